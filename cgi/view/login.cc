#include "view/login.h"

#include "marker/customer/login.tpl.h"
#include "view/field.h"

namespace view {

using base::Text;

std::string Login(const Frame& frame, const LoginView& view) {
  model::FormErrors errors = view.errors;
  if (view.mismatch) errors.push_back({"", Text::kLoginMismatch});
  if (view.busy) errors.push_back({"", Text::kLoginBusy});

  Page page(frame, "customer/login.tpl", base::Say(frame.language, Text::kLoginTitle));
  auto& body = page.body();
  page.AddForm(body, "/account/login",
               {EmailField(view.email), PasswordField(Text::kFieldPassword)}, errors);
  body.SetValue(kl_NEXT, view.next);
  if (view.open) body.ShowSection(kl_OPEN);
  if (!view.next.empty()) body.ShowSection(kl_WANTED);
  if (!view.elsewhere.empty()) {
    auto& section = *body.AddSectionDictionary(kl_ELSEWHERE);
    for (const LoginElsewhere& one : view.elsewhere) {
      auto& item = *section.AddSectionDictionary(kl_WEBSITE);
      item.SetValue(kl_TARGET, one.target);
      item.SetValue(kl_NAME, one.website);
    }
  }
  return page.Html();
}

}  // namespace view
