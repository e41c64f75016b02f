// Password hashes of other programs: htpasswd, crypt(3), WordPress, phpBB. None is ever stored as it came: password.h
// wraps it in Argon2id, and this file says what the other program would have made of a password.
//   $2a$ $2b$ $2y$  bcrypt                    $1$ $5$ $6$ $y$  crypt: MD5, SHA-256, SHA-512, yescrypt
//   $apr1$ {SHA}    htpasswd                  $P$ $H$          phpass: WordPress, phpBB
//   $wp$2y$         WordPress 6.8 and later
#ifndef PFORTE_CRYPTO_FOREIGN_H_
#define PFORTE_CRYPTO_FOREIGN_H_

#include <string>
#include <string_view>

namespace crypto {

enum class Foreign {
  kGood,
  kUnknown,  // no hash of these schemes, or a damaged one
  kCostly,   // would take more time or memory than a sign-in may: bcrypt above cost 14, and what is like it
};
[[nodiscard]] Foreign Examine(std::string_view hash);

// What of a good hash does not depend on the password: scheme, cost and salt. The digest is what follows.
[[nodiscard]] std::string_view ForeignSetting(std::string_view hash);

// The digest of `password` by that setting, as the other program writes it; "" for a password that it cannot take (with
// a NUL, or beyond its longest).
[[nodiscard]] std::string ForeignDigest(std::string_view setting, std::string_view password);

}  // namespace crypto

#endif  // PFORTE_CRYPTO_FOREIGN_H_
