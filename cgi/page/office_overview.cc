#include "view/office_overview.h"

#include "page/office.h"
#include "rules/overview.h"

namespace page {

http::Response GetOverview(OfficeVisit& visit) {
  auto overview = rules::Look(visit.house, visit.staff->Scope());
  view::OfficeOverviewView page;
  page.now = visit.house.Now();
  page.waiting = std::move(overview.waiting);
  for (const auto& week : overview.weeks) {
    page.weeks.push_back({week.first_day, week.requested, week.approved, week.rejected});
  }
  for (const auto& day : overview.days) {
    page.days.push_back({day.day, day.signed_in, day.failed, day.held, day.mails_sent, day.mails_dead, day.gate_shut,
                         day.gate_open});
  }
  page.checks = std::move(overview.checks);
  return http::Html(200, view::OfficeOverview(visit.frame, page));
}

}  // namespace page
