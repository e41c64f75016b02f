// Passwords: Argon2id (RFC 9106) by libsodium; the resulting hash string is
// encrypted (XChaCha20-Poly1305) under the key file before it is stored, bound to
// its owner, so neither a stolen database nor a swapped row can be guessed against.
#ifndef PFORTE_CRYPTO_PASSWORD_H_
#define PFORTE_CRYPTO_PASSWORD_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/keys.h"

namespace crypto {

struct Cost {
  std::int64_t memory_kib = 19456;
  std::int64_t passes = 2;
};

// Longest password that is hashed, in bytes; callers refuse longer ones before.
inline constexpr std::size_t kMaxPasswordBytes = 1024;

// "v1.<base64url of nonce and ciphertext>". `owner` is the canonical e-mail
// address the hash belongs to. Throws base::Fault (kBusy) if memory is short.
[[nodiscard]] std::string HashPassword(const Keys& keys, Cost cost, std::string_view owner,
                                       std::string_view password);

enum class Verdict { kMatch, kMatchButOutdated, kMismatch };

// Outdated: hashed at another cost than `cost`; hash anew while the password is at
// hand. A blob that does not open (tampered, other owner, other key) throws base::Fault:
// it says nothing about the password.
[[nodiscard]] Verdict VerifyPassword(const Keys& keys, Cost cost, std::string_view owner,
                                     std::string_view stored, std::string_view password);

// Takes as long as VerifyPassword at `cost`; always a mismatch. For addresses
// nobody has, so that time does not tell who is a customer.
void VerifyNobody(const Keys& keys, Cost cost, std::string_view password);

// The hash of another program (crypto/foreign.h), of which only its public setting and the Argon2id hash of its digest
// are kept, sealed like HashPassword's: VerifyPassword computes both, one after the other, and calls a match outdated.
// Throws base::Fault unless the hash is good.
[[nodiscard]] std::string WrapForeignHash(const Keys& keys, Cost cost, std::string_view owner,
                                          std::string_view foreign);

// The same hash bound to another owner, after a corrected address.
[[nodiscard]] std::string ResealPassword(const Keys& keys, std::string_view stored,
                                         std::string_view old_owner, std::string_view new_owner);

// True if an attacker who knows `words` (name, address, website) needs fewer than
// 10^8 guesses by zxcvbn's estimate.
[[nodiscard]] bool IsGuessable(std::string_view password, const std::vector<std::string>& words);

// Bounds how many Argon2id computations run at once over all processes: each holds
// an flock on one of `slots` files below `directory` until destroyed, also by kill -9.
// Waits up to three seconds, then throws base::Fault (kBusy).
class HashSlot {
 public:
  HashSlot(const std::string& directory, std::int64_t slots);
  ~HashSlot();
  HashSlot(const HashSlot&) = delete;
  HashSlot& operator=(const HashSlot&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace crypto

#endif  // PFORTE_CRYPTO_PASSWORD_H_
