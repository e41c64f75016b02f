// Who has access to a website today: those whom the gate lets pass once they have signed in.
#ifndef PFORTE_RULES_HOLDER_H_
#define PFORTE_RULES_HOLDER_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "model/access.h"
#include "model/website.h"
#include "rules/decide.h"
#include "rules/house.h"

namespace rules {

struct Holders {
  model::Website website;
  std::vector<model::AccessLine> lines;  // by company and name
  std::int64_t total = 0;                // counted to kHoldersMost + 1
  bool has_next = false;
};
// At most `count`, from behind the access `after` (0: from the beginning). `count` 0: a page, which holds the whole
// list of most websites, so that it prints in one go. Nothing if the website is not the decider's.
[[nodiscard]] std::optional<Holders> ListHolders(House&, const Decider&, std::int64_t website_id, std::int64_t after,
                                                 std::int64_t count);

}  // namespace rules

#endif  // PFORTE_RULES_HOLDER_H_
