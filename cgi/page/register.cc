#include "view/register.h"

#include "page/portal.h"
#include "rules/register.h"

namespace page {

http::Response GetRegister(PortalVisit& visit) {
  view::RegisterView form;
  form.next = http::SafeNext(visit.request.query.Get("next"));
  form.password_minimum = visit.website.password_minimum;
  if (visit.website.open == 0) form.errors.push_back({"", base::Text::kFormClosed});
  return http::Html(200, view::Register(visit.frame, form));
}

http::Response PostRegister(PortalVisit& visit) {
  rules::RegisterForm form;
  form.email = visit.Field("email");
  form.password = visit.Field("password");
  form.name = visit.Field("name");
  form.company = visit.Field("company");
  form.phone = visit.Field("phone");
  form.message = visit.Field("message");
  form.order = visit.Field("order");
  form.next = http::SafeNext(visit.request.form.Get("next"));
  auto errors = rules::Register(visit.house, visit.website, form, visit.language, visit.browser, visit.network);
  if (!errors.empty()) {
    view::RegisterView again{form.name,  form.company, form.phone,
                             form.email, form.message, form.order,
                             form.next,  visit.website.password_minimum, errors};
    return http::Html(422, view::Register(visit.frame, again));
  }
  // The address is shown on the next page, where it can be corrected; it belongs into no URL.
  visit.SetCookie("email", http::EncodeUrl(form.email), 3600);
  return visit.Go("/account/verify");
}

}  // namespace page
