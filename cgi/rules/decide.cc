#include "rules/decide.h"

#include "rules/mail.h"
#include "rules/marker.h"
#include "rules/note.h"
#include "rules/staff.h"
#include "store/access.h"
#include "store/account.h"
#include "store/history.h"
#include "store/item.h"
#include "store/mail.h"
#include "store/renewal.h"
#include "store/website.h"

namespace rules {
namespace {

// The status that an entry of the history left behind; nothing for entries about something else.
std::optional<model::Status> StatusAfter(const model::History& line) {
  model::Status status = model::Status::kInProcessing;
  switch (line.act) {
    case model::Act::kApproved: return model::Status::kApproved;
    case model::Act::kRejected: return model::Status::kRejected;
    case model::Act::kWithdrawn: return model::Status::kWithdrawn;
    case model::Act::kVerified:
    case model::Act::kRequested: return status;
    case model::Act::kGranted:
    case model::Act::kReopened:
      if (model::ParseWord(line.detail, status)) return status;
      return std::nullopt;
    default: return std::nullopt;
  }
}

// Somebody of the office decided, not the policy.
bool IsDecision(const model::History& line) {
  return (line.act == model::Act::kApproved || line.act == model::Act::kRejected) && line.actor != kByPolicy;
}

// What held before the last decision, who had decided that and what was told then.
struct Held {
  model::Status status = model::Status::kInProcessing;
  std::string decided_by, reason;
  std::int64_t since = 0;
};
// It stands in the history; nobody's word is taken for it. Nothing if the last change was no decision of the office.
std::optional<Held> FindHeld(House& house, const Decider& decider, std::int64_t access_id) {
  auto access = store::FindAccess(house.database, access_id);
  if (!access) return std::nullopt;
  auto account = store::FindAccount(house.database, access->account_id);
  if (!MayDecideOn(house, decider, *access, *account)) return std::nullopt;
  std::vector<model::History> told;
  for (auto& line : store::ListHistoryOfAccess(house.database, access_id)) {
    if (StatusAfter(line)) told.push_back(std::move(line));
  }
  if (told.empty() || !IsDecision(told[0])) return std::nullopt;
  Held held;
  if (told.size() > 1) held.status = *StatusAfter(told[1]);
  if (held.status == model::Status::kWithdrawn) return std::nullopt;
  if (told.size() > 1 && IsDecision(told[1])) {
    held.decided_by = told[1].actor;
    held.reason = told[1].detail;
  }
  // A request stands again where it stood in the queue.
  held.since = held.status == model::Status::kInProcessing ? access->requested_at : told[1].at;
  return held;
}

}  // namespace

bool MayDecideOn(House& house, const Decider& decider, const model::Access& access, const model::Account& account) {
  if (!decider.staff) return true;
  // Nobody approves the own request.
  return decider.staff->email_key != account.email_key && MayDecide(house, *decider.staff, access.website_id);
}

DecideOutcome Decide(House& house, const Decider& decider, const Decision& decision) {
  store::Transaction transaction(house.database);
  auto access = store::FindAccess(house.database, decision.access_id);
  if (!access) return DecideOutcome::kNotFound;
  MarkerChange markers(house, {.account_id = access->account_id, .website_id = access->website_id});
  auto outcome = DecideWithin(house, decider, decision);
  if (outcome == DecideOutcome::kDone) markers.Commit(transaction);
  return outcome;
}

DecideOutcome DecideWithin(House& house, const Decider& decider, const Decision& decision) {
  auto access = store::FindAccess(house.database, decision.access_id);
  if (!access) return DecideOutcome::kNotFound;
  auto account = store::FindAccount(house.database, access->account_id);
  if (!MayDecideOn(house, decider, *access, *account)) return DecideOutcome::kNotAllowed;
  if (!store::UpdateAccessStatus(house.database, access->id, decision.version, decision.status, decider.Name(),
                                 decision.reason, house.Now())) {
    return DecideOutcome::kAlreadyDecided;
  }
  store::DeleteClaim(house.database, access->id);
  store::UpdateRenewalAnswered(house.database, access->id);
  bool approved = decision.status == model::Status::kApproved;
  Changes changes;
  changes.Add("status", model::Word(access->status), model::Word(decision.status));
  Note(house, approved ? model::Act::kApproved : model::Act::kRejected, decider.Name(), *account, *access,
       decision.reason, changes);
  if (decision.mail) {
    auto website = store::FindWebsite(house.database, access->website_id);
    QueueMail(house, approved ? model::Event::kApproved : model::Event::kRejected, *website, *account, access->id,
              house.config.mail_grace_seconds);
  } else {
    // The earlier decision must not be told any more.
    store::UpdateMailCancelled(house.database, DecisionDedupe(access->id), house.Now());
  }
  return DecideOutcome::kDone;
}

DecideOutcome Foresee(House& house, const Decider& decider, const Decision& decision) {
  auto access = store::FindAccess(house.database, decision.access_id);
  if (!access) return DecideOutcome::kNotFound;
  auto account = store::FindAccount(house.database, access->account_id);
  if (!MayDecideOn(house, decider, *access, *account)) return DecideOutcome::kNotAllowed;
  bool stands = access->version == decision.version && access->status != decision.status;
  return stands ? DecideOutcome::kDone : DecideOutcome::kAlreadyDecided;
}

bool Undo(House& house, const Decider& decider, std::int64_t access_id, model::Status before) {
  store::Transaction transaction(house.database);
  auto access = store::FindAccess(house.database, access_id);
  if (!access) return false;
  MarkerChange markers(house, {.account_id = access->account_id, .website_id = access->website_id});
  if (!UndoWithin(house, decider, access_id, before)) return false;
  markers.Commit(transaction);
  return true;
}

bool UndoWithin(House& house, const Decider& decider, std::int64_t access_id, model::Status before) {
  auto access = store::FindAccess(house.database, access_id);
  auto held = FindHeld(house, decider, access_id);
  if (!held || held->status != before) return false;
  if (!store::UpdateMailCancelled(house.database, DecisionDedupe(access_id), house.Now())) return false;
  if (!store::UpdateAccessStatus(house.database, access_id, access->version, before, held->decided_by, held->reason,
                                 held->since)) {
    return false;
  }
  auto account = store::FindAccount(house.database, access->account_id);
  Changes changes;
  changes.Add("status", model::Word(access->status), model::Word(before));
  Note(house, model::Act::kReopened, decider.Name(), *account, *access, std::string(model::Word(before)), changes);
  return true;
}

std::optional<model::Status> FindUndo(House& house, const Decider& decider, std::int64_t access_id) {
  auto mail = store::FindQueuedMail(house.database, DecisionDedupe(access_id));
  if (!mail || mail->lease_until > house.Now()) return std::nullopt;
  auto held = FindHeld(house, decider, access_id);
  if (!held) return std::nullopt;
  return held->status;
}

DecideOutcome SetValidity(House& house, const Decider& decider, std::int64_t access_id, std::int64_t version,
                          std::optional<std::int64_t> valid_until) {
  store::Transaction transaction(house.database);
  auto access = store::FindAccess(house.database, access_id);
  if (!access) return DecideOutcome::kNotFound;
  auto account = store::FindAccount(house.database, access->account_id);
  if (!MayDecideOn(house, decider, *access, *account)) return DecideOutcome::kNotAllowed;
  MarkerChange markers(house, {.account_id = account->id, .website_id = access->website_id});
  if (!store::UpdateAccessValidity(house.database, access_id, version, valid_until, house.Now())) {
    return DecideOutcome::kAlreadyDecided;
  }
  store::UpdateRenewalAnswered(house.database, access_id);
  auto day = [](std::optional<std::int64_t> time) { return time ? base::Rfc3339(*time).substr(0, 10) : ""; };
  Changes changes;
  changes.Add("valid_until", day(access->valid_until), day(valid_until));
  Note(house, model::Act::kValiditySet, decider.Name(), *account, *access, day(valid_until), changes);
  markers.Commit(transaction);
  return DecideOutcome::kDone;
}

std::optional<AccessFacts> FindAccessFacts(House& house, const Decider& decider, std::int64_t access_id) {
  auto line = store::FindAccessLine(house.database, access_id);
  if (!line) return std::nullopt;
  if (decider.staff && !MaySee(house, *decider.staff, line->access.website_id)) return std::nullopt;
  auto account = store::FindAccount(house.database, line->access.account_id);
  return AccessFacts{std::move(*line), std::move(*account),
                     store::ListHistoryOfAccess(house.database, access_id)};
}

}  // namespace rules
