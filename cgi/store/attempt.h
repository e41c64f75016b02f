// The table attempt of the throttle's database.
#ifndef PFORTE_STORE_ATTEMPT_H_
#define PFORTE_STORE_ATTEMPT_H_

#include <cstdint>
#include <vector>

#include "model/tally.h"
#include "store/database.h"

namespace store {

// One sign-in: tried, or held back.
void AppendAttempt(Database& throttle, std::int64_t day, bool tried);
[[nodiscard]] std::vector<model::Attempts> ListAttempts(Database& throttle, std::int64_t since_day);

}  // namespace store

#endif  // PFORTE_STORE_ATTEMPT_H_
