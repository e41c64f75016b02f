#include "view/office_rules.h"

#include "page/office.h"
#include "rules/domain_rules.h"
#include "rules/website.h"

namespace page {

http::Response GetRules(OfficeVisit& visit) {
  auto website = rules::FindWebsite(visit.house, visit.Id());
  if (!website) return visit.Missing();
  return http::Html(200, view::OfficeRules(visit.frame, {website->name, rules::FindDomainRules(visit.house, visit.Id()),
                                                         {}}));
}

http::Response PostRules(OfficeVisit& visit) {
  auto website = rules::FindWebsite(visit.house, visit.Id());
  if (!website) return visit.Missing();
  view::OfficeRulesView page{website->name, {visit.Id(), visit.Field("rules"), 0}, {}};
  page.rules.version = visit.request.form.Number("version").value_or(0);
  auto result = rules::SaveDomainRules(visit.house, visit.Decider(), page.rules);
  page.errors = std::move(result.errors);
  if (result.conflict) page.errors.push_back({"", base::Text::kOfficeFormVersionConflict});
  if (!page.errors.empty()) return http::Html(422, view::OfficeRules(visit.frame, page));
  visit.Notice(visit.Say(base::Text::kOfficeNoticeSaved));
  return visit.Go("/admin/website/" + std::to_string(visit.Id()) + "/rules");
}

}  // namespace page
