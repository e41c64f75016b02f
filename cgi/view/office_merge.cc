#include "view/office_merge.h"

#include "marker/office/merge.tpl.h"
#include "view/office_part.h"

namespace view {

using base::Say;
using base::Text;

std::string OfficeMerge(const Frame& frame, const OfficeMergeView& view) {
  Page page(frame, "office/merge.tpl", Say(frame.language, Text::kOfficeMergeTitle, {{"NAME", view.name}}));
  auto& body = page.body();
  const std::string path = "/admin/contact/" + std::to_string(view.contact_id) + "/merge";
  body.SetIntValue(km_ID, view.contact_id);
  body.SetValue(km_QUERY, view.query);
  body.SetValue(km_LEAD, Say(frame.language, Text::kOfficeMergeLead, {{"NAME", view.name}}));
  ShowIf(body, view.contacts.empty(), km_EMPTY);
  ShowIf(body, view.has_more, km_MORE);
  if (view.contacts.empty()) return page.Html();
  auto& list = *body.AddSectionDictionary(km_LIST);
  for (const model::ContactLine& contact : view.contacts) {
    auto& row = *list.AddSectionDictionary(km_CONTACT);
    row.SetIntValue(km_INTO, contact.id);
    row.SetValue(km_NAME, contact.name);
    SetIfAny(row, km_COMPANY, contact.company, km_FIRM);
    row.SetValue(km_NUMBER, contact.number);
    ShowIf(row, contact.number.empty(), km_NO_NUMBER);
    row.SetValue(km_EMAILS, contact.emails);
    ShowIf(row, contact.emails.empty(), km_NO_EMAILS);
    row.SetValue(km_CSRF, frame.csrf(path));
    row.SetValue(km_LABEL, Say(frame.language, Text::kOfficeMergeLabel, {{"NAME", contact.name}}));
  }
  return page.Html();
}

}  // namespace view
