#include "view/office_code.h"

#include "marker/office/code.tpl.h"
#include "view/field.h"

namespace view {

using base::Say;
using base::Text;

std::string OfficeCode(const Frame& frame, const OfficeCodeView& view) {
  Page page(frame, "office/code.tpl", Say(frame.language, Text::kOfficeCodeTitle));
  auto& body = page.body();
  body.SetValue(kc_NEXT, view.next);

  Field recovery{.name = "recovery", .label = Text::kOfficeCodeRecovery, .autocomplete = "off", .required = true};
  recovery.hint = Say(frame.language, Text::kOfficeCodeRecoveryHint);
  auto& lost = *body.AddSectionDictionary(kc_LOST);
  if (view.lost) lost.ShowSection(kc_OPEN);
  page.AddForm(*body.AddSectionDictionary(kc_APP), "/admin/code", {SecondFactorField(frame.language)},
               view.lost ? model::FormErrors() : view.errors);
  page.AddForm(lost, "/admin/code", {recovery}, view.lost ? view.errors : model::FormErrors());
  return page.Html();
}

}  // namespace view
