// Customers who do not exist, as many as a benchmark needs: the same for the same seed, plausible to look at, and none
// of them can ever get mail (RFC 2606: .invalid).
#ifndef PFORTE_RULES_SEED_H_
#define PFORTE_RULES_SEED_H_

#include <cstdint>

#include "rules/house.h"

namespace rules {

enum class SeedOutcome {
  kReady,
  kRealPeople,  // the database holds contacts or registrations that no seed made
  kNoWebsite,
};
// Seeds never mix with people.
[[nodiscard]] SeedOutcome MaySeed(House&);

// How many contacts there are: Seed goes on behind them, so that one that was ended goes on.
[[nodiscard]] std::int64_t CountContacts(House&);

// Adds the contacts numbered `first` to `last`, from 1, in one transaction: each with one or two accounts without
// password and accesses to the websites in every status, begun within the two years before now. What each is depends on
// `seed` and its number alone, and on how many websites there are.
void Seed(House&, std::uint64_t seed, std::int64_t first, std::int64_t last);

}  // namespace rules

#endif  // PFORTE_RULES_SEED_H_
