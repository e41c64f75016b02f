#include "view/office_websites.h"

#include "marker/office/websites.tpl.h"
#include "view/office_part.h"

namespace view {

using base::Say;
using base::Text;

namespace {

Text StateOf(const model::Website& website) {
  if (website.closed != 0) return Text::kOfficeWebsitesIsShut;
  return website.open != 0 ? Text::kOfficeWebsitesIsOpen : Text::kOfficeWebsitesIsClosed;
}

}  // namespace

std::string OfficeWebsites(const Frame& frame, const OfficeWebsitesView& view) {
  Page page(frame, "office/websites.tpl", Say(frame.language, Text::kOfficeWebsitesTitle));
  auto& body = page.body();
  ShowIf(body, view.may_manage, kw_MANAGE);
  if (view.websites.empty()) {
    body.ShowSection(kw_EMPTY);
    return page.Html();
  }
  auto& list = *body.AddSectionDictionary(kw_WEBSITES);
  for (const OfficeWebsiteLine& line : view.websites) {
    auto& row = *list.AddSectionDictionary(kw_WEBSITE);
    row.SetIntValue(kw_ID, line.website.id);
    row.SetValue(kw_NAME, line.website.name);
    row.SetValue(kw_ADDRESS, line.website.address);
    row.SetValue(kw_POLICY, PolicyWord(frame.language, line.website.policy));
    row.SetValue(kw_OPEN, Say(frame.language, StateOf(line.website)));
    row.SetValue(kw_APPROVED, CountWord(line.approved));
    row.SetValue(kw_WAITING, CountWord(line.waiting));
    row.SetValue(kw_HOLDERS_LABEL, Say(frame.language, Text::kOfficeWebsitesHoldersLabel,
                                       {{"WEBSITE", line.website.name}}));
    row.SetValue(kw_TEXTS_LABEL, Say(frame.language, Text::kOfficeWebsitesTextsLabel,
                                     {{"WEBSITE", line.website.name}}));
  }
  return page.Html();
}

}  // namespace view
