// The key file and what is derived from it. One 32-byte master key, written by
// `pforte init`, mode 0600, never in the database or its backup; each use has a
// subkey of its own (crypto_kdf, BLAKE2b), so no two uses can be confused.
// The only folder that includes <sodium.h>.
#ifndef PFORTE_CRYPTO_KEYS_H_
#define PFORTE_CRYPTO_KEYS_H_

#include <array>
#include <cstdint>
#include <string>

namespace crypto {

enum class Use : std::uint64_t {
  kSession = 1,   // digest of session tokens at rest
  kLink = 2,      // digest of the tokens in mail links
  kCode = 3,      // digest of the short codes in mails
  kForm = 4,      // CSRF tokens
  kDevice = 5,    // device cookies
  kPassword = 6,  // encryption of stored password hashes
  kThrottle = 7,  // names of throttle buckets
  kMarker = 8,    // names of markers, and the gate cookies that name them
  kTicket = 9,    // tickets from one host to another, and what binds them to a browser
  kAudit = 10,    // the chain over the history
  kFactor = 11,   // second factors of staff: sealed secrets, digests of recovery codes
  kSync = 12,     // the key pair by which another installation knows this one
  kSyncAct = 13,  // names of what the office asks the web host for
};

using Key = std::array<unsigned char, 32>;

class Keys {
 public:
  // Reads a key file. Throws base::Fault naming the path when it is missing,
  // malformed, or readable by group or others.
  [[nodiscard]] static Keys Load(const std::string& path);
  // Creates the file (O_EXCL, 0600, fsync). Throws base::Fault if it exists.
  static void Create(const std::string& path);
  // Fixed keys from a seed byte, for tests and benchmarks without a file.
  [[nodiscard]] static Keys FromSeed(unsigned char seed);
  ~Keys();  // wiped
  Keys(const Keys&) = default;
  Keys& operator=(const Keys&) = default;

  [[nodiscard]] const Key& For(Use use) const;

 private:
  Keys() = default;
  std::array<Key, 14> subkeys_{};
};

// "1.0.18", of libsodium.
[[nodiscard]] std::string SodiumVersion();

}  // namespace crypto

#endif  // PFORTE_CRYPTO_KEYS_H_
