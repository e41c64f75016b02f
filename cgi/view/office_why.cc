#include "view/office_why.h"

#include "marker/office/why.tpl.h"
#include "view/office_part.h"

namespace view {

using base::Say;
using base::Text;

std::string OfficeWhy(const Frame& frame, const OfficeWhyView& view) {
  Page page(frame, "office/why.tpl", Say(frame.language, Text::kOfficeWhyTitle, {{"NAME", view.name}}));
  auto& body = page.body();
  body.SetIntValue(kw_ID, view.account_id);
  body.SetIntValue(kw_CONTACT, view.contact_id);
  Field address{.name = "page", .label = Text::kOfficeWhyPage, .type = "url", .value = view.page};
  address.required = true;
  page.AddForm(body, "/admin/account/" + std::to_string(view.account_id) + "/why", {address}, view.errors);
  if (!view.answer) return page.Html();
  auto& answer = *body.AddSectionDictionary(kw_ANSWER);
  answer.ShowSection(view.answer->opens ? kw_YES : kw_NO);
  for (const std::string& sentence : view.answer->found) {
    answer.AddSectionDictionary(kw_FOUND)->SetValue(kw_SENTENCE, sentence);
  }
  SetIfAny(answer, kw_ADVICE, view.answer->advice, kw_ADVISED);
  if (view.answer->access_id != 0) {
    answer.AddSectionDictionary(kw_ACCESS)->SetIntValue(kw_ACCESS_ID, view.answer->access_id);
  }
  return page.Html();
}

}  // namespace view
