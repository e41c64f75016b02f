#include "base/charset.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace base {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF", kLittleMark = "\xFF\xFE", kBigMark = "\xFE\xFF";
constexpr char32_t kUnknown = 0xFFFD;

constexpr std::pair<Charset, std::string_view> kNames[] = {{Charset::kUtf8, "utf-8"},
                                                           {Charset::kWindows1252, "windows-1252"},
                                                           {Charset::kLatin1, "iso-8859-1"},
                                                           {Charset::kUtf16, "utf-16"}};

// 0x80 to 0x9F as Windows reads them; five are not assigned.
constexpr char32_t kWindows[32] = {
    0x20AC, kUnknown, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030,   0x0160,
    0x2039, 0x0152,   kUnknown, 0x017D, kUnknown, kUnknown, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014,   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, kUnknown, 0x017E, 0x0178};

void Append(std::string& text, char32_t point) {
  auto add = [&](char32_t bits) { text += static_cast<char>(static_cast<unsigned char>(bits)); };
  if (point < 0x80) return add(point);
  if (point < 0x800) {
    add(0xC0 | point >> 6);
  } else {
    if (point < 0x10000) {
      add(0xE0 | point >> 12);
    } else {
      add(0xF0 | point >> 18);
      add(0x80 | (point >> 12 & 0x3F));
    }
    add(0x80 | (point >> 6 & 0x3F));
  }
  add(0x80 | (point & 0x3F));
}

std::string DecodeBytes(std::string_view bytes, bool windows) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (char c : bytes) {
    auto byte = static_cast<unsigned char>(c);
    Append(text, windows && byte >= 0x80 && byte < 0xA0 ? kWindows[byte - 0x80] : char32_t{byte});
  }
  return text;
}

std::string DecodeUtf16(std::string_view bytes) {
  bool big = bytes.starts_with(kBigMark) || (!bytes.empty() && bytes[0] == '\0');
  if (bytes.starts_with(kBigMark) || bytes.starts_with(kLittleMark)) bytes.remove_prefix(2);
  auto unit = [&](std::size_t i) {
    auto first = static_cast<unsigned char>(bytes[i]), second = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big ? first << 8 | second : second << 8 | first);
  };
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t point = unit(i);
    if (point >= 0xD800 && point < 0xE000) {
      char32_t low = point < 0xDC00 && i + 3 < bytes.size() ? unit(i + 2) : 0;
      bool pair = low >= 0xDC00 && low < 0xE000;
      point = pair ? 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00) : kUnknown;
      if (pair) i += 2;
    }
    Append(text, point);
  }
  if (bytes.size() % 2 != 0) Append(text, kUnknown);
  return text;
}

// The length of the well-formed character at the beginning of `text`, 0 if there is none.
std::size_t Character(std::string_view text) {
  auto at = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  auto follows = [&](std::size_t i, unsigned from = 0x80, unsigned to = 0xBF) { return at(i) >= from && at(i) <= to; };
  unsigned first = at(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    bool second = follows(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
    return second && follows(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    bool second = follows(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
    return second && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::string_view Name(Charset charset) {
  return std::find_if(std::begin(kNames), std::end(kNames), [&](const auto& each) { return each.first == charset; })
      ->second;
}

std::optional<Charset> ParseCharset(std::string_view name) {
  for (const auto& each : kNames) {
    if (each.second == name) return each.first;
  }
  return std::nullopt;
}

Charset GuessCharset(std::string_view bytes) {
  if (bytes.starts_with(kLittleMark) || bytes.starts_with(kBigMark)) return Charset::kUtf16;
  const std::string_view head = bytes.substr(0, 256);
  const auto nuls = std::count(head.begin(), head.end(), '\0');
  if (head.size() >= 4 && nuls * 3 >= static_cast<std::ptrdiff_t>(head.size())) return Charset::kUtf16;
  return IsUtf8(bytes) ? Charset::kUtf8 : Charset::kWindows1252;
}

std::string Decode(std::string_view bytes, Charset charset) {
  switch (charset) {
    case Charset::kUtf16: return DecodeUtf16(bytes);
    case Charset::kWindows1252: return DecodeBytes(bytes, true);
    case Charset::kLatin1: return DecodeBytes(bytes, false);
    case Charset::kUtf8: break;
  }
  if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
  return std::string(bytes);
}

bool IsUtf8(std::string_view text) {
  while (!text.empty()) {
    const auto length = Character(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

}  // namespace base
