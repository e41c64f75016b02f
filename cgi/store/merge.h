// The tables merge and merge_account.
#ifndef PFORTE_STORE_MERGE_H_
#define PFORTE_STORE_MERGE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "model/merge.h"
#include "store/database.h"

namespace store {

// The one that holds now.
[[nodiscard]] std::optional<model::Merge> FindMergeOfContact(Database&, std::int64_t contact_id);
std::int64_t InsertMerge(Database&, const model::Merge&, std::int64_t now);
// False if it was undone already.
[[nodiscard]] bool UpdateMergeUndone(Database&, std::int64_t id, std::int64_t now);
void InsertMergeAccount(Database&, std::int64_t merge_id, std::int64_t account_id);
// All in which the contact has a part, and which accounts went over.
void DeleteMergeAccountsOfContact(Database&, std::int64_t contact_id);
void DeleteMergesOfContact(Database&, std::int64_t contact_id);
// Those that went over.
[[nodiscard]] std::vector<std::int64_t> ListMergeAccountIds(Database&, std::int64_t merge_id);

}  // namespace store

#endif  // PFORTE_STORE_MERGE_H_
