#include "view/office_confirm.h"

#include "marker/office/confirm.tpl.h"
#include "view/field.h"

namespace view {

using base::Say;
using base::Text;

std::string OfficeConfirm(const Frame& frame, const OfficeConfirmView& view) {
  Page page(frame, "office/confirm.tpl", Say(frame.language, Text::kOfficeConfirmTitle));
  auto& body = page.body();
  body.SetValue(kc_ACTION, frame.base + view.action);
  for (const auto& [name, value] : view.kept) {
    auto& kept = *body.AddSectionDictionary(kc_KEPT);
    kept.SetValue(kc_NAME, name);
    kept.SetValue(kc_VALUE, value);
  }
  Field password = PasswordField(Text::kFieldPassword);
  password.name = "confirm_password";
  page.AddForm(body, view.action, {password}, view.errors);
  return page.Html();
}

}  // namespace view
