#include "rules/item.h"

#include "rules/field.h"
#include "rules/mail.h"
#include "rules/note.h"
#include "rules/staff.h"
#include "store/access.h"
#include "store/account.h"
#include "store/item.h"
#include "store/website.h"

namespace rules {
namespace {

// The access with its account, if the decider may act on it.
struct Found {
  DecideOutcome outcome = DecideOutcome::kNotFound;
  model::Access access;
  model::Account account;
};
Found FindFor(House& house, const Decider& decider, std::int64_t access_id) {
  Found found;
  auto access = store::FindAccess(house.database, access_id);
  if (!access) return found;
  found.access = std::move(*access);
  found.account = store::FindAccount(house.database, found.access.account_id).value();
  found.outcome = MayDecideOn(house, decider, found.access, found.account) ? DecideOutcome::kDone
                                                                           : DecideOutcome::kNotAllowed;
  return found;
}

}  // namespace

Item FindItem(House& house, std::int64_t access_id) {
  return {store::ListQuestions(house.database, access_id), store::FindClaim(house.database, access_id),
          store::ListNotes(house.database, access_id)};
}

// Decision: what was asked, answered and noted is not repeated in the history, which is never forgotten.

DecideOutcome Ask(House& house, const Decider& decider, std::int64_t access_id, std::string_view text,
                  model::FormErrors& errors) {
  model::Question question;
  question.access_id = access_id;
  question.question = Trim(text);
  question.asked_by = decider.Name();
  RequireText(errors, "question", question.question, kMaxReason);
  if (!errors.empty()) return DecideOutcome::kDone;
  store::Transaction transaction(house.database);
  auto found = FindFor(house, decider, access_id);
  if (found.outcome != DecideOutcome::kDone) return found.outcome;
  if (found.access.status != model::Status::kInProcessing) return DecideOutcome::kAlreadyDecided;
  store::InsertQuestion(house.database, question, house.Now());
  Note(house, model::Act::kAsked, decider.Name(), found.account, found.access);
  auto website = store::FindWebsite(house.database, found.access.website_id);
  QueueMail(house, model::Event::kQuestion, *website, found.account, access_id, house.config.mail_grace_seconds);
  transaction.Commit();
  return DecideOutcome::kDone;
}

DecideOutcome AddNote(House& house, const Decider& decider, std::int64_t access_id, std::string_view text,
                      model::FormErrors& errors) {
  model::Note note;
  note.access_id = access_id;
  note.author = decider.Name();
  note.text = Trim(text);
  RequireText(errors, "note", note.text, kMaxMessage);
  if (!errors.empty()) return DecideOutcome::kDone;
  store::Transaction transaction(house.database);
  auto found = FindFor(house, decider, access_id);
  if (found.outcome != DecideOutcome::kDone) return found.outcome;
  store::InsertNote(house.database, note, house.Now());
  Note(house, model::Act::kNoted, decider.Name(), found.account, found.access);
  transaction.Commit();
  return DecideOutcome::kDone;
}

DecideOutcome ClaimAccess(House& house, const Decider& decider, const model::Staff& staff, std::int64_t access_id,
                          std::int64_t seen) {
  store::Transaction transaction(house.database);
  auto found = FindFor(house, decider, access_id);
  if (found.outcome != DecideOutcome::kDone) return found.outcome;
  // Whom it is given to must be able to decide.
  if (!MayDecideOn(house, {staff}, found.access, found.account)) return DecideOutcome::kNotAllowed;
  if (!store::InsertClaim(house.database, access_id, staff.id, seen, house.Now())) {
    return DecideOutcome::kAlreadyDecided;
  }
  Note(house, model::Act::kClaimed, decider.Name(), found.account, found.access,
       decider.Name() == staff.name ? "" : staff.name);
  transaction.Commit();
  return DecideOutcome::kDone;
}

DecideOutcome ReleaseAccess(House& house, const Decider& decider, std::int64_t access_id) {
  store::Transaction transaction(house.database);
  auto found = FindFor(house, decider, access_id);
  if (found.outcome != DecideOutcome::kDone) return found.outcome;
  if (!store::DeleteClaim(house.database, access_id)) return DecideOutcome::kAlreadyDecided;
  Note(house, model::Act::kReleased, decider.Name(), found.account, found.access);
  transaction.Commit();
  return DecideOutcome::kDone;
}

}  // namespace rules
