#include "rules/queue.h"

#include "rules/field.h"
#include "rules/mail.h"
#include "rules/note.h"
#include "store/access.h"
#include "store/registration.h"
#include "store/website.h"

namespace rules {
namespace {

store::AccessFilter FilterOf(Stage stage) {
  store::AccessFilter filter;
  switch (stage) {
    case Stage::kWaiting:
    case Stage::kUnverified: filter.status = model::Status::kInProcessing; break;
    case Stage::kExpired: filter.expired = true; [[fallthrough]];
    case Stage::kApproved: filter.status = model::Status::kApproved; break;
    case Stage::kRejected: filter.status = model::Status::kRejected; break;
    case Stage::kWithdrawn: filter.status = model::Status::kWithdrawn; break;
  }
  return filter;
}

}  // namespace

std::string LikePattern(std::string_view search) {
  std::string pattern;
  for (char c : Trim(search)) pattern += c == '%' || c == '_' ? ' ' : c;
  return pattern.empty() ? "" : "%" + pattern + "%";
}

Queue ListQueue(House& house, std::int64_t scope, const QueueFilter& wanted) {
  Queue queue;
  std::int64_t skip = (wanted.page - 1) * kPageSize;
  if (wanted.stage == Stage::kUnverified) {
    store::RegistrationFilter filter{wanted.website_id, scope, LikePattern(wanted.search)};
    queue.registrations = store::ListRegistrations(house.database, filter, kPageSize + 1, skip);
    queue.total = store::CountRegistrations(house.database, filter);
    queue.has_next = queue.registrations.size() > kPageSize;
    if (queue.has_next) queue.registrations.pop_back();
  } else {
    store::AccessFilter filter = FilterOf(wanted.stage);
    filter.website_id = wanted.website_id;
    filter.staff_id = scope;
    filter.pattern = LikePattern(wanted.search);
    queue.accesses = store::ListAccesses(house.database, filter, house.Now(), kPageSize + 1, skip);
    queue.total = store::CountAccesses(house.database, filter, house.Now());
    queue.has_next = queue.accesses.size() > kPageSize;
    if (queue.has_next) queue.accesses.pop_back();
  }
  return queue;
}

std::int64_t CountStage(House& house, std::int64_t scope, Stage stage) {
  if (stage == Stage::kUnverified) return store::CountRegistrations(house.database, {0, scope, ""});
  store::AccessFilter filter = FilterOf(stage);
  filter.staff_id = scope;
  return store::CountAccesses(house.database, filter, house.Now());
}

std::vector<model::Website> ListScopeWebsites(House& house, std::int64_t scope) {
  return store::ListWebsitesOfStaff(house.database, scope);
}

bool ResendRegistration(House& house, const model::Staff& staff, std::int64_t id) {
  store::Transaction transaction(house.database);
  auto registration = store::FindRegistration(house.database, id);
  if (!registration || !MayDecide(house, staff, registration->website_id)) return false;
  auto website = store::FindWebsite(house.database, registration->website_id);
  QueueMail(house, model::Event::kVerify, *website, *registration);
  NoteWebsite(house, model::Act::kProofSent, staff.name, website->id, registration->email);
  transaction.Commit();
  return true;
}

bool DeleteRegistration(House& house, const model::Staff& staff, std::int64_t id) {
  store::Transaction transaction(house.database);
  auto registration = store::FindRegistration(house.database, id);
  if (!registration || !MayDecide(house, staff, registration->website_id)) return false;
  if (!store::DeleteRegistration(house.database, id)) return false;
  NoteWebsite(house, model::Act::kDeleted, staff.name, registration->website_id, registration->email);
  transaction.Commit();
  return true;
}

}  // namespace rules
