#include "view/office_bulk.h"

#include "page/office.h"
#include "rules/bulk.h"

namespace page {
namespace {

using model::BulkOutcome;

// What is still open comes first, then what did not go as meant: that is what somebody wants to see.
BulkOutcome Worst(const rules::BulkFacts& facts) {
  for (auto outcome : {BulkOutcome::kOpen, BulkOutcome::kNotAllowed, BulkOutcome::kChanged, BulkOutcome::kGone}) {
    if (facts.counts[static_cast<std::size_t>(outcome)] > 0) return outcome;
  }
  return BulkOutcome::kDone;
}

view::BulkRow Row(const rules::BulkLine& line) {
  view::BulkRow row;
  row.outcome = line.outcome;
  if (line.access) {
    row.access_id = line.access->access.id;
    row.name = view::PersonOf(*line.access);
    row.email = line.access->email;
    row.company = line.access->company;
    row.website = line.access->website_name;
    row.status = line.access->access.status;
    row.decided_by = line.access->access.decided_by;
  } else if (line.registration) {
    const model::Registration& registration = line.registration->registration;
    row.name = registration.name;
    row.email = registration.email;
    row.company = registration.company;
    row.website = line.registration->website_name;
  }
  return row;
}

}  // namespace

http::Response GetBulk(OfficeVisit& visit) {
  auto after = visit.request.query.Number("after").value_or(0);
  auto facts = rules::FindBulkFacts(visit.house, visit.Decider(), visit.Id(), BulkOutcome::kOpen, after);
  if (!facts) return visit.Missing();
  BulkOutcome outcome = Worst(*facts);
  (void)model::ParseWord(visit.request.query.Get("outcome"), outcome);
  if (outcome != BulkOutcome::kOpen) {
    facts = rules::FindBulkFacts(visit.house, visit.Decider(), visit.Id(), outcome, after);
  }
  view::OfficeBulkView page;
  page.bulk = facts->bulk;
  page.counts = facts->counts;
  page.outcome = outcome;
  page.next = facts->next;
  page.undo_after = visit.request.query.Number("undo");
  page.grace_seconds = visit.house.config.mail_grace_seconds;
  for (const auto& line : facts->lines) page.rows.push_back(Row(line));
  return http::Html(200, view::OfficeBulk(visit.frame, page));
}

http::Response PostBulkRun(OfficeVisit& visit) {
  if (!rules::RunBulk(visit.house, visit.Decider(), visit.Id())) return visit.Missing();
  return visit.Go("/admin/bulk/" + std::to_string(visit.Id()));
}

http::Response PostBulkUndo(OfficeVisit& visit) {
  const std::string path = "/admin/bulk/" + std::to_string(visit.Id());
  std::optional<std::int64_t> after = visit.request.form.Number("after").value_or(0);
  if (!rules::UndoBulk(visit.house, visit.Decider(), visit.Id(), after)) return visit.Missing();
  return visit.Go(after ? path + "?undo=" + std::to_string(*after) : path);
}

}  // namespace page
