#include "view/office_account.h"

#include "marker/office/account.tpl.h"
#include "view/page.h"

namespace view {

using base::Say;
using base::Text;

std::string OfficeAccount(const Frame& frame, const OfficeAccountView& view) {
  Page page(frame, "office/account.tpl", Say(frame.language, Text::kOfficeAccountAddTitle));
  auto& body = page.body();
  body.SetIntValue(ka_ID, view.contact_id);
  body.SetValue(ka_LEAD, Say(frame.language, Text::kOfficeAccountAddLead, {{"NAME", view.contact_name}}));
  Field email{.name = "email", .label = Text::kOfficeGrantEmail, .type = "email", .value = view.email};
  email.autocomplete = "off";
  email.required = true;
  Field name{.name = "name", .label = Text::kOfficeGrantName, .value = view.name, .autocomplete = "off"};
  page.AddForm(body, "/admin/contact/" + std::to_string(view.contact_id) + "/account", {email, name}, view.errors);
  return page.Html();
}

}  // namespace view
