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

// Asked where the mail was opened in another browser than the one that registered.
std::vector<Field> AskedPassword(const Frame& frame, const VerifyView& view) {
  if (!view.ask_password) return {};
  Field password = PasswordField(Text::kFieldPassword);
  password.hint = Say(frame.language, Text::kVerifyPasswordHint);
  return {password};
}

void AddLink(Page& page, const Frame& frame, const VerifyView& view) {
  auto& section = *page.body().AddSectionDictionary(kv_LINK);
  section.SetValue(kv_WEBSITE, view.website);
  page.AddForm(section, "/account/verify", AskedPassword(frame, view), view.errors);
}

void AddCode(Page& page, const Frame& frame, const VerifyView& view) {
  auto& section = *page.body().AddSectionDictionary(kv_CODE);
  Field code{.name = "code", .label = Text::kFieldCode, .autocomplete = "one-time-code"};
  code.required = true;
  code.hint = Say(frame.language, Text::kFieldCodeHint);
  std::vector<Field> fields = {EmailField(view.email), code};
  for (Field& password : AskedPassword(frame, view)) fields.push_back(std::move(password));
  page.AddForm(section, "/account/verify", fields, view.errors);
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
