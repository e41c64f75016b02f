#include "view/office_invitation.h"

#include "marker/office/invitation.tpl.h"
#include "view/field.h"

namespace view {

using base::Say;
using base::Text;

std::string OfficeInvitation(const Frame& frame, const OfficeInvitationView& view) {
  const Text title = view.open      ? Text::kOfficeInvitationTitle
                     : view.expired ? Text::kOfficeInvitationExpiredTitle
                                    : Text::kOfficeInvitationOverTitle;
  Page page(frame, "office/invitation.tpl", Say(frame.language, title));
  auto& body = page.body();
  if (!view.open) {
    body.ShowSection(ki_OVER);
    return page.Html();
  }
  auto& open = *body.AddSectionDictionary(ki_OPEN);
  open.SetValue(ki_LEAD, Say(frame.language, Text::kOfficeInvitationLead, {{"NAME", view.name}}));
  open.SetValue(ki_EMAIL, view.email);
  page.AddForm(open, "/admin/invitation",
               {NewPasswordField(frame.language, "new_password", Text::kFieldNewPassword, view.password_minimum)},
               view.errors);
  return page.Html();
}

}  // namespace view
