// Taking over what another system knows of a customer: contact, account and access in one step.
// Unlike GrantAccess it also sets a password, vouches for the address and takes any status; for the
// command line only.
#ifndef PFORTE_RULES_IMPORT_H_
#define PFORTE_RULES_IMPORT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/access.h"
#include "rules/customer.h"
#include "rules/decide.h"
#include "rules/house.h"

namespace rules {

struct ImportForm {
  std::int64_t website_id = 0;
  std::int64_t contact_id = 0;  // 0: the one of the account that has the address, else a new one
  std::string email, name;
  std::string company, phone, number,
      language;  // of a new contact; language "" takes the website's
  // Of an account that is made here; one that exists keeps its own.
  std::string password;  // "" leaves it to an invitation
  bool proven = false;   // whoever imports vouches that the address is the person's
  model::Status status = model::Status::kApproved;
  std::string reason, message, order;
  std::optional<std::int64_t> valid_until;  // may have passed
  bool mail = true;
};
// Returns the access's id. With `mail` the person is told: invited, if the account has no password
// or is not proven, else told the status; never of kWithdrawn.
[[nodiscard]] SaveResult ImportAccess(House&, const Decider&, const ImportForm&);

// All accesses of the account with that address, on any website; none for an unknown one.
[[nodiscard]] std::vector<model::AccessLine> ListAccessesOfEmail(House&, std::string_view email);

}  // namespace rules

#endif  // PFORTE_RULES_IMPORT_H_
