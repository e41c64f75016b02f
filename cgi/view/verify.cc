#include "view/verify.h"

#include "marker/customer/verify.tpl.h"
#include "view/field.h"

namespace view {

namespace {

using base::Say;
using base::Text;
using State = VerifyView::State;

Text Title(State state) {
  switch (state) {
    case State::kLink:
      return Text::kVerifyLinkTitle;
    case State::kCode:
      return Text::kVerifyCodeTitle;
    case State::kExpired:
      return Text::kVerifyExpiredTitle;
    case State::kUsed:
      return Text::kVerifyUsedTitle;
    case State::kUnknown:
      break;
  }
  return Text::kVerifyUnknownTitle;
}

Text Explanation(State state) {
  if (state == State::kExpired) return Text::kVerifyExpired;
  return state == State::kUsed ? Text::kVerifyUsed : Text::kVerifyUnknown;
}

void AddLink(Page& page, const Frame& frame, const VerifyView& view) {
  auto& section = *page.body().AddSectionDictionary(kv_LINK);
  section.SetValue(kv_WEBSITE, view.website);
  section.SetValue(kv_TOKEN, view.link);
  std::vector<Field> fields;
  if (view.ask_password) {
    fields.push_back(PasswordField(Text::kFieldPassword));
    fields.back().hint = Say(frame.language, Text::kVerifyPasswordHint);
  }
  page.AddForm(section, "/account/verify", fields, view.errors);
}

void AddCode(Page& page, const Frame& frame, const VerifyView& view) {
  auto& section = *page.body().AddSectionDictionary(kv_CODE);
  Field code{.name = "code", .label = Text::kFieldCode, .autocomplete = "one-time-code"};
  code.required = true;
  code.hint = Say(frame.language, Text::kFieldCodeHint);
  page.AddForm(section, "/account/verify", {EmailField(view.email), code}, view.errors);
}

}  // namespace

std::string Verify(const Frame& frame, const VerifyView& view) {
  Page page(frame, "customer/verify.tpl", Say(frame.language, Title(view.state)));
  auto& body = page.body();
  if (view.state == State::kLink) {
    AddLink(page, frame, view);
    return page.Html();
  }
  if (view.state == State::kCode) {
    AddCode(page, frame, view);
  } else {
    body.SetValueAndShowSection(kv_EXPLANATION, Say(frame.language, Explanation(view.state)),
                                kv_OVER);
  }
  if (view.state == State::kUsed || view.state == State::kUnknown) body.ShowSection(kv_SIGN_IN);
  if (view.state != State::kUsed) {
    page.AddForm(*body.AddSectionDictionary(kv_RESEND), "/account/verify/resend",
                 {EmailField(view.email)}, view.resend_errors);
  }
  return page.Html();
}

}  // namespace view
