#include "view/office_rules.h"

#include "marker/office/rules.tpl.h"
#include "view/office_part.h"

namespace view {

using base::Say;
using base::Text;

std::string OfficeRules(const Frame& frame, const OfficeRulesView& view) {
  Page page(frame, "office/rules.tpl",
            Say(frame.language, Text::kOfficeRulesTitle, {{"WEBSITE", view.website_name}}));
  auto& body = page.body();
  const std::string path = "/admin/website/" + std::to_string(view.rules.website_id) + "/rules";
  AddWebsiteTabs(page, frame, view.rules.website_id, WebsiteTab::kRules);
  body.SetValue(kr_ACTION, frame.base + path);
  body.SetIntValue(kr_VERSION, view.rules.version);
  Field rules{.name = "rules", .label = Text::kOfficeRulesList, .type = "textarea", .value = view.rules.rules};
  rules.hint = Say(frame.language, Text::kOfficeRulesListHint);
  page.AddForm(body, path, {rules}, view.errors);
  return page.Html();
}

}  // namespace view
