#include "store/attempt.h"

namespace store {

void AppendAttempt(Database& db, std::int64_t day, bool tried) {
  db.Run(Query::kAppendAttempt, day, tried ? 1 : 0, tried ? 0 : 1);
}

std::vector<model::Attempts> ListAttempts(Database& db, std::int64_t since_day) {
  return db.All<model::Attempts>(Query::kListAttempts, since_day);
}

}  // namespace store
