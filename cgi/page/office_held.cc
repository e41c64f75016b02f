#include "view/office_held.h"

#include <utility>

#include "page/office.h"
#include "rules/customer.h"
#include "rules/held.h"

namespace page {

http::Response GetHeld(OfficeVisit& visit) {
  auto facts = rules::FindContactFacts(visit.house, visit.Decider(), visit.Id());
  auto held = rules::ListHeld(visit.house, visit.Decider(), visit.Id());
  if (!facts || !held) return visit.Missing();
  view::OfficeHeldView page;
  page.contact_id = visit.Id();
  page.name = facts->contact.name;
  for (auto& table : *held) page.tables.push_back({std::move(table.name), std::move(table.rows)});
  return http::Html(200, view::OfficeHeld(visit.frame, page));
}

http::Response PostHeld(OfficeVisit& visit) {
  http::Response response;
  response.body = rules::ExportHeld(visit.house, visit.Decider(), visit.Id());
  if (response.body.empty()) return visit.Missing();
  response.Header("Content-Type", "application/json");
  response.Header("Content-Disposition",
                  "attachment; filename=\"contact-" + std::to_string(visit.Id()) + ".json\"");
  return response;
}

}  // namespace page
