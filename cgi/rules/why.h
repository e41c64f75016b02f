// Why somebody can or cannot open a page: the gate's own judgement, said in sentences.
#ifndef PFORTE_RULES_WHY_H_
#define PFORTE_RULES_WHY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "rules/decide.h"
#include "rules/house.h"

namespace rules {

struct Why {
  bool opens = false;               // after signing in, if that is asked
  std::vector<base::Text> found;    // what is the case
  std::optional<base::Text> advice; // what to do about it
  std::string email, website;       // their {{EMAIL}} and {{WEBSITE}}
  std::int64_t valid_until = 0;     // their {{DATE}}, 0 for none
  std::int64_t access_id = 0;       // of this account to this website, 0 for none
};
// `host` as sessions have it ("www.example.com", with :port unless the scheme's default), `path` canonical. Nothing if
// there is no such account, or the page belongs to a website, that the decider may not see.
[[nodiscard]] std::optional<Why> ExplainPass(House&, const Decider&, std::int64_t account_id, std::string_view host,
                                             std::string_view path);

// One of its sentences.
[[nodiscard]] std::string SayWhy(base::Language, const Why&, base::Text);

}  // namespace rules

#endif  // PFORTE_RULES_WHY_H_
