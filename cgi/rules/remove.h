// Deleting a customer for good: what says who somebody is goes, that something was decided stays.
#ifndef PFORTE_RULES_REMOVE_H_
#define PFORTE_RULES_REMOVE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "rules/decide.h"
#include "rules/house.h"

namespace rules {

// What a removal takes away, to be shown before.
struct Removal {
  std::int64_t contact_id = 0;
  std::string name;         // of the contact with its company, or the account's address
  std::int64_t accounts = 0, accesses = 0, mails = 0;
  std::int64_t history = 0; // lines that say something still
};
// Nothing if it is not there, the decider sees only some websites, or the contact is merged into another: then it goes
// with that one.
[[nodiscard]] std::optional<Removal> ForeseeContactRemoval(House&, const Decider&, std::int64_t contact_id);
[[nodiscard]] std::optional<Removal> ForeseeAccountRemoval(House&, const Decider&, std::int64_t account_id);

// Removes the account with its accesses and what was asked and noted about them, sessions, links, mails and unverified
// registrations of its address; of the history what the lines say. The lines themselves stay and the chain holds; one
// more tells that this was done. False as above, and for whoever is no administrator.
[[nodiscard]] bool RemoveAccount(House&, const Decider&, std::int64_t account_id);
// The same for all accounts of the contact, and the contact with those that were merged into it.
[[nodiscard]] bool RemoveContact(House&, const Decider&, std::int64_t contact_id);

}  // namespace rules

#endif  // PFORTE_RULES_REMOVE_H_
