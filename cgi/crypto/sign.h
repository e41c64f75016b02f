// Signatures by which two installations know each other: Ed25519 (RFC 8032), the key pair derived from the key file, so
// that there is no other secret to keep. Knows nothing of what is signed.
#ifndef PFORTE_CRYPTO_SIGN_H_
#define PFORTE_CRYPTO_SIGN_H_

#include <string>
#include <string_view>

#include "crypto/keys.h"

namespace crypto {

inline constexpr std::size_t kPublicKeyLength = 43, kSignatureLength = 86;  // characters of base64url

// What the other side must know: no secret.
[[nodiscard]] std::string PublicKey(const Keys& keys);
[[nodiscard]] bool IsPublicKey(std::string_view text);

[[nodiscard]] std::string Sign(const Keys& keys, std::string_view text);
// Whether the owner of `public_key` signed exactly this text.
[[nodiscard]] bool IsSigned(std::string_view public_key, std::string_view text, std::string_view signature);

}  // namespace crypto

#endif  // PFORTE_CRYPTO_SIGN_H_
