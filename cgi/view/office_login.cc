#include "view/office_login.h"

#include "marker/office/login.tpl.h"
#include "view/field.h"

namespace view {

using base::Text;

std::string OfficeLogin(const Frame& frame, const OfficeLoginView& view) {
  model::FormErrors errors = view.errors;
  if (view.mismatch) errors.push_back({"", Text::kLoginMismatch});
  if (view.busy) errors.push_back({"", Text::kLoginBusy});

  Page page(frame, "office/login.tpl", base::Say(frame.language, Text::kOfficeLoginTitle));
  page.AddForm(page.body(), "/admin/login",
               {EmailField(view.email), PasswordField(Text::kFieldPassword)}, errors);
  page.body().SetValue(kl_NEXT, view.next);
  return page.Html();
}

}  // namespace view
