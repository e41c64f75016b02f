// What the office of a split operation wished and the web host did not do: kept until somebody has looked after it.
#ifndef PFORTE_RULES_SYNC_CONFLICT_H_
#define PFORTE_RULES_SYNC_CONFLICT_H_

#include <cstdint>

#include "model/sync.h"
#include "rules/house.h"
#include "rules/note.h"
#include "rules/sync_frame.h"

namespace rules {

// Listed, logged and noted in the history of the row, within the transaction of whoever calls it. `held`: what holds
// instead of what was wished, null if the row is not there.
void RecordConflict(House&, model::SyncKind, std::int64_t row_id, const SyncJson& wished, const SyncJson& held);

// For the history: the fields of `after` as they were before.
[[nodiscard]] Changes SyncChanges(const SyncJson& before, const SyncJson& after);

}  // namespace rules

#endif  // PFORTE_RULES_SYNC_CONFLICT_H_
