// How the house is doing: what waits and how long, and how often what happened.
#ifndef PFORTE_VIEW_OFFICE_OVERVIEW_H_
#define PFORTE_VIEW_OFFICE_OVERVIEW_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/gate_check.h"
#include "model/tally.h"
#include "view/frame.h"

namespace view {

struct OfficeOverviewWeek {
  std::int64_t first_day = 0;  // days since 1970-01-01
  std::int64_t requested = 0, approved = 0, rejected = 0;
};
struct OfficeOverviewDay {
  std::int64_t day = 0;  // days since 1970-01-01
  std::int64_t signed_in = 0, failed = 0, held = 0;
  std::int64_t mails_sent = 0, mails_dead = 0;
  std::int64_t gate_shut = 0, gate_open = 0;
};
struct OfficeOverviewView {
  std::vector<model::Waiting> waiting;
  std::vector<OfficeOverviewWeek> weeks;
  std::vector<OfficeOverviewDay> days;   // none: the viewer does not see all websites
  std::vector<model::GateCheck> checks;
  std::int64_t now = 0;
};

[[nodiscard]] std::string OfficeOverview(const Frame& frame, const OfficeOverviewView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_OVERVIEW_H_
