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
  if (view.remote_name.empty()) return page.Html();
  auto& remote = *page.body().AddSectionDictionary(kl_REMOTE);
  remote.SetValue(kl_REMOTE_CSRF, frame.csrf("/admin/login/remote"));
  remote.SetValue(kl_REMOTE_SUBMIT, base::Say(frame.language, Text::kOfficeLoginRemote, {{"NAME", view.remote_name}}));
  return page.Html();
}

}  // namespace view
