#include "store/history.h"

namespace store {

void AppendHistory(Database& db, const model::History& h, std::int64_t now) {
  db.Run(Query::kAppendHistory, now, h.actor, h.act, h.contact_id, h.account_id, h.access_id,
      h.website_id, h.detail);
}

std::vector<model::History> ListHistoryOfContact(Database& db, std::int64_t contact_id) {
  return db.All<model::History>(Query::kListHistoryOfContact, contact_id);
}

std::vector<model::History> ListHistoryOfAccess(Database& db, std::int64_t access_id) {
  return db.All<model::History>(Query::kListHistoryOfAccess, access_id);
}

std::vector<model::History> ListHistoryAfter(Database& db, std::int64_t website_id, std::int64_t after,
                                             std::int64_t count) {
  return db.All<model::History>(Query::kListHistoryAfter, after, website_id, count);
}

}  // namespace store
