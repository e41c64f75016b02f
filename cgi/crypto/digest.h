// MD5 (RFC 1321), SHA-1 and SHA-384 (FIPS 180-4), with which other programs hashed passwords; libsodium has none of
// them. For crypto/foreign.h alone: nothing new is built on them.
#ifndef PFORTE_CRYPTO_DIGEST_H_
#define PFORTE_CRYPTO_DIGEST_H_

#include <string>
#include <string_view>

namespace crypto {

// 16, 20 and 48 raw bytes.
[[nodiscard]] std::string Md5(std::string_view text);
[[nodiscard]] std::string Sha1(std::string_view text);
// HMAC (RFC 2104); `key` of at most 128 bytes.
[[nodiscard]] std::string HmacSha384(std::string_view key, std::string_view text);

}  // namespace crypto

#endif  // PFORTE_CRYPTO_DIGEST_H_
