// Bytes that are no secret: written as text to be stored, and named by what they say.
#ifndef PFORTE_CRYPTO_CONTENT_H_
#define PFORTE_CRYPTO_CONTENT_H_

#include <string>
#include <string_view>

namespace crypto {

// Base64url without padding (RFC 4648 section 5).
[[nodiscard]] std::string Pack(std::string_view bytes);
// What Pack was given; "" for what it never returns.
[[nodiscard]] std::string Unpack(std::string_view packed);

// 24 letters a to p: 96 bits of BLAKE2b, without a key. The same content has the same mark everywhere.
[[nodiscard]] std::string ContentMark(std::string_view content);

}  // namespace crypto

#endif  // PFORTE_CRYPTO_CONTENT_H_
