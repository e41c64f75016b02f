#include "crypto/digest.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

#include "crypto/sodium.h"

namespace crypto {
namespace {

constexpr std::size_t kBlock = 64;  // of MD5 and SHA-1, in bytes

// The text, a 1 bit, zeros, and its length in bits as 64 bits: whole blocks.
std::string Pad(std::string_view text, bool big_endian) {
  std::string padded(text);
  padded += '\x80';
  while (padded.size() % kBlock != kBlock - 8) padded += '\0';
  const std::uint64_t bits = std::uint64_t{text.size()} * 8;
  for (int i = 0; i < 8; ++i) padded += static_cast<char>(bits >> 8 * (big_endian ? 7 - i : i) & 0xFF);
  return padded;
}

std::uint32_t Word(const std::string& bytes, std::size_t at, bool big_endian) {
  std::uint32_t word = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    word |= std::uint32_t{static_cast<unsigned char>(bytes[at + i])} << 8 * (big_endian ? 3 - i : i);
  }
  return word;
}

template <std::size_t kWords>
std::string Bytes(const std::uint32_t (&words)[kWords], bool big_endian) {
  std::string bytes;
  for (const auto word : words) {
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(word >> 8 * (big_endian ? 3 - i : i) & 0xFF);
  }
  return bytes;
}

}  // namespace

std::string Md5(std::string_view text) {
  // RFC 1321 section 3.4: the integer part of 2^32 times abs(sin(i + 1)).
  static const auto kSines = [] {
    std::array<std::uint32_t, 64> sines{};
    for (std::size_t i = 0; i < sines.size(); ++i) {
      sines[i] = static_cast<std::uint32_t>(std::floor(std::fabs(std::sin(static_cast<double>(i + 1))) * 4294967296.0));
    }
    return sines;
  }();
  constexpr int kShifts[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
  std::uint32_t state[4] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  std::string padded = Pad(text, false);
  for (std::size_t block = 0; block < padded.size(); block += kBlock) {
    auto [a, b, c, d] = state;
    for (std::uint32_t i = 0; i < 64; ++i) {
      const std::uint32_t round = i / 16;
      const std::uint32_t mix = round == 0   ? (b & c) | (~b & d)
                                : round == 1 ? (d & b) | (~d & c)
                                : round == 2 ? b ^ c ^ d
                                             : c ^ (b | ~d);
      const std::uint32_t which = (round == 0 ? i : round == 1 ? 5 * i + 1 : round == 2 ? 3 * i + 5 : 7 * i) % 16;
      const std::uint32_t sum = a + mix + kSines[i] + Word(padded, block + 4 * which, false);
      a = d;
      d = c;
      c = b;
      b += std::rotl(sum, kShifts[round][i % 4]);
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
  }
  Wipe(padded);
  return Bytes(state, false);
}

std::string Sha1(std::string_view text) {
  std::uint32_t state[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  std::string padded = Pad(text, true);
  for (std::size_t block = 0; block < padded.size(); block += kBlock) {
    std::uint32_t words[80];
    for (std::size_t i = 0; i < 80; ++i) {
      words[i] = i < 16 ? Word(padded, block + 4 * i, true)
                        : std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    }
    auto [a, b, c, d, e] = state;
    for (std::size_t i = 0; i < 80; ++i) {
      const std::uint32_t mix = i < 20   ? ((b & c) | (~b & d)) + 0x5a827999
                                : i < 40 ? (b ^ c ^ d) + 0x6ed9eba1
                                : i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
                                         : (b ^ c ^ d) + 0xca62c1d6;
      const std::uint32_t sum = std::rotl(a, 5) + mix + e + words[i];
      e = d;
      d = c;
      c = std::rotl(b, 30);
      b = a;
      a = sum;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
  }
  Wipe(padded);
  return Bytes(state, true);
}

namespace {

// SHA-384 is SHA-512 with other initial values, cut (FIPS 180-4 section 6.5).
class Sha384 {
 public:
  Sha384() {
    constexpr std::uint64_t kInitial[8] = {0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17,
                                           0x152fecd8f70e5939, 0x67332667ffc00b31, 0x8eb44a8768581511,
                                           0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4};
    crypto_hash_sha512_init(&state_);
    for (std::size_t i = 0; i < 8; ++i) state_.state[i] = kInitial[i];
  }
  ~Sha384() { sodium_memzero(&state_, sizeof state_); }
  Sha384(const Sha384&) = delete;
  Sha384& operator=(const Sha384&) = delete;

  void Add(std::string_view text) { crypto_hash_sha512_update(&state_, crypto::Bytes(text), text.size()); }
  std::string Finish() {
    unsigned char digest[crypto_hash_sha512_BYTES];
    crypto_hash_sha512_final(&state_, digest);
    return {reinterpret_cast<const char*>(digest), 48};
  }

 private:
  crypto_hash_sha512_state state_;
};

}  // namespace

std::string HmacSha384(std::string_view key, std::string_view text) {
  constexpr std::size_t kSize = 128;  // a block of SHA-512
  std::string inner_key(kSize, '\x36'), outer_key(kSize, '\x5c');
  for (std::size_t i = 0; i < key.size() && i < kSize; ++i) {
    inner_key[i] = static_cast<char>(inner_key[i] ^ key[i]);
    outer_key[i] = static_cast<char>(outer_key[i] ^ key[i]);
  }
  Sha384 inner, outer;
  inner.Add(inner_key);
  inner.Add(text);
  outer.Add(outer_key);
  outer.Add(inner.Finish());
  return outer.Finish();
}

}  // namespace crypto
