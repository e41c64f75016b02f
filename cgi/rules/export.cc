#include "rules/export.h"

#include <utility>

#include "rules/holder.h"
#include "store/access.h"
#include "store/contact.h"
#include "store/history.h"

namespace rules {
namespace {

constexpr std::int64_t kAtOnce = 1000;

}  // namespace

std::vector<model::Contact> ExportContacts(House& house, std::int64_t website_id, std::int64_t after) {
  return store::ListContactsAfter(house.database, website_id, after, kAtOnce);
}

std::vector<model::AccessLine> ExportAccesses(House& house, std::int64_t website_id, std::int64_t after) {
  return store::ListAccessesAfter(house.database, website_id, after, kAtOnce);
}

std::vector<model::AccessLine> ExportHolders(House& house, std::int64_t website_id, std::int64_t after) {
  auto holders = ListHolders(house, {}, website_id, after, kAtOnce);
  return holders ? std::move(holders->lines) : std::vector<model::AccessLine>();
}

std::vector<model::History> ExportHistory(House& house, std::int64_t website_id, std::int64_t after) {
  return store::ListHistoryOfWebsiteAfter(house.database, website_id, after, kAtOnce);
}

}  // namespace rules
