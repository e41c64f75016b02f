// The tables bulk and bulk_item.
#ifndef PFORTE_STORE_BULK_H_
#define PFORTE_STORE_BULK_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "model/bulk.h"
#include "store/database.h"

namespace store {

[[nodiscard]] std::optional<model::Bulk> FindBulk(Database&, std::int64_t id);
std::int64_t InsertBulk(Database&, const model::Bulk&, std::int64_t now);
void UpdateBulkStarted(Database&, std::int64_t id, std::int64_t now);
void DeleteOldBulks(Database&, std::int64_t before);

// Nothing happens for one that is in it already.
void InsertBulkItem(Database&, std::int64_t bulk_id, std::int64_t item_id, std::int64_t version);
// With the version of now; nothing happens if there is no such access or registration.
void InsertBulkItemOfAccess(Database&, std::int64_t bulk_id, std::int64_t id);
void InsertBulkItemOfRegistration(Database&, std::int64_t bulk_id, std::int64_t id);
// By id, those behind `after`.
[[nodiscard]] std::vector<model::BulkItem> ListBulkItems(Database&, std::int64_t bulk_id, model::BulkOutcome,
                                                         std::int64_t after, std::int64_t count);
[[nodiscard]] std::vector<model::BulkCount> CountBulkItems(Database&, std::int64_t bulk_id);
void UpdateBulkItem(Database&, std::int64_t bulk_id, std::int64_t item_id, model::BulkOutcome);

}  // namespace store

#endif  // PFORTE_STORE_BULK_H_
