// The office's decision on an access. One transaction with one conditional UPDATE: of two people who
// decide at once one wins and the other is told.
#ifndef PFORTE_RULES_DECIDE_H_
#define PFORTE_RULES_DECIDE_H_

#include <optional>
#include <string>
#include <vector>

#include "model/access.h"
#include "model/account.h"
#include "model/history.h"
#include "model/staff.h"
#include "rules/house.h"

namespace rules {

enum class DecideOutcome {
  kDone,
  kAlreadyDecided,  // changed since it was looked at: nothing happened
  kNotAllowed,      // another website's, or the own request
  kNotFound,
};

struct Decision {
  std::int64_t access_id = 0;
  std::int64_t version = 0;      // what was looked at
  model::Status status = model::Status::kApproved;  // kApproved or kRejected
  std::string reason;            // told to the customer
  bool mail = true;              // tell the customer, after the grace time
};

// Who decides: somebody of the staff, or the command line (no staff, every right).
struct Decider {
  std::optional<model::Staff> staff;
  [[nodiscard]] std::string Name() const { return staff ? staff->name : "command line"; }
};

// Of the own websites, and not the own request.
[[nodiscard]] bool MayDecideOn(House&, const Decider&, const model::Access&, const model::Account&);

[[nodiscard]] DecideOutcome Decide(House&, const Decider&, const Decision&);
// The same, within the transaction and the MarkerChange of whoever calls it.
[[nodiscard]] DecideOutcome DecideWithin(House&, const Decider&, const Decision&);
// What Decide would come to now; nothing changes.
[[nodiscard]] DecideOutcome Foresee(House&, const Decider&, const Decision&);

// Back to what it was, as long as the mail has not left: no mail is sent. False if it is too late.
[[nodiscard]] bool Undo(House&, const Decider&, std::int64_t access_id, model::Status before);
// The same, within the transaction and the MarkerChange of whoever calls it.
[[nodiscard]] bool UndoWithin(House&, const Decider&, std::int64_t access_id, model::Status before);
// What Undo would go back to now; nothing if it is too late, or there is no decision.
[[nodiscard]] std::optional<model::Status> FindUndo(House&, const Decider&, std::int64_t access_id);

// Limits an approved access in time, or for ever (nothing).
[[nodiscard]] DecideOutcome SetValidity(House&, const Decider&, std::int64_t access_id, std::int64_t version,
                                        std::optional<std::int64_t> valid_until);

// An access with all the office may know around it. Nothing if it is not in the staff's websites.
struct AccessFacts {
  model::AccessLine line;
  model::Account account;
  std::vector<model::History> history;
};
[[nodiscard]] std::optional<AccessFacts> FindAccessFacts(House&, const Decider&, std::int64_t access_id);

}  // namespace rules

#endif  // PFORTE_RULES_DECIDE_H_
