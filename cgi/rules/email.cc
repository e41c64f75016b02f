#include "rules/email.h"

namespace rules {
namespace {

bool IsLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool IsLocalPart(std::string_view local) {
  if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.' || local.front() == '-') {
    return false;
  }
  char before = 0;
  for (char c : local) {
    if (!IsLetterOrDigit(c) && std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) == std::string_view::npos) return false;
    if (c == '.' && before == '.') return false;
    before = c;
  }
  return true;
}

bool IsHostName(std::string_view host) {
  std::size_t labels = 0;
  while (true) {
    auto dot = host.find('.');
    std::string_view label = host.substr(0, dot);
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
    for (char c : label) {
      if (!IsLetterOrDigit(c) && c != '-') return false;
    }
    ++labels;
    if (dot == std::string_view::npos) break;
    host.remove_prefix(dot + 1);
  }
  return labels >= 2;
}

}  // namespace

std::optional<std::string> EmailKey(std::string_view email) {
  if (email.size() > 254) return std::nullopt;
  std::string key;
  for (char c : email) key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  auto at = key.rfind('@');
  if (at == std::string::npos) return std::nullopt;
  std::string_view view = key;
  if (!IsLocalPart(view.substr(0, at)) || !IsHostName(view.substr(at + 1))) return std::nullopt;
  return key;
}

}  // namespace rules
