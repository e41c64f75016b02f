#include "rules/field.h"

#include "crypto/password.h"
#include "rules/email.h"

namespace rules {

using base::Text;

std::int64_t CodePoints(std::string_view utf8) {
  std::int64_t count = 0;
  for (char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

std::string Trim(std::string_view text) {
  auto first = text.find_first_not_of(" \t\n");
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t\n") - first + 1));
}

void LimitText(model::FormErrors& errors, const std::string& field, std::string_view value, int most) {
  if (CodePoints(value) > most) errors.push_back({field, Text::kFormTooLong, most});
}

void LimitLine(model::FormErrors& errors, const std::string& field, std::string_view value, int most) {
  if (value.find_first_of("\n\t") != std::string_view::npos || value.find("://") != std::string_view::npos) {
    errors.push_back({field, Text::kFormOneLine});
  } else {
    LimitText(errors, field, value, most);
  }
}

void RequireLine(model::FormErrors& errors, const std::string& field, std::string_view value, int most) {
  if (value.empty()) {
    errors.push_back({field, Text::kFormRequired});
  } else {
    LimitLine(errors, field, value, most);
  }
}

void RequireText(model::FormErrors& errors, const std::string& field, std::string_view value, int most) {
  if (value.empty()) {
    errors.push_back({field, Text::kFormRequired});
  } else {
    LimitText(errors, field, value, most);
  }
}

bool IsPageAddress(std::string_view address) {
  return address.size() <= 500 &&
         (address.starts_with("/") || address.starts_with("https://") || address.starts_with("http://"));
}

void LimitLink(model::FormErrors& errors, const std::string& field, std::string_view value) {
  if (!value.empty() && !IsPageAddress(value)) errors.push_back({field, Text::kOfficeFormAddressInvalid});
}

std::string RequireEmail(model::FormErrors& errors, const std::string& field, std::string_view value) {
  if (value.empty()) {
    errors.push_back({field, Text::kFormRequired});
    return "";
  }
  auto key = EmailKey(value);
  if (!key) errors.push_back({field, Text::kFormInvalidEmail});
  return key.value_or("");
}

namespace {

std::string Lower(std::string_view text) {
  std::string lower;
  for (char c : text) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

}  // namespace

void RequireNewPassword(model::FormErrors& errors, const std::string& field, std::string_view password,
                        std::int64_t minimum, std::string_view email, std::string_view name,
                        std::string_view website) {
  if (password.empty()) {
    errors.push_back({field, Text::kFormRequired});
  } else if (password.size() > crypto::kMaxPasswordBytes) {
    errors.push_back({field, Text::kFormPasswordTooLong});
  } else if (CodePoints(password) < minimum) {
    errors.push_back({field, Text::kFormPasswordTooShort, minimum});
  } else {
    std::string lower = Lower(password);
    std::string local(email.substr(0, email.find('@')));
    for (std::string_view word : {std::string_view(email), std::string_view(local), name, website}) {
      if (word.size() >= 4 && lower == Lower(word)) {
        errors.push_back({field, Text::kFormPasswordIsName});
        return;
      }
    }
    if (crypto::IsGuessable(password, {std::string(email), local, std::string(name), std::string(website)})) {
      errors.push_back({field, Text::kFormPasswordGuessable});
    }
  }
}

}  // namespace rules
