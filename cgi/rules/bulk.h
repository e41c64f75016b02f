// A decision about many: prepared and shown first, then carried out in slices, so that thousands neither hold the lock
// nor outlast a request. Each item is judged on its own, as if it had been decided alone.
#ifndef PFORTE_RULES_BULK_H_
#define PFORTE_RULES_BULK_H_

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "model/access.h"
#include "model/bulk.h"
#include "model/registration.h"
#include "rules/decide.h"
#include "rules/house.h"
#include "rules/queue.h"

namespace rules {

// One bulk takes at most so many; of a search what ListQueueKeys finds.
inline constexpr std::int64_t kBulkMost = 20'000;
// One call of RunBulk decides so many, in transactions of kBulkSlice each.
inline constexpr std::int64_t kBulkStep = 5'000;
inline constexpr std::int64_t kBulkSlice = 500;
inline constexpr std::int64_t kBulkLife = 7 * base::kDay;

struct BulkForm {
  model::BulkAct act = model::BulkAct::kApprove;
  std::string reason;  // of kReject and kApprove, told to the customer
  bool mail = true;
};
// Both return the id; nothing is decided yet. Those picked, as they were looked at.
[[nodiscard]] std::int64_t PrepareBulk(House&, const Decider&, const BulkForm&,
                                       const std::vector<model::BulkItem>& picked);
// Everything that the filter lets through, as it is now.
[[nodiscard]] std::int64_t PrepareBulk(House&, const Decider&, const BulkForm&, const QueueFilter&);

// Carries the next kBulkStep out. False if it is not the decider's.
[[nodiscard]] bool RunBulk(House&, const Decider&, std::int64_t id);

// Takes the next kBulkStep of its decisions behind the item `after` back, as far as their mails have not left. `after`
// becomes the item to go on behind, or nothing if it was the last. False as RunBulk.
[[nodiscard]] bool UndoBulk(House&, const Decider&, std::int64_t id, std::optional<std::int64_t>& after);

// An item, and what comes of it: while it is open that is what would happen now.
struct BulkLine {
  model::BulkItem item;
  model::BulkOutcome outcome = model::BulkOutcome::kOpen;
  std::optional<model::AccessLine> access;
  std::optional<model::RegistrationLine> registration;
};
struct BulkFacts {
  model::Bulk bulk;
  std::array<std::int64_t, model::kBulkOutcomeCount> counts{};  // by BulkOutcome
  std::vector<BulkLine> lines;       // of one outcome, by id
  std::optional<std::int64_t> next;  // what the next page begins behind
};
// The items of `outcome` behind the item `after`. Nothing if it is not the decider's.
[[nodiscard]] std::optional<BulkFacts> FindBulkFacts(House&, const Decider&, std::int64_t id,
                                                     model::BulkOutcome outcome, std::int64_t after);

}  // namespace rules

#endif  // PFORTE_RULES_BULK_H_
