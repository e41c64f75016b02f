// The table gate_check.
#ifndef PFORTE_STORE_GATE_CHECK_H_
#define PFORTE_STORE_GATE_CHECK_H_

#include <cstdint>
#include <vector>

#include "model/gate_check.h"
#include "store/database.h"

namespace store {

void InsertGateCheck(Database&, const model::GateCheck&, std::int64_t now);
// Newest first, at most 500.
[[nodiscard]] std::vector<model::GateCheck> ListGateChecks(Database&, std::int64_t since);
std::int64_t DeleteOldGateChecks(Database&, std::int64_t before);

}  // namespace store

#endif  // PFORTE_STORE_GATE_CHECK_H_
