#include "view/office_website.h"

#include <algorithm>

#include "page/office.h"
#include "rules/website.h"
#include "view/office_websites.h"

namespace page {
namespace {

view::OfficeWebsiteView Typed(const OfficeVisit& visit, model::Website website) {
  view::OfficeWebsiteView page;
  page.title = website.name;
  website.name = visit.Field("name");
  website.address = visit.Field("address");
  (void)model::ParseWord(visit.Field("policy"), website.policy);
  website.sender = visit.Field("sender");
  website.contact = visit.Field("contact");
  website.office_copy = visit.Field("office_copy");
  base::Language language = base::Language::kGerman;
  if (base::ParseLanguage(visit.Field("language"), language)) website.language = base::Code(language);
  auto minimum = visit.request.form.Number("password_minimum");
  website.password_minimum = minimum.value_or(0);
  if (!minimum) page.password_minimum = visit.Field("password_minimum");
  website.open = visit.request.form.Has("open") ? 1 : 0;
  (void)model::ParseWord(visit.Field("protection"), website.protection);
  website.paths = visit.Field("paths");
  website.imprint = visit.Field("imprint");
  website.privacy = visit.Field("privacy");
  website.version = visit.request.form.Number("version").value_or(0);
  page.website = std::move(website);
  return page;
}

// A stored one, with the people around it.
http::Response Show(OfficeVisit& visit, int status, view::OfficeWebsiteView page) {
  page.approvers = rules::ListApprovers(visit.house, page.website.id);
  for (auto& line : rules::ListStaff(visit.house)) {
    const bool decides = std::any_of(page.approvers.begin(), page.approvers.end(),
                                     [&](const auto& staff) { return staff.id == line.staff.id; });
    const bool might = line.staff.role == model::Role::kApprover && line.staff.disabled == 0;
    if (might && !decides) page.candidates.push_back(std::move(line.staff));
  }
  return http::Html(status, view::OfficeWebsite(visit.frame, page));
}

http::Response ShowNew(OfficeVisit& visit, int status, view::OfficeWebsiteView page) {
  page.patterns = Choices(visit);
  return http::Html(status, view::OfficeWebsite(visit.frame, page));
}

http::Response Back(OfficeVisit& visit, base::Text notice, base::TextValues values = {}) {
  visit.Notice(visit.Say(notice, values));
  return visit.Go("/admin/website/" + std::to_string(visit.Id()));
}

http::Response SetClosed(OfficeVisit& visit, bool closed) {
  auto website = rules::FindWebsite(visit.house, visit.Id());
  if (!website) return visit.Missing();
  auto result = rules::CloseWebsite(visit.house, visit.Decider(), *website, closed);
  if (result.conflict || !result.errors.empty()) return Back(visit, base::Text::kOfficeNoticeVersionConflict);
  return Back(visit, closed ? base::Text::kOfficeNoticeWebsiteClosed : base::Text::kOfficeNoticeWebsiteReopened);
}

}  // namespace

http::Response GetWebsites(OfficeVisit& visit) {
  view::OfficeWebsitesView page;
  page.may_manage = visit.staff->staff.role == model::Role::kAdministrator;
  for (auto& line : rules::ListWebsites(visit.house, visit.staff->Scope())) {
    page.websites.push_back({std::move(line.website), line.approved, line.waiting});
  }
  return http::Html(200, view::OfficeWebsites(visit.frame, page));
}

http::Response GetWebsite(OfficeVisit& visit) {
  auto website = rules::FindWebsite(visit.house, visit.Id());
  if (!website) return visit.Missing();
  view::OfficeWebsiteView page;
  page.title = website->name;
  page.website = std::move(*website);
  return Show(visit, 200, std::move(page));
}

http::Response PostWebsite(OfficeVisit& visit) {
  auto website = rules::FindWebsite(visit.house, visit.Id());
  if (!website) return visit.Missing();
  auto aliases = rules::ListAliases(visit.house, *website);
  auto page = Typed(visit, *website);
  auto result = rules::SaveWebsite(visit.house, visit.Decider(), page.website, aliases);
  if (result.conflict) result.errors.push_back({"", base::Text::kOfficeFormVersionConflict});
  if (!result.errors.empty()) {
    page.errors = result.errors;
    return Show(visit, 422, std::move(page));
  }
  return Back(visit, base::Text::kOfficeNoticeSaved);
}

http::Response PostWebsiteClose(OfficeVisit& visit) { return SetClosed(visit, true); }
http::Response PostWebsiteReopen(OfficeVisit& visit) { return SetClosed(visit, false); }

http::Response PostApproverAdd(OfficeVisit& visit) {
  const auto staff = rules::FindStaffDuty(visit.house, visit.request.form.Number("staff").value_or(0));
  if (!staff || !rules::AddApprover(visit.house, visit.Decider(), visit.Id(), staff->staff.id)) return visit.Missing();
  return Back(visit, base::Text::kOfficeNoticeApproverAdded, {{"NAME", staff->staff.name}});
}

http::Response PostApproverRemove(OfficeVisit& visit) {
  const auto staff = rules::FindStaffDuty(visit.house, visit.parts.numbers.back());
  if (!staff || !rules::RemoveApprover(visit.house, visit.Decider(), visit.Id(), staff->staff.id)) {
    return visit.Missing();
  }
  return Back(visit, base::Text::kOfficeNoticeApproverRemoved, {{"NAME", staff->staff.name}});
}

http::Response GetNewWebsite(OfficeVisit& visit) {
  view::OfficeWebsiteView page;
  page.website.language = base::Code(visit.language);
  if (auto pattern = rules::FindWebsite(visit.house, visit.request.query.Number("like").value_or(0))) {
    page.website = rules::LikeThis(*pattern);
    page.pattern_id = pattern->id;
  }
  return ShowNew(visit, 200, std::move(page));
}

http::Response PostNewWebsite(OfficeVisit& visit) {
  auto page = Typed(visit, {});
  rules::Pattern pattern{visit.request.form.Number("like").value_or(0), visit.request.form.Has("approvers")};
  if (!rules::FindWebsite(visit.house, pattern.website_id)) pattern = {};
  auto result = rules::SaveWebsite(visit.house, visit.Decider(), page.website, {}, pattern);
  if (!result.errors.empty()) {
    page.errors = result.errors;
    page.pattern_id = pattern.website_id;
    page.takes_approvers = pattern.approvers;
    return ShowNew(visit, 422, std::move(page));
  }
  visit.Notice(visit.Say(base::Text::kOfficeNoticeWebsiteAdded));
  return visit.Go("/admin/website/" + std::to_string(result.id));
}

}  // namespace page
