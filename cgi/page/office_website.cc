#include "view/office_website.h"

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
  website.closed = visit.request.form.Has("closed") ? 1 : 0;
  website.imprint = visit.Field("imprint");
  website.privacy = visit.Field("privacy");
  website.version = visit.request.form.Number("version").value_or(0);
  page.website = std::move(website);
  return page;
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
  return http::Html(200, view::OfficeWebsite(visit.frame, page));
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
    return http::Html(422, view::OfficeWebsite(visit.frame, page));
  }
  visit.Notice(visit.Say(base::Text::kOfficeNoticeSaved));
  return visit.Go("/admin/website/" + std::to_string(visit.Id()));
}

http::Response GetNewWebsite(OfficeVisit& visit) {
  view::OfficeWebsiteView page;
  page.website.language = base::Code(visit.language);
  return http::Html(200, view::OfficeWebsite(visit.frame, page));
}

http::Response PostNewWebsite(OfficeVisit& visit) {
  auto page = Typed(visit, {});
  auto result = rules::SaveWebsite(visit.house, visit.Decider(), page.website, {});
  if (!result.errors.empty()) {
    page.errors = result.errors;
    return http::Html(422, view::OfficeWebsite(visit.frame, page));
  }
  visit.Notice(visit.Say(base::Text::kOfficeNoticeWebsiteAdded));
  return visit.Go("/admin/website/" + std::to_string(result.id));
}

}  // namespace page
