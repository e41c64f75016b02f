// Random tokens and their digests at rest. A token is 256 bits from the
// system's generator; the database keeps only its keyed BLAKE2b-256, so a stolen
// database opens nothing (ASVS 7.2.3, 6.5.2).
#ifndef PFORTE_CRYPTO_TOKEN_H_
#define PFORTE_CRYPTO_TOKEN_H_

#include <initializer_list>
#include <string>
#include <string_view>

#include "crypto/keys.h"

namespace crypto {

// 43 characters of base64url (RFC 4648 section 5, no padding): 256 random bits.
[[nodiscard]] std::string NewToken();

// Eight decimal digits, uniformly distributed (26.5 bits), for typing from a mail.
[[nodiscard]] std::string NewCode();

// Eight random bytes in hex, to find a request in the log. Not a secret.
[[nodiscard]] std::string NewRequestId();

// Keyed BLAKE2b-256 of `text` under the subkey of `use`; 43 characters of base64url.
// Parts are joined with their lengths, so ("ab","c") and ("a","bc") differ.
[[nodiscard]] std::string Digest(const Keys& keys, Use use,
                                 std::initializer_list<std::string_view> parts);

// Compares without telling where the difference is; false for unequal lengths.
[[nodiscard]] bool Equal(std::string_view a, std::string_view b);

}  // namespace crypto

#endif  // PFORTE_CRYPTO_TOKEN_H_
