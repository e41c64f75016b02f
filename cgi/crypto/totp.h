// Codes of an authenticator app: TOTP (RFC 6238) with SHA-1, six digits, half a minute; and the recovery codes beside
// it. The only includer of <liboath/oath.h>.
#ifndef PFORTE_CRYPTO_TOTP_H_
#define PFORTE_CRYPTO_TOTP_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace crypto {

inline constexpr std::int64_t kTotpPeriod = 30;

// 160 random bits, as RFC 4226 recommends.
[[nodiscard]] std::string NewTotpSecret();
// The code of the `step`-th period since 1970. Throws base::Fault for a secret that cannot be used.
[[nodiscard]] std::string Totp(std::string_view secret, std::int64_t step);

// 24 letters and digits of base32: 120 random bits, so that a fast digest of it at rest is enough (ASVS 6.5.2).
[[nodiscard]] std::string NewRecoveryCode();

// RFC 4648 section 6, without padding.
[[nodiscard]] std::string Base32(std::string_view bytes);

}  // namespace crypto

#endif  // PFORTE_CRYPTO_TOTP_H_
