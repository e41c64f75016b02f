#include "crypto/sodium.h"

#include "base/fault.h"

namespace crypto {

void StartSodium() {
  if (sodium_init() < 0) throw base::Fault("libsodium does not start: no source of randomness");
}

std::string Encode(const unsigned char* data, std::size_t size) {
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(size, kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), data, size, kVariant);
  text.pop_back();  // the terminating NUL, which the length counts
  return text;
}

bool Decode(std::string_view text, std::string& data) {
  std::string decoded(text.size(), '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(decoded.data()), decoded.size(),
                        text.data(), text.size(), nullptr, &size, nullptr,
                        sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) {
    return false;
  }
  decoded.resize(size);
  // libsodium 1.0.18 reads a byte beyond ASCII like '_'.
  if (Encode(Bytes(decoded), size) != text) return false;
  data = std::move(decoded);
  return true;
}

}  // namespace crypto
