#include "rules/renewal.h"

#include <algorithm>
#include <string>

#include "rules/mail.h"
#include "rules/marker.h"
#include "rules/note.h"
#include "rules/throttle.h"
#include "store/access.h"
#include "store/account.h"
#include "store/renewal.h"
#include "store/website.h"

namespace rules {
namespace {

std::string Day(std::int64_t time) { return base::Rfc3339(time).substr(0, 10); }

}  // namespace

std::int64_t TellEndings(House& house, std::int64_t most) {
  const std::int64_t now = house.Now();
  // Looked for outside of the transaction: most of the time there is nobody.
  if (store::ListAccessIdsToTell(house.database, now, now + kRenewalNotice, 1).empty()) return 0;
  store::Transaction transaction(house.database);
  auto ids = store::ListAccessIdsToTell(house.database, now, now + kRenewalNotice, most);
  for (auto id : ids) {
    auto access = store::FindAccess(house.database, id).value();
    auto account = store::FindAccount(house.database, access.account_id).value();
    auto website = store::FindWebsite(house.database, access.website_id).value();
    store::InsertRenewal(house.database, id, access.valid_until.value(), now);
    QueueMail(house, model::Event::kEnding, website, account, id, 0);
  }
  transaction.Commit();
  return static_cast<std::int64_t>(ids.size());
}

std::optional<model::Renewal> FindRenewal(House& house, const model::Access& access) {
  if (access.status != model::Status::kApproved) return std::nullopt;
  return store::FindRenewal(house.database, access.id);
}

bool AskRenewal(House& house, const model::Account& account, std::int64_t access_id) {
  if (!Reservation(house).Take(kOwnChange, std::to_string(account.id))) return false;
  store::Transaction transaction(house.database);
  auto access = store::FindAccess(house.database, access_id);
  if (!access || access->account_id != account.id || !FindRenewal(house, *access)) return false;
  if (!store::UpdateRenewalAsked(house.database, access_id, house.Now())) return false;
  Note(house, model::Act::kRenewalAsked, kByCustomer, account, *access);
  transaction.Commit();
  return true;
}

std::int64_t SuggestRenewal(House& house, const model::Access& access) {
  const std::int64_t now = house.Now(), end = access.valid_until.value_or(now);
  const auto term = store::FindAccessTerm(house.database, access.id).value_or(kRenewalNotice);
  return std::max(end, now) + std::max(term, base::kDay);
}

DecideOutcome Renew(House& house, const Decider& decider, std::int64_t access_id, std::int64_t version,
                    std::int64_t valid_until) {
  store::Transaction transaction(house.database);
  auto access = store::FindAccess(house.database, access_id);
  if (!access) return DecideOutcome::kNotFound;
  auto account = store::FindAccount(house.database, access->account_id);
  if (!MayDecideOn(house, decider, *access, *account)) return DecideOutcome::kNotAllowed;
  auto renewal = FindRenewal(house, *access);
  MarkerChange markers(house, {.account_id = account->id, .website_id = access->website_id});
  const std::int64_t since = std::max(access->valid_until.value_or(0), house.Now());
  if (!renewal || !renewal->asked_at ||
      !store::UpdateAccessValidity(house.database, access_id, version, valid_until, since)) {
    return DecideOutcome::kAlreadyDecided;
  }
  store::UpdateRenewalAnswered(house.database, access_id);
  Changes changes;
  changes.Add("valid_until", Day(*access->valid_until), Day(valid_until));
  Note(house, model::Act::kRenewed, decider.Name(), *account, *access, "", changes);
  auto website = store::FindWebsite(house.database, access->website_id);
  QueueMail(house, model::Event::kRenewed, *website, *account, access_id, house.config.mail_grace_seconds);
  markers.Commit(transaction);
  return DecideOutcome::kDone;
}

DecideOutcome DeclineRenewal(House& house, const Decider& decider, std::int64_t access_id) {
  store::Transaction transaction(house.database);
  auto access = store::FindAccess(house.database, access_id);
  if (!access) return DecideOutcome::kNotFound;
  auto account = store::FindAccount(house.database, access->account_id);
  if (!MayDecideOn(house, decider, *access, *account)) return DecideOutcome::kNotAllowed;
  if (!store::UpdateRenewalDeclined(house.database, access_id, house.Now())) return DecideOutcome::kAlreadyDecided;
  Note(house, model::Act::kRenewalDeclined, decider.Name(), *account, *access);
  transaction.Commit();
  return DecideOutcome::kDone;
}

}  // namespace rules
