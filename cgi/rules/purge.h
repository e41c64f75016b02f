// Throwing away what nobody needs any more. Harmless at any time, meant for once a day.
#ifndef PFORTE_RULES_PURGE_H_
#define PFORTE_RULES_PURGE_H_

#include <cstdint>

#include "base/clock.h"
#include "rules/house.h"

namespace rules {

// A registration whose address was not proven in that time. The links of its mails live a day.
inline constexpr std::int64_t kUnverifiedLife = 7 * base::kDay;
// An expired or used link is known for a while, so that whoever opens it late is told so and not
// "unknown".
inline constexpr std::int64_t kDeadLinkLife = 30 * base::kDay;
inline constexpr std::int64_t kGateCheckLife = 365 * base::kDay;

// The digest of the network that a registration came from.
inline constexpr std::int64_t kNetworkLife = 30 * base::kDay;

struct PurgeCount {
  std::int64_t registrations = 0, links = 0, sessions = 0, staff_sessions = 0, tickets = 0, buckets = 0, markers = 0;
};
// Also compares the markers with the database (RepairMarkers) and throws as that does, when all else is done.
PurgeCount Purge(House&);

}  // namespace rules

#endif  // PFORTE_RULES_PURGE_H_
