// What the office has to ask the web host for: what differs here from what that said last, and the mails that wait.
#ifndef PFORTE_RULES_SYNC_WISH_H_
#define PFORTE_RULES_SYNC_WISH_H_

#include <cstdint>
#include <vector>

#include "model/sync.h"
#include "rules/house.h"
#include "rules/sync_frame.h"

namespace rules {

// Something to ask for, as ApplyAct takes it, and where it comes from: a row, or a mail.
struct SyncWish {
  SyncJson act;
  model::SyncRow row;
  std::int64_t mail_id = 0;
};
struct SyncWishes {
  std::vector<SyncWish> wishes;
  std::vector<model::SyncRow> settled;  // changed, but there is nothing to ask for
  std::int64_t next = 0;                // goes on behind that; 0: that was all
};
// The next changes behind `after`, in their order. Reads only.
[[nodiscard]] SyncWishes ListWishes(House&, std::int64_t after);
// The next mails with ids above `after`; not those about a row that the web host has yet to be asked about.
[[nodiscard]] SyncWishes ListMailWishes(House&, std::int64_t after);

// What was wished about the row itself, to be compared with what holds.
[[nodiscard]] SyncJson WishedPart(const SyncJson& act);

}  // namespace rules

#endif  // PFORTE_RULES_SYNC_WISH_H_
