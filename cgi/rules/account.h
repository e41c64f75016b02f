// What the office does to an account as a whole: add one, end its sessions, disable it; and whether mail reaches it.
#ifndef PFORTE_RULES_ACCOUNT_H_
#define PFORTE_RULES_ACCOUNT_H_

#include <optional>
#include <string>
#include <string_view>

#include "model/account.h"
#include "rules/customer.h"
#include "rules/decide.h"
#include "rules/house.h"

namespace rules {

// Of the contacts that the decider may see.
[[nodiscard]] std::optional<model::Account> FindOfficeAccount(House&, const Decider&, std::int64_t account_id);

[[nodiscard]] std::optional<model::Account> FindOfficeAccountByEmail(House&, const Decider&, std::string_view email);

// An account without password, whose address nobody has proven: it opens nothing until an access is granted. `name` "":
// the contact's.
[[nodiscard]] SaveResult AddAccount(House&, const Decider&, std::int64_t contact_id, std::string_view email,
                                    std::string_view name);

// Each false if there is no such account that the decider may manage (MayManage).
// Whoever is signed in there is out at once, at every host.
[[nodiscard]] bool EndSessions(House&, const Decider&, std::int64_t account_id);
// A disabled account is out at once, its links are used up, and neither signing in nor a new password works, with the
// same answers as for an address that nobody has. Nobody enables the own.
[[nodiscard]] bool SetAccountDisabled(House&, const Decider&, std::int64_t account_id, bool disabled);

// Why the last mail to the account was given up, in the server's words; "" if it left, or there is none.
[[nodiscard]] std::string FindMailError(House&, std::int64_t account_id);

}  // namespace rules

#endif  // PFORTE_RULES_ACCOUNT_H_
