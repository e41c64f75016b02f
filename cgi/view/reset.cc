#include "view/reset.h"

#include "marker/customer/reset.tpl.h"
#include "view/field.h"

namespace view {

namespace {

using base::Say;
using base::Text;
using State = ResetView::State;

Text Title(State state) {
  switch (state) {
    case State::kReset:
      return Text::kResetTitle;
    case State::kInvitation:
      return Text::kResetInvitationTitle;
    case State::kExpired:
      return Text::kResetExpiredTitle;
    case State::kUsed:
      return Text::kResetUsedTitle;
    case State::kUnknown:
      break;
  }
  return Text::kResetUnknownTitle;
}

Text Explanation(State state) {
  if (state == State::kExpired) return Text::kResetExpired;
  return state == State::kUsed ? Text::kResetUsed : Text::kResetUnknown;
}

}  // namespace

std::string Reset(const Frame& frame, const ResetView& view) {
  Page page(frame, "customer/reset.tpl",
            Say(frame.language, Title(view.state), {{"WEBSITE", view.website}}));
  auto& body = page.body();
  if (view.state != State::kReset && view.state != State::kInvitation) {
    body.SetValueAndShowSection(kr_EXPLANATION, Say(frame.language, Explanation(view.state)),
                                kr_OVER);
    return page.Html();
  }
  auto& section = *body.AddSectionDictionary(kr_OPEN);
  const Text lead =
      view.state == State::kInvitation ? Text::kResetInvitationLead : Text::kResetLead;
  section.SetValue(kr_LEAD,
                   Say(frame.language, lead, {{"WEBSITE", view.website}, {"EMAIL", view.email}}));
  section.SetValue(kr_EMAIL, view.email);
  page.AddForm(section, "/account/reset",
               {NewPasswordField(frame.language, "new_password", Text::kFieldNewPassword,
                                 view.password_minimum)},
               view.errors);
  return page.Html();
}

}  // namespace view
