#include "view/password.h"

#include "marker/customer/password.tpl.h"
#include "view/field.h"

namespace view {

using base::Text;

std::string Password(const Frame& frame, const PasswordView& view) {
  Page page(frame, "customer/password.tpl", base::Say(frame.language, Text::kPasswordTitle));
  auto& body = page.body();
  body.SetValue(kp_EMAIL, view.email);
  page.AddForm(body, "/account/password",
               {PasswordField(Text::kFieldOldPassword),
                NewPasswordField(frame.language, "new_password", Text::kFieldNewPassword,
                                 view.password_minimum)},
               view.errors);
  return page.Html();
}

}  // namespace view
