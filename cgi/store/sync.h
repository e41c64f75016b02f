// The tables of the split operation. What changes is noted by triggers of the schema.
#ifndef PFORTE_STORE_SYNC_H_
#define PFORTE_STORE_SYNC_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/sync.h"
#include "store/database.h"

namespace store {

// Nothing where nobody is paired.
[[nodiscard]] std::optional<model::SyncPeer> FindSyncPeer(Database&);
void InsertSyncPeer(Database&, model::SyncRole, std::string_view key, std::string_view epoch, std::int64_t now);
void DeleteSyncPeer(Database&);
void UpdateSyncPeerEpoch(Database&, std::string_view epoch);
// After InsertSyncRows: counts on from there.
void UpdateSyncPeerChange(Database&);
void UpdateSyncPeerCursor(Database&, std::int64_t cursor, std::string_view peer_epoch);
void UpdateSyncPeerRun(Database&, std::int64_t now);

// For everything that is there; there must be none yet.
void InsertSyncRows(Database&);
void DeleteSyncRows(Database&);
[[nodiscard]] std::vector<model::SyncRow> ListSyncRowsAfter(Database&, std::int64_t change, std::int64_t count);
[[nodiscard]] std::int64_t CountSyncRowsAfter(Database&, std::int64_t change);
[[nodiscard]] std::optional<model::SyncRow> FindSyncRow(Database&, model::SyncKind, std::int64_t row_id);
[[nodiscard]] std::optional<model::SyncRow> FindSyncRowByUid(Database&, model::SyncKind, std::string_view uid);
void UpdateSyncRowUid(Database&, model::SyncKind, std::int64_t row_id, std::string_view uid);
// What the web host said, and whether there is something to tell it (0: no).
void UpdateSyncRowBase(Database&, model::SyncKind, std::int64_t row_id, std::string_view base, std::int64_t change);
// Nothing to tell; does nothing if it changed once more.
void UpdateSyncRowSettled(Database&, const model::SyncRow&);
void DeleteSyncRow(Database&, model::SyncKind, std::int64_t row_id);
void DeleteSyncRowsGone(Database&, std::int64_t until);

[[nodiscard]] std::optional<model::SyncOutcome> FindSyncAct(Database&, std::string_view id);
void InsertSyncAct(Database&, std::string_view id, model::SyncOutcome, std::int64_t now);

void InsertSyncConflict(Database&, const model::SyncConflict&, std::int64_t now);
// The open ones.
[[nodiscard]] std::vector<model::SyncConflict> ListSyncConflicts(Database&);
// `id` 0: all; returns how many.
std::int64_t UpdateSyncConflictSettled(Database&, std::int64_t id, std::int64_t now);

}  // namespace store

#endif  // PFORTE_STORE_SYNC_H_
