#include "view/register.h"

#include "page/portal.h"
#include "rules/register.h"
#include "rules/registration_form.h"

namespace page {

model::FormInput ReadInput(const PortalVisit& visit, const model::AskedForm& asked) {
  model::FormInput input;
  for (const auto& field : asked.own) input.own[field.id] = visit.Field(field.Name());
  input.accepts_terms = visit.request.form.Has("terms");
  input.terms_version = visit.Field("terms_version");
  return input;
}

http::Response GetRegister(PortalVisit& visit) {
  view::RegisterView form;
  form.asked = rules::FindAskedForm(visit.house, visit.website.id);
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
  const auto asked = rules::FindAskedForm(visit.house, visit.website.id);
  form.input = ReadInput(visit, asked);
  auto errors = rules::Register(visit.house, visit.website, form, visit.language, visit.browser, visit.network);
  if (!errors.empty()) {
    view::RegisterView again{form.name,  form.company, form.phone,
                             form.email, form.message, form.order,
                             form.next,  visit.website.password_minimum,
                             asked,      form.input,   errors};
    return http::Html(422, view::Register(visit.frame, again));
  }
  // The address is shown on the next page, where it can be corrected; it belongs into no URL.
  visit.SetCookie("email", http::EncodeUrl(form.email), 3600);
  return visit.Go("/account/verify");
}

}  // namespace page
