#include "http/form.h"

#include <algorithm>

#include "base/hex.h"

namespace http {
namespace {

bool Decode(std::string_view text, bool plus_is_blank, std::string& decoded) {
  decoded.clear();
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size()) return false;
      int high = base::HexValue(text[i + 1]), low = base::HexValue(text[i + 2]);
      if (high < 0 || low < 0) return false;
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      decoded += text[i] == '+' && plus_is_blank ? ' ' : text[i];
    }
  }
  return true;
}

// CR LF and CR become LF in valid UTF-8; false for any other control character but LF and TAB.
bool CleanLines(std::string& value) {
  std::string clean;
  clean.reserve(value.size());
  unsigned char before = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    auto c = static_cast<unsigned char>(value[i]);
    // U+0080 to U+009F, of which U+0085 is a line break to some readers.
    if (before == 0xC2 && c < 0xA0) return false;
    before = c;
    if (c == '\r') {
      if (i + 1 < value.size() && value[i + 1] == '\n') continue;
      clean += '\n';
    } else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f) {
      return false;
    } else {
      clean += value[i];
    }
  }
  value = std::move(clean);
  return true;
}

}  // namespace

bool Form::Add(std::string name, std::string value) {
  if (fields_.size() == kMaxFields || name.size() > kMaxFieldBytes || value.size() > kMaxFieldBytes) return false;
  if (!IsUtf8(name) || !IsUtf8(value) || !CleanLines(name) || !CleanLines(value) || Has(name)) return false;
  fields_.emplace_back(std::move(name), std::move(value));
  return true;
}

std::string_view Form::Get(std::string_view name) const {
  for (const auto& [key, value] : fields_) {
    if (key == name) return value;
  }
  return "";
}

bool Form::Has(std::string_view name) const {
  for (const auto& [key, value] : fields_) {
    if (key == name) return true;
  }
  return false;
}

std::optional<long long> Form::Number(std::string_view name) const {
  std::string_view text = Get(name);
  if (text.empty() || text.size() > 18) return std::nullopt;
  long long number = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::optional<Form> ParseForm(std::string_view text) {
  Form form;
  while (!text.empty()) {
    std::string_view pair = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(pair.size() + 1, text.size()));
    if (pair.empty()) continue;
    auto equals = pair.find('=');
    std::string name, value;
    if (!Decode(pair.substr(0, equals), true, name)) return std::nullopt;
    if (equals != std::string_view::npos && !Decode(pair.substr(equals + 1), true, value)) {
      return std::nullopt;
    }
    if (!form.Add(std::move(name), std::move(value))) return std::nullopt;
  }
  return form;
}

std::string EncodeUrl(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string encoded;
  for (char c : text) {
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                 c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      encoded += c;
    } else {
      auto byte = static_cast<unsigned char>(c);
      encoded += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return encoded;
}

std::optional<std::string> DecodeUrl(std::string_view text) {
  std::string decoded;
  if (!Decode(text, false, decoded)) return std::nullopt;
  return decoded;
}

// RFC 3629: shortest forms only, no surrogates, nothing above U+10FFFF.
bool IsUtf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    auto lead = static_cast<unsigned char>(text[i++]);
    if (lead < 0x80) continue;
    int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4) return false;
    unsigned char low = 0x80, high = 0xBF;  // of the byte after the lead
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
    for (; more > 0; --more) {
      if (i == text.size()) return false;
      auto next = static_cast<unsigned char>(text[i++]);
      if (next < low || next > high) return false;
      low = 0x80;
      high = 0xBF;
    }
  }
  return true;
}

}  // namespace http
