#include "view/office_grant.h"

#include "marker/office/grant.tpl.h"

namespace view {

using base::Say;
using base::Text;

std::string OfficeGrant(const Frame& frame, const OfficeGrantView& view) {
  Field website{.name = "website", .label = Text::kOfficeGrantWebsite, .type = "select"};
  website.required = true;
  if (view.website_id != 0) website.value = std::to_string(view.website_id);
  website.options.emplace_back("", Say(frame.language, Text::kOfficeGrantChoose));
  for (const WebsiteChoice& choice : view.websites)
    website.options.emplace_back(std::to_string(choice.id), choice.name);
  Field email{
      .name = "email", .label = Text::kOfficeGrantEmail, .type = "email", .value = view.email};
  email.autocomplete = "off";
  email.required = true;
  Field name{
      .name = "name", .label = Text::kOfficeGrantName, .value = view.name, .autocomplete = "off"};
  name.required = true;
  Field status{.name = "status", .label = Text::kOfficeGrantStatus, .type = "select"};
  status.value = model::Word(view.status);
  for (const auto choice : {model::Status::kApproved, model::Status::kInProcessing}) {
    status.options.emplace_back(model::Word(choice),
                                StandingWord(frame.language, StandingOf(choice, false)));
  }
  Field mail{.name = "mail",
             .label = Text::kOfficeGrantMail,
             .type = "checkbox",
             .value = view.mail ? "1" : ""};
  mail.hint = Say(frame.language, Text::kOfficeGrantMailHint);

  Page page(frame, "office/grant.tpl", Say(frame.language, Text::kOfficeGrantTitle));
  auto& body = page.body();
  body.SetIntValue(kg_ID, view.contact_id);
  body.SetValue(kg_LEAD,
                Say(frame.language, Text::kOfficeGrantLead, {{"NAME", view.contact_name}}));
  page.AddForm(body, "/admin/contact/" + std::to_string(view.contact_id) + "/grant",
               {website, email, name, status, mail}, view.errors);
  return page.Html();
}

}  // namespace view
