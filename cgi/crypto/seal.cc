#include "crypto/seal.h"

#include "crypto/sodium.h"

namespace crypto {
namespace {

constexpr std::string_view kVersion = "v1.";
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

}  // namespace

std::string Seal(const Keys& keys, Use use, std::string_view context, std::string_view text) {
  StartSodium();
  std::string sealed(kNonce + text.size() + kTag, '\0');
  auto* nonce = reinterpret_cast<unsigned char*>(sealed.data());
  randombytes_buf(nonce, kNonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + kNonce, nullptr, Bytes(text), text.size(), Bytes(context),
                                             context.size(), nullptr, nonce, keys.For(use).data());
  return std::string(kVersion) + Encode(nonce, sealed.size());
}

std::optional<std::string> Open(const Keys& keys, Use use, std::string_view context, std::string_view sealed) {
  std::string bytes;
  if (!sealed.starts_with(kVersion) || !Decode(sealed.substr(kVersion.size()), bytes) ||
      bytes.size() < kNonce + kTag) {
    return std::nullopt;
  }
  const unsigned char* nonce = Bytes(bytes);
  std::string text(bytes.size() - kNonce - kTag, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(text.data()), nullptr, nullptr,
                                                 nonce + kNonce, bytes.size() - kNonce, Bytes(context),
                                                 context.size(), nonce, keys.For(use).data()) != 0) {
    return std::nullopt;
  }
  return text;
}

}  // namespace crypto
