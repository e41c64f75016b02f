// The table account.
#ifndef PFORTE_STORE_ACCOUNT_H_
#define PFORTE_STORE_ACCOUNT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/account.h"
#include "store/database.h"

namespace store {

[[nodiscard]] std::optional<model::Account> FindAccount(Database&, std::int64_t id);
[[nodiscard]] std::optional<model::Account> FindAccountByEmail(Database&, std::string_view email_key);
// One of all accounts, the same for the same number; nothing if there are none.
[[nodiscard]] std::optional<model::Account> FindAccountLike(Database&, std::int64_t number);
[[nodiscard]] std::vector<model::Account> ListAccountsOfContact(Database&, std::int64_t contact_id);
std::int64_t InsertAccount(Database&, const model::Account&, std::int64_t now);
void UpdateAccountPassword(Database&, std::int64_t id, std::string_view password, std::int64_t now);
// The same password at today's cost; only if it is still the one that was verified.
void UpdateAccountPasswordCost(Database&, std::int64_t id, std::string_view password, std::string_view old_password);
void UpdateAccountProven(Database&, std::int64_t id, std::int64_t now);
void UpdateAccountSignedIn(Database&, std::int64_t id, std::int64_t now);
// False if `version` is not the stored one. The new address counts as unproven.
[[nodiscard]] bool UpdateAccountEmail(Database&, std::int64_t id, std::int64_t version, std::string_view email,
                                      std::string_view email_key, std::string_view password);
// As the web host says it (rules/sync_adopt.h), but for the contact and the password.
void UpdateAccountSynced(Database&, const model::Account&);
// To another contact.
void UpdateAccountContact(Database&, std::int64_t id, std::int64_t contact_id);
// False if it is that already.
[[nodiscard]] bool UpdateAccountDisabled(Database&, std::int64_t id, bool disabled);
// An account of that contact; its accesses, sessions and mails must be gone.
void DeleteAccount(Database&, std::int64_t id, std::int64_t contact_id);
// Accounts that gate checks made (rules/canary.h), created at `until` or before. DeleteCanary deletes no other account,
// and its accesses and sessions must be gone.
[[nodiscard]] std::vector<model::Account> ListCanaries(Database&, std::int64_t until);
void DeleteCanary(Database&, std::int64_t id);

}  // namespace store

#endif  // PFORTE_STORE_ACCOUNT_H_
