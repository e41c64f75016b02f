#include "rules/bulk.h"

#include "rules/mail.h"
#include "rules/marker.h"
#include "rules/note.h"
#include "store/access.h"
#include "store/account.h"
#include "store/bulk.h"
#include "store/registration.h"
#include "store/website.h"

namespace rules {
namespace {

using model::BulkAct;
using model::BulkOutcome;

bool IsOfRegistrations(BulkAct act) { return act == BulkAct::kResend || act == BulkAct::kPurge; }

model::Status StatusOf(BulkAct act) {
  return act == BulkAct::kApprove ? model::Status::kApproved : model::Status::kRejected;
}

BulkOutcome OutcomeOf(DecideOutcome outcome) {
  switch (outcome) {
    case DecideOutcome::kDone: return BulkOutcome::kDone;
    case DecideOutcome::kAlreadyDecided: return BulkOutcome::kChanged;
    case DecideOutcome::kNotAllowed: return BulkOutcome::kNotAllowed;
    case DecideOutcome::kNotFound: break;
  }
  return BulkOutcome::kGone;
}

std::int64_t Insert(House& house, const Decider& decider, const BulkForm& form) {
  model::Bulk bulk;
  if (decider.staff) bulk.staff_id = decider.staff->id;
  bulk.act = form.act;
  bulk.reason = form.reason;
  bulk.mail = form.mail ? 1 : 0;
  return store::InsertBulk(house.database, bulk, house.Now());
}

std::optional<model::Bulk> FindOwn(House& house, const Decider& decider, std::int64_t id) {
  auto bulk = store::FindBulk(house.database, id);
  std::optional<std::int64_t> own;
  if (decider.staff) own = decider.staff->id;
  if (!bulk || bulk->staff_id != own) return std::nullopt;
  return bulk;
}

BulkOutcome JudgeRegistration(House& house, const Decider& decider, const std::optional<model::Registration>& found,
                              std::int64_t version) {
  if (!found) return BulkOutcome::kGone;
  if (decider.staff && !MayDecide(house, *decider.staff, found->website_id)) return BulkOutcome::kNotAllowed;
  return found->version == version ? BulkOutcome::kDone : BulkOutcome::kChanged;
}

BulkOutcome ActOnRegistration(House& house, const Decider& decider, const model::Bulk& bulk,
                              const model::BulkItem& item) {
  auto found = store::FindRegistration(house.database, item.item_id);
  BulkOutcome outcome = JudgeRegistration(house, decider, found, item.version);
  if (outcome != BulkOutcome::kDone) return outcome;
  if (bulk.act == BulkAct::kPurge) {
    if (!store::DeleteRegistration(house.database, found->id)) return BulkOutcome::kGone;
    NoteWebsite(house, model::Act::kDeleted, decider.Name(), found->website_id, found->email);
    return BulkOutcome::kDone;
  }
  auto website = store::FindWebsite(house.database, found->website_id);
  QueueMail(house, model::Event::kVerify, *website, *found);
  NoteWebsite(house, model::Act::kProofSent, decider.Name(), website->id, found->email);
  return BulkOutcome::kDone;
}

BulkOutcome Act(House& house, const Decider& decider, const model::Bulk& bulk, const model::BulkItem& item) {
  if (IsOfRegistrations(bulk.act)) return ActOnRegistration(house, decider, bulk, item);
  return OutcomeOf(DecideWithin(
      house, decider, {item.item_id, item.version, StatusOf(bulk.act), bulk.reason, bulk.mail != 0}));
}

// What Act would come to, for those still open.
BulkLine Look(House& house, const Decider& decider, const model::Bulk& bulk, const model::BulkItem& item) {
  BulkLine line{item, item.outcome, std::nullopt, std::nullopt};
  const bool open = item.outcome == BulkOutcome::kOpen;
  if (IsOfRegistrations(bulk.act)) {
    line.registration = store::FindRegistrationLine(house.database, item.item_id);
    std::optional<model::Registration> found;
    if (line.registration) found = line.registration->registration;
    if (open) line.outcome = JudgeRegistration(house, decider, found, item.version);
    if (decider.staff && found && !MayDecide(house, *decider.staff, found->website_id)) line.registration.reset();
  } else {
    line.access = store::FindAccessLine(house.database, item.item_id);
    if (open) {
      line.outcome = OutcomeOf(
          Foresee(house, decider, {item.item_id, item.version, StatusOf(bulk.act), bulk.reason, bulk.mail != 0}));
    }
    if (decider.staff && line.access && !MayDecide(house, *decider.staff, line.access->access.website_id)) {
      line.access.reset();
    }
  }
  return line;
}

}  // namespace

std::int64_t PrepareBulk(House& house, const Decider& decider, const BulkForm& form,
                         const std::vector<model::BulkItem>& picked) {
  store::Transaction transaction(house.database);
  auto id = Insert(house, decider, form);
  for (const auto& item : picked) store::InsertBulkItem(house.database, id, item.item_id, item.version);
  transaction.Commit();
  return id;
}

std::int64_t PrepareBulk(House& house, const Decider& decider, const BulkForm& form, const QueueFilter& filter) {
  const bool all = !decider.staff || decider.staff->role == model::Role::kAdministrator;
  store::Transaction transaction(house.database);
  auto id = Insert(house, decider, form);
  for (const auto& key : ListQueueKeys(house, all ? 0 : decider.staff->id, filter, kBulkMost)) {
    if (IsOfRegistrations(form.act)) {
      store::InsertBulkItemOfRegistration(house.database, id, key.id);
    } else {
      store::InsertBulkItemOfAccess(house.database, id, key.id);
    }
  }
  transaction.Commit();
  return id;
}

bool RunBulk(House& house, const Decider& decider, std::int64_t id) {
  auto bulk = FindOwn(house, decider, id);
  if (!bulk) return false;
  for (std::int64_t done = 0; done < kBulkStep; done += kBulkSlice) {
    store::Transaction transaction(house.database);
    // One look at the markers for the slice, not one for each item.
    MarkerChange markers(house, {});
    // Under the write lock: of two who run it at once none acts on an item of the other.
    auto items = store::ListBulkItems(house.database, id, BulkOutcome::kOpen, 0, kBulkSlice);
    if (items.empty()) break;
    store::UpdateBulkStarted(house.database, id, house.Now());
    for (const auto& item : items) {
      store::UpdateBulkItem(house.database, id, item.item_id, Act(house, decider, *bulk, item));
    }
    markers.Commit(transaction);
  }
  return true;
}

bool UndoBulk(House& house, const Decider& decider, std::int64_t id, std::optional<std::int64_t>& after) {
  auto bulk = FindOwn(house, decider, id);
  if (!bulk || IsOfRegistrations(bulk->act)) return false;
  for (std::int64_t done = 0; after && done < kBulkStep; done += kBulkSlice) {
    store::Transaction transaction(house.database);
    MarkerChange markers(house, {});
    auto items = store::ListBulkItems(house.database, id, BulkOutcome::kDone, *after, kBulkSlice);
    for (const auto& item : items) {
      // What somebody decided anew since then is theirs.
      auto access = store::FindAccess(house.database, item.item_id);
      if (!access || access->version != item.version + 1) continue;
      auto before = FindUndo(house, decider, item.item_id);
      if (before && UndoWithin(house, decider, item.item_id, *before)) {
        store::UpdateBulkItem(house.database, id, item.item_id, BulkOutcome::kUndone);
      }
    }
    after = items.size() < static_cast<std::size_t>(kBulkSlice) ? std::nullopt : std::optional(items.back().item_id);
    markers.Commit(transaction);
  }
  return true;
}

std::optional<BulkFacts> FindBulkFacts(House& house, const Decider& decider, std::int64_t id, BulkOutcome outcome,
                                       std::int64_t after) {
  auto bulk = FindOwn(house, decider, id);
  if (!bulk) return std::nullopt;
  BulkFacts facts;
  facts.bulk = std::move(*bulk);
  for (const auto& count : store::CountBulkItems(house.database, id)) {
    facts.counts[static_cast<std::size_t>(count.outcome)] = count.count;
  }
  auto items = store::ListBulkItems(house.database, id, outcome, after, kPageSize + 1);
  if (items.size() > kPageSize) {
    items.pop_back();
    facts.next = items.back().item_id;
  }
  for (const auto& item : items) facts.lines.push_back(Look(house, decider, facts.bulk, item));
  return facts;
}

}  // namespace rules
