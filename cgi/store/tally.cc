#include "store/tally.h"

namespace store {

std::vector<model::Tally> ListTallies(Database& db, std::int64_t since_day, std::int64_t scope) {
  return db.All<model::Tally>(Query::kListTallies, since_day, scope);
}

std::vector<model::Waiting> ListWaiting(Database& db, std::int64_t scope, std::int64_t today) {
  return db.All<model::Waiting>(Query::kListWaiting, today, scope);
}

}  // namespace store
