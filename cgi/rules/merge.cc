#include "rules/merge.h"

#include "rules/note.h"
#include "store/account.h"
#include "store/contact.h"
#include "store/merge.h"

namespace rules {
namespace {

bool MayMerge(const Decider& decider) {
  return !decider.staff || decider.staff->role == model::Role::kAdministrator;
}

void MoveNumber(House& house, std::int64_t from_id, std::int64_t to_id) {
  auto from = store::FindContact(house.database, from_id), to = store::FindContact(house.database, to_id);
  to->number = from->number;
  from->number.clear();
  // Under the write lock nobody changes them in between; the number is one contact's at a time.
  (void)store::UpdateContact(house.database, *from);
  (void)store::UpdateContact(house.database, *to);
}

std::string NameOf(const model::Contact& contact) {
  return contact.company.empty() ? contact.name : contact.name + ", " + contact.company;
}

}  // namespace

MergeOutcome MergeContacts(House& house, const Decider& decider, std::int64_t contact_id, std::int64_t into_id) {
  if (!MayMerge(decider)) return MergeOutcome::kNotAllowed;
  if (contact_id == into_id) return MergeOutcome::kSame;
  store::Transaction transaction(house.database);
  auto contact = store::FindContact(house.database, contact_id), into = store::FindContact(house.database, into_id);
  if (!contact || !into) return MergeOutcome::kNotFound;
  if (store::FindMergeOfContact(house.database, contact_id) || store::FindMergeOfContact(house.database, into_id) ||
      store::CountContactsMergedInto(house.database, contact_id) > 0) {
    return MergeOutcome::kNested;
  }
  if (!contact->number.empty() && !into->number.empty()) return MergeOutcome::kTwoNumbers;
  model::Merge merge;
  merge.contact_id = contact_id;
  merge.into_id = into_id;
  merge.number = contact->number;
  merge.id = store::InsertMerge(house.database, merge, house.Now());
  for (const auto& account : store::ListAccountsOfContact(house.database, contact_id)) {
    store::InsertMergeAccount(house.database, merge.id, account.id);
    store::UpdateAccountContact(house.database, account.id, into_id);
  }
  if (!contact->number.empty()) MoveNumber(house, contact_id, into_id);
  store::UpdateContactMerged(house.database, contact_id, into_id);
  NoteContact(house, model::Act::kMerged, decider.Name(), contact_id, "-> " + NameOf(*into));
  NoteContact(house, model::Act::kMerged, decider.Name(), into_id, "<- " + NameOf(*contact));
  transaction.Commit();
  return MergeOutcome::kDone;
}

MergeOutcome UnmergeContact(House& house, const Decider& decider, std::int64_t contact_id) {
  if (!MayMerge(decider)) return MergeOutcome::kNotAllowed;
  store::Transaction transaction(house.database);
  auto merge = store::FindMergeOfContact(house.database, contact_id);
  if (!merge || !store::UpdateMergeUndone(house.database, merge->id, house.Now())) return MergeOutcome::kNotFound;
  store::UpdateContactMerged(house.database, contact_id, std::nullopt);
  for (auto account_id : store::ListMergeAccountIds(house.database, merge->id)) {
    auto account = store::FindAccount(house.database, account_id);
    if (account && account->contact_id == merge->into_id) {
      store::UpdateAccountContact(house.database, account_id, contact_id);
    }
  }
  auto into = store::FindContact(house.database, merge->into_id);
  if (!merge->number.empty() && into->number == merge->number) MoveNumber(house, merge->into_id, contact_id);
  NoteContact(house, model::Act::kUnmerged, decider.Name(), contact_id);
  NoteContact(house, model::Act::kUnmerged, decider.Name(), merge->into_id);
  transaction.Commit();
  return MergeOutcome::kDone;
}

std::optional<model::Contact> FindMergedInto(House& house, std::int64_t contact_id) {
  auto merge = store::FindMergeOfContact(house.database, contact_id);
  return merge ? store::FindContact(house.database, merge->into_id) : std::nullopt;
}

}  // namespace rules
