#include "store/sync.h"

namespace store {

std::optional<model::SyncPeer> FindSyncPeer(Database& db) { return db.One<model::SyncPeer>(Query::kFindSyncPeer); }

void InsertSyncPeer(Database& db, model::SyncRole role, std::string_view key, std::string_view epoch,
                    std::int64_t now) {
  db.Run(Query::kInsertSyncPeer, role, key, epoch, now);
}

void DeleteSyncPeer(Database& db) { db.Run(Query::kDeleteSyncPeer); }

void UpdateSyncPeerEpoch(Database& db, std::string_view epoch) { db.Run(Query::kUpdateSyncPeerEpoch, epoch); }

void UpdateSyncPeerChange(Database& db) { db.Run(Query::kUpdateSyncPeerChange); }

void UpdateSyncPeerCursor(Database& db, std::int64_t cursor, std::string_view peer_epoch) {
  db.Run(Query::kUpdateSyncPeerCursor, cursor, peer_epoch);
}

void UpdateSyncPeerRun(Database& db, std::int64_t now) { db.Run(Query::kUpdateSyncPeerRun, now); }

void InsertSyncRows(Database& db) { db.Run(Query::kInsertSyncRows); }

void DeleteSyncRows(Database& db) { db.Run(Query::kDeleteSyncRows); }

std::vector<model::SyncRow> ListSyncRowsAfter(Database& db, std::int64_t change, std::int64_t count) {
  return db.All<model::SyncRow>(Query::kListSyncRowsAfter, change, count);
}

std::int64_t CountSyncRowsAfter(Database& db, std::int64_t change) {
  return db.One<std::int64_t>(Query::kCountSyncRowsAfter, change).value_or(0);
}

std::optional<model::SyncRow> FindSyncRow(Database& db, model::SyncKind kind, std::int64_t row_id) {
  return db.One<model::SyncRow>(Query::kFindSyncRow, kind, row_id);
}

std::optional<model::SyncRow> FindSyncRowByUid(Database& db, model::SyncKind kind, std::string_view uid) {
  return db.One<model::SyncRow>(Query::kFindSyncRowByUid, kind, uid);
}

void UpdateSyncRowUid(Database& db, model::SyncKind kind, std::int64_t row_id, std::string_view uid) {
  db.Run(Query::kUpdateSyncRowUid, uid, kind, row_id);
}

void UpdateSyncRowBase(Database& db, model::SyncKind kind, std::int64_t row_id, std::string_view base,
                       std::int64_t change) {
  db.Run(Query::kUpdateSyncRowBase, base, change, kind, row_id);
}

void UpdateSyncRowSettled(Database& db, const model::SyncRow& row) {
  db.Run(Query::kUpdateSyncRowSettled, row.kind, row.row_id, row.change);
}

void DeleteSyncRow(Database& db, model::SyncKind kind, std::int64_t row_id) {
  db.Run(Query::kDeleteSyncRow, kind, row_id);
}

void DeleteSyncRowsGone(Database& db, std::int64_t until) { db.Run(Query::kDeleteSyncRowsGone, until); }

std::optional<model::SyncOutcome> FindSyncAct(Database& db, std::string_view id) {
  return db.One<model::SyncOutcome>(Query::kFindSyncAct, id);
}

void InsertSyncAct(Database& db, std::string_view id, model::SyncOutcome outcome, std::int64_t now) {
  db.Run(Query::kInsertSyncAct, id, outcome, now);
}

void InsertSyncConflict(Database& db, const model::SyncConflict& c, std::int64_t now) {
  db.Run(Query::kInsertSyncConflict, now, c.kind, c.row_id, c.about, c.wished, c.held);
}

std::vector<model::SyncConflict> ListSyncConflicts(Database& db) {
  return db.All<model::SyncConflict>(Query::kListSyncConflicts);
}

std::int64_t UpdateSyncConflictSettled(Database& db, std::int64_t id, std::int64_t now) {
  return db.Run(Query::kUpdateSyncConflictSettled, now, id);
}

}  // namespace store
