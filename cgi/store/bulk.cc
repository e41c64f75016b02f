#include "store/bulk.h"

namespace store {

std::optional<model::Bulk> FindBulk(Database& db, std::int64_t id) {
  return db.One<model::Bulk>(Query::kFindBulk, id);
}

std::int64_t InsertBulk(Database& db, const model::Bulk& b, std::int64_t now) {
  db.Run(Query::kInsertBulk, b.staff_id, b.act, b.reason, b.mail, now);
  return db.LastId("bulk");
}

void UpdateBulkStarted(Database& db, std::int64_t id, std::int64_t now) { db.Run(Query::kUpdateBulkStarted, now, id); }

void DeleteOldBulks(Database& db, std::int64_t before) { db.Run(Query::kDeleteOldBulks, before); }

void InsertBulkItem(Database& db, std::int64_t bulk_id, std::int64_t item_id, std::int64_t version) {
  db.Run(Query::kInsertBulkItem, bulk_id, item_id, version);
}

void InsertBulkItemOfAccess(Database& db, std::int64_t bulk_id, std::int64_t id) {
  db.Run(Query::kInsertBulkItemOfAccess, bulk_id, id);
}

void InsertBulkItemOfRegistration(Database& db, std::int64_t bulk_id, std::int64_t id) {
  db.Run(Query::kInsertBulkItemOfRegistration, bulk_id, id);
}

std::vector<model::BulkItem> ListBulkItems(Database& db, std::int64_t bulk_id, model::BulkOutcome outcome,
                                           std::int64_t after, std::int64_t count) {
  return db.All<model::BulkItem>(Query::kListBulkItems, bulk_id, outcome, after, count);
}

std::vector<model::BulkCount> CountBulkItems(Database& db, std::int64_t bulk_id) {
  return db.All<model::BulkCount>(Query::kCountBulkItems, bulk_id);
}

void UpdateBulkItem(Database& db, std::int64_t bulk_id, std::int64_t item_id, model::BulkOutcome outcome) {
  db.Run(Query::kUpdateBulkItem, outcome, bulk_id, item_id);
}

}  // namespace store
