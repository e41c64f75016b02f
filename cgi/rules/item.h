// What the office does around a request beside deciding: ask the applicant back, look after it, note something.
#ifndef PFORTE_RULES_ITEM_H_
#define PFORTE_RULES_ITEM_H_

#include <optional>
#include <string_view>
#include <vector>

#include "model/form_error.h"
#include "model/item.h"
#include "rules/decide.h"
#include "rules/house.h"

namespace rules {

struct Item {
  std::vector<model::Question> questions;  // the oldest first
  std::optional<model::Claim> claim;
  std::vector<model::Note> notes;
};
// Whoever calls has seen to it that the access may be seen.
[[nodiscard]] Item FindItem(House&, std::int64_t access_id);

// A mail asks, after the grace time; the answer comes by the status page. kAlreadyDecided: there is nothing to ask for
// any more. With errors nothing happened.
[[nodiscard]] DecideOutcome Ask(House&, const Decider&, std::int64_t access_id, std::string_view question,
                                model::FormErrors& errors);
[[nodiscard]] DecideOutcome AddNote(House&, const Decider&, std::int64_t access_id, std::string_view text,
                                    model::FormErrors& errors);

// `staff` looks after it from now on. kAlreadyDecided: somebody else has it than `seen`, the id of staff, 0 for nobody.
[[nodiscard]] DecideOutcome ClaimAccess(House&, const Decider&, const model::Staff& staff, std::int64_t access_id,
                                        std::int64_t seen);
// kAlreadyDecided: nobody had it.
[[nodiscard]] DecideOutcome ReleaseAccess(House&, const Decider&, std::int64_t access_id);

}  // namespace rules

#endif  // PFORTE_RULES_ITEM_H_
