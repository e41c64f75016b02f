// The door to libsodium for this folder: started before its first use.
#ifndef PFORTE_CRYPTO_SODIUM_H_
#define PFORTE_CRYPTO_SODIUM_H_

#include <sodium.h>

#include <string>
#include <string_view>

namespace crypto {

// Cheap after the first call. Throws base::Fault if the system has no source of randomness.
void StartSodium();

// Base64url without padding (RFC 4648 section 5).
[[nodiscard]] std::string Encode(const unsigned char* data, std::size_t size);
// False, with `data` unchanged, unless `text` is the one canonical encoding of some bytes.
[[nodiscard]] bool Decode(std::string_view text, std::string& data);

inline const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

inline void Wipe(std::string& text) { sodium_memzero(text.data(), text.size()); }

}  // namespace crypto

#endif  // PFORTE_CRYPTO_SODIUM_H_
