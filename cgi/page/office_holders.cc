#include "view/office_holders.h"

#include <utility>

#include "base/clock.h"
#include "base/csv.h"
#include "page/office.h"
#include "rules/holder.h"

namespace page {
namespace {

constexpr std::int64_t kDownload = 50'000;  // what may be held in memory for one answer

// The same columns in every language, for whoever goes on with it: those of `pforte export accesses`.
http::Response Csv(const rules::Holders& holders) {
  http::Response response;
  response.Header("Content-Type", "text/csv; charset=utf-8");
  response.Header("Content-Disposition",
                  "attachment; filename=\"accesses-" + std::to_string(holders.website.id) + ".csv\"");
  // By the byte order mark Excel knows UTF-8.
  response.body = "\xEF\xBB\xBF";
  response.body += base::CsvLine({"name", "email", "company", "number", "since", "valid_until", "order"});
  for (const auto& line : holders.lines) {
    const auto& access = line.access;
    response.body += base::CsvLine({line.account_name, line.email, line.company, line.contact_number,
                                    base::Rfc3339(access.status_at),
                                    access.valid_until ? base::Rfc3339(*access.valid_until) : "", access.order_number});
  }
  return response;
}

}  // namespace

http::Response GetHolders(OfficeVisit& visit) {
  const bool csv = visit.Query("format") == "csv";
  const auto after = csv ? 0 : visit.request.query.Number("after").value_or(0);
  auto holders = rules::ListHolders(visit.house, visit.Decider(), visit.Id(), after, csv ? kDownload : 0);
  if (!holders) return visit.Missing();
  if (csv && !holders->has_next) return Csv(*holders);
  view::OfficeHoldersView page;
  page.website = std::move(holders->website);
  page.lines = std::move(holders->lines);
  page.total = holders->total;
  page.now = visit.house.Now();
  page.may_download = page.total > 0 && !csv;
  page.from_beginning = after == 0;
  page.has_next = holders->has_next;
  return http::Html(200, view::OfficeHolders(visit.frame, page));
}

}  // namespace page
