#include "crypto/totp.h"

#include <liboath/oath.h>

#include "base/fault.h"
#include "crypto/sodium.h"

namespace crypto {
namespace {

constexpr unsigned kDigits = 6;

std::string Random(std::size_t size) {
  StartSodium();
  std::string bytes(size, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

}  // namespace

std::string NewTotpSecret() { return Random(20); }

std::string Totp(std::string_view secret, std::int64_t step) {
  char code[kDigits + 1];
  const int result = oath_hotp_generate(secret.data(), secret.size(), static_cast<std::uint64_t>(step), kDigits, false,
                                        OATH_HOTP_DYNAMIC_TRUNCATION, code);
  if (result != OATH_OK) throw base::Fault(std::string("one-time code: ") + oath_strerror(result));
  return code;
}

std::string NewRecoveryCode() { return Base32(Random(15)); }

std::string Base32(std::string_view bytes) {
  constexpr char kDigitsOf32[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  unsigned value = 0, bits = 0;
  for (char c : bytes) {
    value = (value << 8 | static_cast<unsigned char>(c)) & 0xffff;
    for (bits += 8; bits >= 5; bits -= 5) text += kDigitsOf32[value >> (bits - 5) & 31];
  }
  if (bits > 0) text += kDigitsOf32[value << (5 - bits) & 31];
  return text;
}

}  // namespace crypto
