// The table history: only added to.
#ifndef PFORTE_STORE_HISTORY_H_
#define PFORTE_STORE_HISTORY_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/history.h"
#include "store/database.h"

namespace store {

void AppendHistory(Database&, const model::History&, std::int64_t now);
// Newest first, at most 200.
[[nodiscard]] std::vector<model::History> ListHistoryOfContact(Database&, std::int64_t contact_id);
[[nodiscard]] std::vector<model::History> ListHistoryOfAccess(Database&, std::int64_t access_id);

// The next with ids above `after`, of any website if `website_id` is 0.
[[nodiscard]] std::vector<model::History> ListHistoryAfter(Database&, std::int64_t website_id, std::int64_t after,
                                                           std::int64_t count);

}  // namespace store

#endif  // PFORTE_STORE_HISTORY_H_
