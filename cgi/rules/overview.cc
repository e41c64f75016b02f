#include "rules/overview.h"

#include <algorithm>

#include "store/attempt.h"
#include "store/gate_check.h"
#include "store/tally.h"

namespace rules {
namespace {

void CountWeeks(Overview& overview, const std::vector<model::Tally>& tallies, std::int64_t first_week) {
  for (std::int64_t i = 0; i < kWeeks; ++i) overview.weeks.push_back({FirstDayOf(first_week + i), 0, 0, 0});
  for (const auto& tally : tallies) {
    std::int64_t index = WeekOf(tally.day) - first_week;
    if (index < 0 || index >= kWeeks) continue;
    WeekFigures& week = overview.weeks[static_cast<std::size_t>(index)];
    if (tally.what == "verified" || tally.what == "requested") week.requested += tally.number;
    if (tally.what == "approved") week.approved += tally.number;
    if (tally.what == "rejected") week.rejected += tally.number;
  }
}

void CountDays(House& house, Overview& overview, const std::vector<model::Tally>& tallies, std::int64_t first_day) {
  for (std::int64_t i = 0; i < kDays; ++i) overview.days.push_back({.day = first_day + i});
  auto on = [&](std::int64_t day) -> DayFigures* {
    bool within = day >= first_day && day < first_day + kDays;
    return within ? &overview.days[static_cast<std::size_t>(day - first_day)] : nullptr;
  };
  for (const auto& tally : tallies) {
    DayFigures* day = on(tally.day);
    if (day == nullptr) continue;
    if (tally.what == "signed_in") day->signed_in = tally.number;
    if (tally.what == "mail_sent") day->mails_sent = tally.number;
    if (tally.what == "mail_dead") day->mails_dead = tally.number;
  }
  for (const auto& attempts : store::ListAttempts(house.Throttle(), first_day)) {
    DayFigures* day = on(attempts.day);
    if (day == nullptr) continue;
    // One that began before midnight may end after it.
    day->failed = std::max<std::int64_t>(attempts.tried - day->signed_in, 0);
    day->held = attempts.held;
  }
  for (auto& check : store::ListGateChecks(house.database, first_day * base::kDay)) {
    if (DayFigures* day = on(check.at / base::kDay)) ++(check.IsShut() ? day->gate_shut : day->gate_open);
    auto same = [&check](const model::GateCheck& known) { return known.url == check.url; };
    if (std::none_of(overview.checks.begin(), overview.checks.end(), same)) overview.checks.push_back(std::move(check));
  }
}

}  // namespace

Overview Look(House& house, std::int64_t scope) {
  Overview overview;
  const std::int64_t today = house.Now() / base::kDay;
  const std::int64_t first_week = WeekOf(today) - kWeeks + 1;
  overview.waiting = store::ListWaiting(house.database, scope, today);
  const auto tallies = store::ListTallies(house.database, FirstDayOf(first_week), scope);
  CountWeeks(overview, tallies, first_week);
  if (scope == 0) CountDays(house, overview, tallies, today - kDays + 1);
  return overview;
}

void NoteGateCheck(House& house, const model::GateCheck& check) {
  store::Transaction transaction(house.database);
  store::InsertGateCheck(house.database, check, house.Now());
  transaction.Commit();
}

}  // namespace rules
