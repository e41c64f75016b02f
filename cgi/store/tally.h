// The table tally, which triggers keep, and what waits.
#ifndef PFORTE_STORE_TALLY_H_
#define PFORTE_STORE_TALLY_H_

#include <cstdint>
#include <vector>

#include "model/tally.h"
#include "store/database.h"

namespace store {

// By day and word. `scope` 0: all websites, else those of that person, which no sign-in belongs to.
[[nodiscard]] std::vector<model::Tally> ListTallies(Database&, std::int64_t since_day, std::int64_t scope);
// The longest waiting first. `today` in whole days since 1970-01-01, UTC.
[[nodiscard]] std::vector<model::Waiting> ListWaiting(Database&, std::int64_t scope, std::int64_t today);

}  // namespace store

#endif  // PFORTE_STORE_TALLY_H_
