#include "rules/form.h"

#include "crypto/token.h"

namespace rules {

std::string NewBrowser() { return crypto::NewToken(); }

std::string FormToken(const House& house, std::string_view binding, std::string_view path) {
  return crypto::Digest(house.keys, crypto::Use::kForm, {binding, path});
}

bool CheckFormToken(const House& house, std::string_view binding, std::string_view path, std::string_view token) {
  return !binding.empty() && crypto::Equal(FormToken(house, binding, path), token);
}

}  // namespace rules
