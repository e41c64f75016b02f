#include "rules/account.h"

#include "rules/email.h"
#include "rules/field.h"
#include "rules/marker.h"
#include "rules/note.h"
#include "store/account.h"
#include "store/contact.h"
#include "store/link.h"
#include "store/mail.h"
#include "store/merge.h"
#include "store/session.h"

namespace rules {

using base::Text;

std::optional<model::Account> FindOfficeAccount(House& house, const Decider& decider, std::int64_t account_id) {
  auto account = store::FindAccount(house.database, account_id);
  auto facts = account ? FindContactFacts(house, decider, account->contact_id) : std::nullopt;
  if (!facts) return std::nullopt;
  for (auto& each : facts->accounts) {
    if (each.id == account_id) return std::move(each);
  }
  return std::nullopt;
}

std::optional<model::Account> FindOfficeAccountByEmail(House& house, const Decider& decider, std::string_view email) {
  auto account = store::FindAccountByEmail(house.database, EmailKey(Trim(email)).value_or(""));
  return account ? FindOfficeAccount(house, decider, account->id) : std::nullopt;
}

SaveResult AddAccount(House& house, const Decider& decider, std::int64_t contact_id, std::string_view typed_email,
                      std::string_view typed_name) {
  SaveResult result;
  model::Account account;
  account.contact_id = contact_id;
  account.email = Trim(typed_email);
  account.name = Trim(typed_name);
  account.email_key = RequireEmail(result.errors, "email", account.email);
  LimitLine(result.errors, "name", account.name, kMaxName);
  if (decider.staff && decider.staff->email_key == account.email_key) {
    result.errors.push_back({"email", Text::kOfficeFormOwnAddress});
  }
  if (!result.errors.empty()) return result;
  store::Transaction transaction(house.database);
  auto contact = store::FindContact(house.database, contact_id);
  const bool merged = contact && store::FindMergeOfContact(house.database, contact_id);
  if (!contact || merged || (decider.staff && decider.staff->role != model::Role::kAdministrator)) {
    result.errors.push_back({"", Text::kOfficeFormNotYours});
  } else if (store::FindAccountByEmail(house.database, account.email_key)) {
    result.errors.push_back({"email", Text::kOfficeFormEmailTaken});
  }
  if (!result.errors.empty()) return result;
  if (account.name.empty()) account.name = contact->name;
  account.language = contact->language;
  account.id = result.id = store::InsertAccount(house.database, account, house.Now());
  Changes changes;
  changes.Add("email", "", account.email);
  changes.Add("name", "", account.name);
  Note(house, model::Act::kAccountAdded, decider.Name(), account, "", changes);
  transaction.Commit();
  return result;
}

bool EndSessions(House& house, const Decider& decider, std::int64_t account_id) {
  store::Transaction transaction(house.database);
  MarkerChange markers(house, {.account_id = account_id, .website_id = {}});
  auto account = store::FindAccount(house.database, account_id);
  if (!account || !MayManage(house, decider, *account, 0)) return false;
  store::DeleteSessionsOfAccount(house.database, account_id);
  Note(house, model::Act::kSessionsEnded, decider.Name(), *account);
  markers.Commit(transaction);
  return true;
}

bool SetAccountDisabled(House& house, const Decider& decider, std::int64_t account_id, bool disabled) {
  store::Transaction transaction(house.database);
  MarkerChange markers(house, {.account_id = account_id, .website_id = {}});
  auto account = store::FindAccount(house.database, account_id);
  if (!account || !MayManage(house, decider, *account, 0)) return false;
  if (!disabled && decider.staff && decider.staff->email_key == account->email_key) return false;
  // Somebody else was faster: it is as it shall be.
  if (!store::UpdateAccountDisabled(house.database, account_id, disabled)) return true;
  if (disabled) {
    store::DeleteSessionsOfAccount(house.database, account_id);
    store::UpdateLinksOfAccountUsed(house.database, account_id, house.Now());
  }
  Note(house, disabled ? model::Act::kAccountDisabled : model::Act::kAccountEnabled, decider.Name(), *account);
  markers.Commit(transaction);
  return true;
}

std::string FindMailError(House& house, std::int64_t account_id) {
  auto last = store::FindLastMailOfAccount(house.database, account_id);
  return last && last->delivery == model::Delivery::kDead ? last->last_error : "";
}

}  // namespace rules
