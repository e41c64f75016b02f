// Two contacts that are one: the accounts of the first go over to the second, with their accesses, and come back if it
// is undone. Also how an applicant is put to a contact that the office knows: a registration always makes a new one.
#ifndef PFORTE_RULES_MERGE_H_
#define PFORTE_RULES_MERGE_H_

#include <optional>

#include "model/contact.h"
#include "model/merge.h"
#include "rules/decide.h"
#include "rules/house.h"

namespace rules {

enum class MergeOutcome {
  kDone,
  kNotFound,    // one of them, or what is to be undone
  kNotAllowed,  // the gate tells every website the customer number: whose it is, administrators say
  kSame,        // one contact twice
  kTwoNumbers,  // two customer numbers are two customers
  kNested,      // one of them is merged already, or something is merged into the first
};
// `contact_id` is found no more; its customer number goes over where the other has none.
[[nodiscard]] MergeOutcome MergeContacts(House&, const Decider&, std::int64_t contact_id, std::int64_t into_id);
// The accounts that went over come back, as far as they are still there, and the number if it is still that.
[[nodiscard]] MergeOutcome UnmergeContact(House&, const Decider&, std::int64_t contact_id);

// What the contact was merged into.
[[nodiscard]] std::optional<model::Contact> FindMergedInto(House&, std::int64_t contact_id);

}  // namespace rules

#endif  // PFORTE_RULES_MERGE_H_
