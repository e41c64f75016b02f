// What the office asks the web host for, done there: by the same statements, with history and markers as if somebody
// had decided there, and once however often it is asked.
#ifndef PFORTE_RULES_SYNC_ACT_H_
#define PFORTE_RULES_SYNC_ACT_H_

#include "rules/house.h"
#include "rules/sync_frame.h"

namespace rules {

// {"id", "outcome", "item"}: what came of it, and what holds now (null if it is not there). One transaction. Throws
// base::Fault for what is no act of this version.
[[nodiscard]] SyncJson ApplyAct(House&, const SyncJson& act);

}  // namespace rules

#endif  // PFORTE_RULES_SYNC_ACT_H_
