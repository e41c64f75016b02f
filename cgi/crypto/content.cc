#include "crypto/content.h"

#include <array>

#include "crypto/sodium.h"

namespace crypto {

std::string Pack(std::string_view bytes) {
  StartSodium();
  return Encode(Bytes(bytes), bytes.size());
}

std::string Unpack(std::string_view packed) {
  StartSodium();
  std::string bytes;
  return Decode(packed, bytes) ? bytes : "";
}

std::string ContentMark(std::string_view content) {
  StartSodium();
  constexpr std::size_t kHalves = 24;
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash(hash.data(), hash.size(), Bytes(content), content.size(), nullptr, 0);
  std::string mark;
  for (std::size_t i = 0; i < kHalves; ++i) {
    mark += static_cast<char>('a' + (i % 2 == 0 ? hash[i / 2] >> 4 : hash[i / 2] & 15));
  }
  return mark;
}

}  // namespace crypto
