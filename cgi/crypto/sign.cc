#include "crypto/sign.h"

#include "crypto/sodium.h"

namespace crypto {
namespace {

struct Pair {
  unsigned char shown[crypto_sign_PUBLICKEYBYTES];
  unsigned char kept[crypto_sign_SECRETKEYBYTES];
  explicit Pair(const Keys& keys) {
    static_assert(sizeof(Key) == crypto_sign_SEEDBYTES);
    StartSodium();
    crypto_sign_seed_keypair(shown, kept, keys.For(Use::kSync).data());
  }
  Pair(const Pair&) = delete;
  Pair& operator=(const Pair&) = delete;
  ~Pair() { sodium_memzero(kept, sizeof kept); }
};

}  // namespace

std::string PublicKey(const Keys& keys) {
  const Pair pair(keys);
  return Encode(pair.shown, sizeof pair.shown);
}

bool IsPublicKey(std::string_view text) {
  std::string bytes;
  return text.size() == kPublicKeyLength && Decode(text, bytes) && bytes.size() == crypto_sign_PUBLICKEYBYTES;
}

std::string Sign(const Keys& keys, std::string_view text) {
  const Pair pair(keys);
  unsigned char signature[crypto_sign_BYTES];
  crypto_sign_detached(signature, nullptr, Bytes(text), text.size(), pair.kept);
  return Encode(signature, sizeof signature);
}

bool IsSigned(std::string_view public_key, std::string_view text, std::string_view signature) {
  StartSodium();
  std::string key, bytes;
  return Decode(public_key, key) && key.size() == crypto_sign_PUBLICKEYBYTES && Decode(signature, bytes) &&
         bytes.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(Bytes(bytes), Bytes(text), text.size(), Bytes(key)) == 0;
}

}  // namespace crypto
