// Proof that a POST comes from a page of ours in the same browser (CSRF). The browser carries a
// random cookie; each form holds a keyed digest of that cookie and of the path it posts to.
#ifndef PFORTE_RULES_FORM_H_
#define PFORTE_RULES_FORM_H_

#include <string>
#include <string_view>

#include "rules/house.h"

namespace rules {

// A new browser cookie; 43 characters.
[[nodiscard]] std::string NewBrowser();
// `binding` is the session token if somebody is signed in, else the browser cookie.
[[nodiscard]] std::string FormToken(const House&, std::string_view binding, std::string_view path);
// False for an empty binding.
[[nodiscard]] bool CheckFormToken(const House&, std::string_view binding, std::string_view path,
                                  std::string_view token);

}  // namespace rules

#endif  // PFORTE_RULES_FORM_H_
