// Figures for the office: what waits and how long, and how often what happened. Never who.
#ifndef PFORTE_RULES_OVERVIEW_H_
#define PFORTE_RULES_OVERVIEW_H_

#include <cstdint>
#include <vector>

#include "model/gate_check.h"
#include "model/tally.h"
#include "rules/house.h"

namespace rules {

inline constexpr std::int64_t kWeeks = 26, kDays = 30;  // how far back, this week and today included

// Monday 1970-01-05 is the first of week 1; weeks begin on Mondays, UTC.
[[nodiscard]] constexpr std::int64_t WeekOf(std::int64_t day) { return (day + 3) / 7; }
[[nodiscard]] constexpr std::int64_t FirstDayOf(std::int64_t week) { return week * 7 - 3; }

struct WeekFigures {
  std::int64_t first_day = 0;  // its Monday, in days since 1970-01-01
  std::int64_t requested = 0, approved = 0, rejected = 0;
};
struct DayFigures {
  std::int64_t day = 0;
  std::int64_t signed_in = 0, failed = 0, held = 0;     // sign-ins: done, wrong, not looked at
  std::int64_t mails_sent = 0, mails_dead = 0;
  std::int64_t gate_shut = 0, gate_open = 0;            // checks that were green, and all others
};
struct Overview {
  std::vector<model::Waiting> waiting;  // the longest first
  std::vector<WeekFigures> weeks;       // kWeeks, the oldest first
  // Only for scope 0, else empty.
  std::vector<DayFigures> days;          // kDays, the oldest first
  std::vector<model::GateCheck> checks;  // the last of each page within kDays
};
// `scope` as StaffSignedIn::Scope.
[[nodiscard]] Overview Look(House&, std::int64_t scope);

// Keeps what a check of the gate found.
void NoteGateCheck(House&, const model::GateCheck&);

}  // namespace rules

#endif  // PFORTE_RULES_OVERVIEW_H_
