#include "crypto/token.h"

#include <cstdint>

#include "crypto/sodium.h"

namespace crypto {

std::string NewToken() {
  StartSodium();
  unsigned char random[32];
  randombytes_buf(random, sizeof random);
  std::string token = Encode(random, sizeof random);
  sodium_memzero(random, sizeof random);
  return token;
}

std::string NewCode() {
  StartSodium();
  const std::string digits = std::to_string(randombytes_uniform(100'000'000));
  return std::string(8 - digits.size(), '0') + digits;
}

std::string NewRequestId() {
  StartSodium();
  unsigned char random[8];
  randombytes_buf(random, sizeof random);
  char hex[2 * sizeof random + 1];
  return sodium_bin2hex(hex, sizeof hex, random, sizeof random);
}

std::string Digest(const Keys& keys, Use use, std::initializer_list<std::string_view> parts) {
  const Key& key = keys.For(use);
  crypto_generichash_state state;
  crypto_generichash_init(&state, key.data(), key.size(), crypto_generichash_BYTES);
  for (const std::string_view part : parts) {
    unsigned char length[8];
    for (std::size_t i = 0; i < sizeof length; ++i) {
      length[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(part.size()) >> (8 * i));
    }
    crypto_generichash_update(&state, length, sizeof length);
    crypto_generichash_update(&state, Bytes(part), part.size());
  }
  unsigned char digest[crypto_generichash_BYTES];
  crypto_generichash_final(&state, digest, sizeof digest);
  sodium_memzero(&state, sizeof state);
  return Encode(digest, sizeof digest);
}

bool Equal(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace crypto
