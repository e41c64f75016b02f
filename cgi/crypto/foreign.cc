#include "crypto/foreign.h"

#include <crypt.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>

#include "base/fault.h"
#include "crypto/digest.h"
#include "crypto/sodium.h"

namespace crypto {
namespace {

// The alphabet of crypt(3); bcrypt and base64 have the same letters in other places.
constexpr std::string_view kAlphabet = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

// Limits of what a sign-in may cost, each about a second on a small host.
constexpr int kMaxBcryptCost = 14;
constexpr std::int64_t kMaxShaRounds = 500'000;
constexpr std::size_t kMaxPhpassLog2 = 18;
constexpr std::size_t kMaxYescryptLog2 = 14, kMaxYescryptBlocks = 32;  // 64 MiB

enum class Scheme { kBcrypt, kWordPress, kCrypt, kYescrypt, kApr1, kSha, kPhpass, kNone };

bool StartsWithOneOf(std::string_view text, std::initializer_list<std::string_view> heads) {
  return std::any_of(heads.begin(), heads.end(), [&](std::string_view head) { return text.starts_with(head); });
}

Scheme SchemeOf(std::string_view hash) {
  if (StartsWithOneOf(hash, {"$2a$", "$2b$", "$2y$"})) return Scheme::kBcrypt;
  if (hash.starts_with("$wp$2y$")) return Scheme::kWordPress;
  if (StartsWithOneOf(hash, {"$1$", "$5$", "$6$"})) return Scheme::kCrypt;
  if (hash.starts_with("$y$")) return Scheme::kYescrypt;
  if (hash.starts_with("$apr1$")) return Scheme::kApr1;
  if (hash.starts_with("{SHA}")) return Scheme::kSha;
  if (StartsWithOneOf(hash, {"$P$", "$H$"})) return Scheme::kPhpass;
  return Scheme::kNone;
}

bool IsOf(std::string_view text, std::string_view alphabet) {
  return text.find_first_not_of(alphabet) == std::string_view::npos;
}

// A number without leading zeros that ends at `end`; -1 for anything else.
std::int64_t Number(std::string_view text) {
  std::int64_t number = -1;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() && !text.starts_with('0') ? number : -1;
}

Foreign ExamineBcrypt(std::string_view hash) {
  auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (hash.size() != 60 || !is_digit(hash[4]) || !is_digit(hash[5]) || hash[6] != '$' ||
      !IsOf(hash.substr(7), kAlphabet)) {
    return Foreign::kUnknown;
  }
  const int cost = (hash[4] - '0') * 10 + (hash[5] - '0');
  if (cost < 4 || cost > 31) return Foreign::kUnknown;
  return cost > kMaxBcryptCost ? Foreign::kCostly : Foreign::kGood;
}

// $5$[rounds=N$]salt$digest, and $1$, which has no rounds.
Foreign ExamineCrypt(std::string_view hash) {
  const char kind = hash[1];
  std::string_view rest = hash.substr(3);
  constexpr std::string_view kRounds = "rounds=";
  std::int64_t rounds = 5000;
  if (kind != '1' && rest.starts_with(kRounds)) {
    const auto end = std::min(rest.find('$'), rest.size());
    rounds = Number(rest.substr(kRounds.size(), end - kRounds.size()));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  const auto end = rest.find('$');
  const std::size_t salt = kind == '1' ? 8 : 16, digest = kind == '1' ? 22 : kind == '5' ? 43 : 86;
  if (rounds < 1000 || end == std::string_view::npos || end > salt || !IsOf(rest.substr(0, end), kAlphabet) ||
      rest.size() - end - 1 != digest || !IsOf(rest.substr(end + 1), kAlphabet)) {
    return Foreign::kUnknown;
  }
  return rounds > kMaxShaRounds ? Foreign::kCostly : Foreign::kGood;
}

// $y$j9T$salt$digest: the flags of passwords, log2 of the blocks less one, their size less one.
Foreign ExamineYescrypt(std::string_view hash) {
  constexpr std::size_t kParameters = 7;  // characters of "$y$j9T$"
  const auto end = hash.find('$', kParameters);
  if (hash.size() < kParameters || hash[3] != 'j' || !IsOf(hash.substr(4, 2), kAlphabet) || hash[6] != '$' ||
      end == std::string_view::npos || end == kParameters || end > kParameters + 86 || hash.size() - end - 1 != 43 ||
      !IsOf(hash.substr(kParameters, end - kParameters), kAlphabet) || !IsOf(hash.substr(end + 1), kAlphabet)) {
    return Foreign::kUnknown;
  }
  const auto log2 = kAlphabet.find(hash[4]) + 1, blocks = kAlphabet.find(hash[5]) + 1;
  return log2 > kMaxYescryptLog2 || blocks > kMaxYescryptBlocks ? Foreign::kCostly : Foreign::kGood;
}

Foreign ExamineApr1(std::string_view hash) {
  const std::string_view rest = hash.substr(6);
  const auto end = rest.find('$');
  const bool good = end != std::string_view::npos && end > 0 && end <= 8 && IsOf(rest.substr(0, end), kAlphabet) &&
                    rest.size() - end - 1 == 22 && IsOf(rest.substr(end + 1), kAlphabet);
  return good ? Foreign::kGood : Foreign::kUnknown;
}

Foreign ExamineSha(std::string_view hash) {
  constexpr std::string_view kBase64 = "+/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const bool good = hash.size() == 33 && hash.back() == '=' && IsOf(hash.substr(5, 27), kBase64);
  return good ? Foreign::kGood : Foreign::kUnknown;
}

Foreign ExaminePhpass(std::string_view hash) {
  if (hash.size() != 34 || !IsOf(hash.substr(3), kAlphabet)) return Foreign::kUnknown;
  const auto log2 = kAlphabet.find(hash[3]);
  if (log2 < 7 || log2 > 30) return Foreign::kUnknown;
  return log2 > kMaxPhpassLog2 ? Foreign::kCostly : Foreign::kGood;
}

// Bytes as MD5-crypt and phpass write them: groups of six bits, the lowest first.
void Append(std::string& text, std::uint32_t bits, int characters) {
  for (; characters > 0; --characters, bits >>= 6) text += kAlphabet[bits & 0x3F];
}

std::uint32_t Byte(const std::string& bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

// APR1 is MD5-crypt with another name in it (apr_md5.c).
std::string Apr1(std::string_view salt, std::string_view password) {
  std::string text = std::string(password) + "$apr1$" + std::string(salt);
  std::string digest = Md5(std::string(password) + std::string(salt) + std::string(password));
  for (std::size_t left = password.size(); left > 0; left -= std::min<std::size_t>(left, 16)) {
    text += digest.substr(0, std::min<std::size_t>(left, 16));
  }
  for (std::size_t bits = password.size(); bits != 0; bits >>= 1) text += (bits & 1) != 0 ? '\0' : password[0];
  digest = Md5(text);
  for (int round = 0; round < 1000; ++round) {
    text = round % 2 != 0 ? std::string(password) : digest;
    if (round % 3 != 0) text += salt;
    if (round % 7 != 0) text += password;
    text += round % 2 != 0 ? digest : std::string(password);
    digest = Md5(text);
  }
  Wipe(text);
  std::string written;
  for (std::size_t i = 0; i < 5; ++i) {
    const std::size_t last = i == 4 ? 5 : i + 12;
    Append(written, Byte(digest, i) << 16 | Byte(digest, i + 6) << 8 | Byte(digest, last), 4);
  }
  Append(written, Byte(digest, 11), 2);
  return written;
}

std::string Phpass(std::string_view setting, std::string_view password) {
  const std::string salt(setting.substr(4));
  std::string digest = Md5(salt + std::string(password));
  for (std::uint32_t rounds = 1u << kAlphabet.find(setting[3]); rounds > 0; --rounds) {
    digest = Md5(digest + std::string(password));
  }
  std::string written;
  for (std::size_t i = 0; i < 15; i += 3) {
    Append(written, Byte(digest, i) | Byte(digest, i + 1) << 8 | Byte(digest, i + 2) << 16, 4);
  }
  Append(written, Byte(digest, 15), 2);
  return written;
}

std::string Base64(std::string_view bytes) {
  constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;
  std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), Bytes(bytes), bytes.size(), kVariant);
  text.pop_back();  // the terminating NUL
  return text;
}

std::string Crypt(std::string_view setting, std::string_view password) {
  // By heap: half a page of stack belongs to the caller, crypt_data is 32 KiB.
  auto wipe = [](crypt_data* data) {
    sodium_memzero(data, sizeof *data);
    delete data;
  };
  const std::unique_ptr<crypt_data, decltype(wipe)> data(new crypt_data{}, wipe);
  std::string text(password);
  const char* hash = ::crypt_rn(text.c_str(), std::string(setting).c_str(), data.get(), sizeof(crypt_data));
  Wipe(text);
  const std::string_view whole = hash == nullptr ? "" : hash;  // none for a password that the scheme cannot take
  return std::string(whole.substr(std::min(setting.size(), whole.size())));
}

// PHP's trim, which WordPress applies to what is typed.
std::string_view PhpTrim(std::string_view text) {
  constexpr std::string_view kBlanks(" \t\n\r\0\x0B", 6);
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return "";
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

}  // namespace

Foreign Examine(std::string_view hash) {
  switch (SchemeOf(hash)) {
    case Scheme::kBcrypt: return ExamineBcrypt(hash);
    case Scheme::kWordPress: return ExamineBcrypt(hash.substr(3));
    case Scheme::kCrypt: return ExamineCrypt(hash);
    case Scheme::kYescrypt: return ExamineYescrypt(hash);
    case Scheme::kApr1: return ExamineApr1(hash);
    case Scheme::kSha: return ExamineSha(hash);
    case Scheme::kPhpass: return ExaminePhpass(hash);
    case Scheme::kNone: break;
  }
  return Foreign::kUnknown;
}

std::string_view ForeignSetting(std::string_view hash) {
  switch (SchemeOf(hash)) {
    case Scheme::kBcrypt: return hash.substr(0, 29);
    case Scheme::kWordPress: return hash.substr(0, 32);
    case Scheme::kPhpass: return hash.substr(0, 12);
    case Scheme::kSha: return hash.substr(0, 5);
    case Scheme::kCrypt:
    case Scheme::kYescrypt:
    case Scheme::kApr1: return hash.substr(0, hash.rfind('$') + 1);
    case Scheme::kNone: break;
  }
  throw base::Fault("a stored password is wrapped in an unknown scheme");
}

std::string ForeignDigest(std::string_view setting, std::string_view password) {
  const Scheme scheme = SchemeOf(setting);
  // What WordPress hashes is base64 and holds none.
  if (scheme != Scheme::kWordPress && password.find('\0') != std::string_view::npos) return "";
  switch (scheme) {
    case Scheme::kBcrypt:
    case Scheme::kCrypt:
    case Scheme::kYescrypt: return Crypt(setting, password);
    case Scheme::kWordPress:
      return Crypt(setting.substr(3), Base64(HmacSha384("wp-sha384", PhpTrim(password))));
    case Scheme::kApr1: return Apr1(setting.substr(6, setting.size() - 7), password);
    case Scheme::kSha: return Base64(Sha1(password));
    case Scheme::kPhpass: return Phpass(setting, password);
    case Scheme::kNone: break;
  }
  throw base::Fault("a stored password is wrapped in an unknown scheme");
}

}  // namespace crypto
