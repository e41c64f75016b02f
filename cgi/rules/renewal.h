// Accesses that end: their holders are told some time before, may ask for more, and the office answers. Until its end
// an access holds, whatever is asked and answered.
#ifndef PFORTE_RULES_RENEWAL_H_
#define PFORTE_RULES_RENEWAL_H_

#include <cstdint>
#include <optional>

#include "base/clock.h"
#include "model/access.h"
#include "model/account.h"
#include "model/renewal.h"
#include "rules/decide.h"
#include "rules/house.h"

namespace rules {

// So long before the end its holder is told; of an access that is given for less than twice of that, when half of the
// time is over.
inline constexpr std::int64_t kRenewalNotice = 30 * base::kDay;

// Queues a mail for each access that ends soon, at most `most` of them; returns how many. Each end is told once.
std::int64_t TellEndings(House&, std::int64_t most);

// About the end that the access has now; nothing as long as nobody was told.
[[nodiscard]] std::optional<model::Renewal> FindRenewal(House&, const model::Access&);
// "I still need it", by its holder. False if it is not the account's, nobody was told yet, or it was asked or answered.
[[nodiscard]] bool AskRenewal(House&, const model::Account&, std::int64_t access_id);

// Until when it would be renewed for as long as it was given last time, in seconds; never in the past.
[[nodiscard]] std::int64_t SuggestRenewal(House&, const model::Access&);
// The office's answer. kAlreadyDecided: nobody asks (any more), or somebody changed the access. `valid_until` lies
// ahead. A mail tells of a renewal; that there will be none, the customer's own page.
[[nodiscard]] DecideOutcome Renew(House&, const Decider&, std::int64_t access_id, std::int64_t version,
                                  std::int64_t valid_until);
[[nodiscard]] DecideOutcome DeclineRenewal(House&, const Decider&, std::int64_t access_id);

}  // namespace rules

#endif  // PFORTE_RULES_RENEWAL_H_
