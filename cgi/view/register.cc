#include "view/register.h"

#include "marker/customer/register.tpl.h"
#include "view/field.h"

namespace view {

using base::Text;

std::string Register(const Frame& frame, const RegisterView& view) {
  Field name{.name = "name", .label = Text::kFieldName, .value = view.name, .autocomplete = "name"};
  name.required = true;
  Field company{.name = "company", .label = Text::kFieldCompany, .value = view.company};
  company.autocomplete = "organization";
  Field phone{.name = "phone",
              .label = Text::kFieldPhone,
              .type = "tel",
              .value = view.phone,
              .autocomplete = "tel"};
  Field email = EmailField(view.email);
  email.hint = base::Say(frame.language, Text::kRegisterEmailHint);

  Page page(frame, "customer/register.tpl", base::Say(frame.language, Text::kRegisterTitle));
  auto& body = page.body();
  std::vector<Field> fields = {name};
  AddIfAsked(fields, view.asked.form.company, company);
  AddIfAsked(fields, view.asked.form.phone, phone);
  fields.push_back(email);
  fields.push_back(NewPasswordField(frame.language, "password", Text::kFieldPassword, view.password_minimum));
  AddRequestFields(fields, frame, view.asked, view.message, view.order, view.input);
  page.AddForm(body, "/account/register", fields, view.errors);
  body.SetValue(kr_TERMS_VERSION, view.asked.form.terms_version);
  body.SetValue(kr_NEXT, view.next);
  if (!view.next.empty()) body.ShowSection(kr_WANTED);
  return page.Html();
}

}  // namespace view
