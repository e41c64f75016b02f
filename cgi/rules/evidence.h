// What speaks for and against an applicant, beside the decision: the other accesses of the contact, earlier rejections,
// contacts that may be the same one. Proposes, never decides.
#ifndef PFORTE_RULES_EVIDENCE_H_
#define PFORTE_RULES_EVIDENCE_H_

#include <string_view>
#include <vector>

#include "model/access.h"
#include "model/account.h"
#include "model/history.h"
#include "model/near.h"
#include "rules/decide.h"
#include "rules/house.h"

namespace rules {

struct Evidence {
  std::vector<model::AccessLine> others;    // of the same contact
  std::vector<model::History> rejections;   // of the same contact, the newest first
  std::vector<model::Near> near;            // other contacts, at most ten, the likeliest first
};
// Of an approver only what belongs to the own websites. Looks at some hundred candidates that an index names, however
// many there are.
[[nodiscard]] Evidence FindEvidence(House&, const Decider&, const model::AccessLine&, const model::Account&);

// How many letters must be inserted, left out, replaced or swapped with the next to make one of the other; `most` + 1
// if it is more than that.
[[nodiscard]] int EditDistance(std::string_view a, std::string_view b, int most);

}  // namespace rules

#endif  // PFORTE_RULES_EVIDENCE_H_
