#include "view/office_audit.h"

#include "base/clock.h"
#include "page/office.h"
#include "rules/audit.h"
#include "rules/chain.h"
#include "rules/note.h"
#include "rules/place.h"
#include "rules/queue.h"

namespace page {
namespace {

constexpr std::int64_t kMostExported = 10'000;  // lines, a few megabytes in one answer

// What the filter asks for, from the address or the form; its errors in `page`.
rules::AuditQuery Read(OfficeVisit& visit, const http::Form& fields, view::OfficeAuditView& page) {
  page.query = fields.Get("q");
  page.actor = fields.Get("actor");
  page.person = fields.Get("person");
  page.from = fields.Get("from");
  page.to = fields.Get("to");
  page.website_id = fields.Number("website").value_or(0);
  rules::AuditQuery query;
  query.search = page.query;
  query.actor = page.actor;
  query.website_id = page.website_id;
  if (model::Act act{}; model::ParseWord(fields.Get("act"), act)) page.act = query.act = act;
  if (!page.person.empty()) {
    auto contact = rules::FindContactByEmail(visit.house, page.person);
    if (contact) query.contact_id = *contact;
    if (!contact) page.errors.push_back({"person", base::Text::kOfficeFormPersonUnknown});
  }
  auto from = ParseDay(page.from), to = ParseDay(page.to);
  if (from) query.since = from->first;
  if (to) query.until = to->last;
  if (!from && !page.from.empty()) page.errors.push_back({"from", base::Text::kOfficeFormDateInvalid});
  if (!to && !page.to.empty()) page.errors.push_back({"to", base::Text::kOfficeFormDateInvalid});
  return query;
}

http::Response Show(OfficeVisit& visit, view::OfficeAuditView& page) {
  for (const auto& line : rules::ListStaff(visit.house)) page.actors.push_back(line.staff.name);
  for (const char* who : {rules::kByCustomer, rules::kByPolicy, rules::kByCommandLine, rules::kByStranger}) {
    page.actors.emplace_back(who);
  }
  page.websites = Choices(visit);
  if (auto head = rules::FindHead(visit.house); !head.hash.empty()) page.head = rules::HeadText(head);
  page.export_most = kMostExported;
  return http::Html(page.errors.empty() ? 200 : 422, view::OfficeAudit(visit.frame, page));
}

}  // namespace

http::Response GetAudit(OfficeVisit& visit) {
  view::OfficeAuditView page;
  auto query = Read(visit, visit.request.query, page);
  if (page.errors.empty()) {
    auto before = rules::ReadPlace(visit.request.query.Get("before"));
    if (before) page.before = rules::WritePlace(*before);
    auto found = rules::ListAudit(visit.house, query, before, rules::kPageSize);
    page.lines = std::move(found.lines);
    if (found.next) page.next = rules::WritePlace(*found.next);
    if (found.gave_up) page.searched_to = found.next->at;
  }
  return Show(visit, page);
}

http::Response PostAuditExport(OfficeVisit& visit) {
  view::OfficeAuditView page;
  auto query = Read(visit, visit.request.form, page);
  if (!page.errors.empty()) {
    visit.frame.path = "/admin/audit";  // where the other language is found
    return Show(visit, page);
  }
  // Spreadsheets take UTF-8 for what it is only behind this mark, and split at what their language splits numbers by.
  const char separator = visit.language == base::Language::kGerman ? ';' : ',';
  http::Response response;
  response.body = "\xef\xbb\xbf" + rules::AuditCsvHead(separator);
  rules::ExportAudit(visit.house, query, kMostExported, [&](const std::vector<model::AuditLine>& lines) {
    for (const auto& line : lines) response.body += rules::AuditCsv(line, separator);
  });
  const std::string day = base::Rfc3339(visit.house.Now()).substr(0, 10);
  return std::move(response)
      .Header("Content-Type", "text/csv; charset=utf-8")
      .Header("Content-Disposition", "attachment; filename=\"pforte-audit-" + day + ".csv\"");
}

}  // namespace page
