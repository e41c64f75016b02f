#include "rules/remove.h"

#include <vector>

#include "rules/chain.h"
#include "rules/marker.h"
#include "rules/note.h"
#include "store/access.h"
#include "store/account.h"
#include "store/contact.h"
#include "store/history.h"
#include "store/link.h"
#include "store/mail.h"
#include "store/merge.h"
#include "store/registration.h"
#include "store/session.h"
#include "store/website.h"

namespace rules {
namespace {

bool MayRemove(const Decider& decider) {
  return !decider.staff || decider.staff->role == model::Role::kAdministrator;
}
bool MayLook(const Decider& decider) { return !decider.staff || decider.staff->role != model::Role::kApprover; }

// The contact and those that were merged into it.
std::vector<std::int64_t> Family(House& house, std::int64_t contact_id) {
  auto family = store::ListContactIdsMergedInto(house.database, contact_id);
  family.insert(family.begin(), contact_id);
  return family;
}

void Count(House& house, const model::Account& account, Removal& removal) {
  ++removal.accounts;
  removal.accesses += static_cast<std::int64_t>(store::ListAccessesOfAccount(house.database, account.id).size());
  removal.mails += store::CountMailsOfAccount(house.database, account.id, account.email);
}

std::int64_t Erase(House& house, const std::vector<model::History>& lines) {
  for (const auto& line : lines) store::UpdateHistoryErased(house.database, line.id, ContentDigest(house, line));
  return static_cast<std::int64_t>(lines.size());
}

// Lines that tell of the address alone: from before it had an account.
std::int64_t EraseAddress(House& house, const std::string& email) {
  return Erase(house, store::ListHistoryToErase(house.database, 0, email));
}

// What is there beside the account for the sake of its address.
void DeleteAddress(House& house, const model::Account& account) {
  for (const auto& website : store::ListWebsites(house.database)) {
    auto registration = store::FindRegistrationByEmail(house.database, website.id, account.email_key);
    if (registration) (void)store::DeleteRegistration(house.database, registration->id);
  }
  store::DeleteLinksOfEmail(house.database, account.email);
}

// Call within a MarkerChange.
void DeleteAll(House& house, const model::Account& account) {
  store::DeleteSessionsOfAccount(house.database, account.id);
  store::DeleteAccessesOfAccount(house.database, account.id);
  store::DeleteMailsOfAccount(house.database, account.id, account.email);
  DeleteAddress(house, account);
  store::DeleteAccount(house.database, account.id, account.contact_id);
}

// In numbers, as the history keeps it.
Changes Gone(const Removal& removal, std::int64_t lines) {
  Changes gone;
  gone.Add("accounts", std::to_string(removal.accounts), "");
  gone.Add("accesses", std::to_string(removal.accesses), "");
  gone.Add("mails", std::to_string(removal.mails), "");
  gone.Add("lines", std::to_string(lines), "");
  return gone;
}

}  // namespace

std::optional<Removal> ForeseeAccountRemoval(House& house, const Decider& decider, std::int64_t account_id) {
  auto account = store::FindAccount(house.database, account_id);
  if (!account || !MayLook(decider)) return std::nullopt;
  Removal removal;
  removal.contact_id = account->contact_id;
  removal.name = account->email;
  Count(house, *account, removal);
  auto lines = store::ListHistoryOfAccountToErase(house.database, account_id, account->contact_id);
  removal.history = static_cast<std::int64_t>(lines.size());
  return removal;
}

std::optional<Removal> ForeseeContactRemoval(House& house, const Decider& decider, std::int64_t contact_id) {
  auto contact = store::FindContact(house.database, contact_id);
  if (!contact || !MayLook(decider) || store::FindMergeOfContact(house.database, contact_id)) return std::nullopt;
  Removal removal;
  removal.contact_id = contact_id;
  removal.name = contact->company.empty() ? contact->name : contact->name + ", " + contact->company;
  for (const auto& account : store::ListAccountsOfContact(house.database, contact_id)) Count(house, account, removal);
  for (auto id : Family(house, contact_id)) {
    removal.history += static_cast<std::int64_t>(store::ListHistoryToErase(house.database, id, "").size());
  }
  return removal;
}

bool RemoveAccount(House& house, const Decider& decider, std::int64_t account_id) {
  store::Transaction transaction(house.database);
  MarkerChange markers(house, {.account_id = account_id, .website_id = {}});
  auto removal = ForeseeAccountRemoval(house, decider, account_id);
  if (!removal || !MayRemove(decider)) return false;
  const auto account = store::FindAccount(house.database, account_id).value();
  std::int64_t lines = Erase(house, store::ListHistoryOfAccountToErase(house.database, account_id, account.contact_id));
  lines += EraseAddress(house, account.email);
  DeleteAll(house, account);
  Note(house, model::Act::kDeleted, decider.Name(), account, "", Gone(*removal, lines));
  markers.Commit(transaction);
  return true;
}

bool RemoveContact(House& house, const Decider& decider, std::int64_t contact_id) {
  store::Transaction transaction(house.database);
  MarkerChange markers(house, {});
  auto removal = ForeseeContactRemoval(house, decider, contact_id);
  if (!removal || !MayRemove(decider)) return false;
  std::int64_t lines = 0;
  auto family = Family(house, contact_id);
  for (auto id : family) lines += Erase(house, store::ListHistoryToErase(house.database, id, ""));
  for (const auto& account : store::ListAccountsOfContact(house.database, contact_id)) {
    lines += EraseAddress(house, account.email);
    DeleteAll(house, account);
  }
  for (auto id : family) store::DeleteMergesOfContact(house.database, id);
  // Those that point to the contact first.
  for (auto id = family.rbegin(); id != family.rend(); ++id) store::DeleteContact(house.database, *id);
  NoteContact(house, model::Act::kDeleted, decider.Name(), contact_id, "", Gone(*removal, lines));
  markers.Commit(transaction);
  return true;
}

}  // namespace rules
