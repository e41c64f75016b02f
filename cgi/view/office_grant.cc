#include "view/office_grant.h"

#include <algorithm>

#include "marker/office/grant.tpl.h"

namespace view {

using base::Say;
using base::Text;

std::string OfficeGrant(const Frame& frame, const OfficeGrantView& view) {
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
               {email, name, status, mail}, view.errors);
  auto unchosen = std::find_if(view.errors.begin(), view.errors.end(),
                               [](const model::FormError& error) { return error.field == "website"; });
  if (unchosen != view.errors.end()) {
    body.SetValueAndShowSection(kg_UNCHOSEN_TEXT, Say(frame.language, unchosen->text), kg_UNCHOSEN);
  }
  for (const WebsiteChoice& website : view.websites) {
    auto& choice = *body.AddSectionDictionary(kg_CHOICE);
    choice.SetIntValue(kg_WEBSITE_ID, website.id);
    choice.SetValue(kg_WEBSITE_NAME, website.name);
    ShowIf(choice, view.chosen.contains(website.id), kg_CHOSEN);
  }
  if (view.results.empty()) return page.Html();
  auto& results = *body.AddSectionDictionary(kg_RESULTS);
  for (const OfficeGrantResult& result : view.results) {
    auto& line = *results.AddSectionDictionary(kg_RESULT);
    line.SetValue(kg_RESULT_WEBSITE, result.website);
    line.SetValue(kg_RESULT_TEXT, Say(frame.language, result.refused.value_or(Text::kOfficeGrantResultDone)));
    ShowIf(line, result.refused.has_value(), kg_REFUSED);
  }
  return page.Html();
}

}  // namespace view
