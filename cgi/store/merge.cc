#include "store/merge.h"

namespace store {

std::optional<model::Merge> FindMergeOfContact(Database& db, std::int64_t contact_id) {
  return db.One<model::Merge>(Query::kFindMergeOfContact, contact_id);
}

std::int64_t InsertMerge(Database& db, const model::Merge& m, std::int64_t now) {
  db.Run(Query::kInsertMerge, m.contact_id, m.into_id, m.number, now);
  return db.LastId("merge");
}

bool UpdateMergeUndone(Database& db, std::int64_t id, std::int64_t now) {
  return db.Run(Query::kUpdateMergeUndone, now, id) == 1;
}

void InsertMergeAccount(Database& db, std::int64_t merge_id, std::int64_t account_id) {
  db.Run(Query::kInsertMergeAccount, merge_id, account_id);
}

void DeleteMergeAccountsOfContact(Database& db, std::int64_t contact_id) {
  db.Run(Query::kDeleteMergeAccountsOfContact, contact_id);
}

void DeleteMergesOfContact(Database& db, std::int64_t contact_id) {
  DeleteMergeAccountsOfContact(db, contact_id);
  db.Run(Query::kDeleteMergesOfContact, contact_id);
}

std::vector<std::int64_t> ListMergeAccountIds(Database& db, std::int64_t merge_id) {
  return db.All<std::int64_t>(Query::kListMergeAccountIds, merge_id);
}

}  // namespace store
