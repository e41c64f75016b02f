#include "store/gate_check.h"

namespace store {

void InsertGateCheck(Database& db, const model::GateCheck& check, std::int64_t now) {
  db.Run(Query::kInsertGateCheck, now, check.url, check.asked, check.opened, check.reason);
}

std::vector<model::GateCheck> ListGateChecks(Database& db, std::int64_t since) {
  return db.All<model::GateCheck>(Query::kListGateChecks, since);
}

std::int64_t DeleteOldGateChecks(Database& db, std::int64_t before) {
  return db.Run(Query::kDeleteOldGateChecks, before);
}

}  // namespace store
