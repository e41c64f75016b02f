// Text that only this installation can read and nobody can alter: XChaCha20-Poly1305
// (draft-irtf-cfrg-xchacha-03), a random nonce for each. Knows nothing of what the text says or how long it holds.
#ifndef PFORTE_CRYPTO_SEAL_H_
#define PFORTE_CRYPTO_SEAL_H_

#include <optional>
#include <string>
#include <string_view>

#include "crypto/keys.h"

namespace crypto {

// "v1." and nonce, text and tag in base64url. It opens for the same use and context alone: whose it is, what for.
[[nodiscard]] std::string Seal(const Keys& keys, Use use, std::string_view context, std::string_view text);
// Nothing unless Seal made it with these keys, use and context, to the last bit.
[[nodiscard]] std::optional<std::string> Open(const Keys& keys, Use use, std::string_view context,
                                              std::string_view sealed);

}  // namespace crypto

#endif  // PFORTE_CRYPTO_SEAL_H_
