// The own password of somebody of the office: set by a link, changed while signed in.
#ifndef PFORTE_RULES_STAFF_PASSWORD_H_
#define PFORTE_RULES_STAFF_PASSWORD_H_

#include <optional>
#include <string_view>

#include "model/form_error.h"
#include "model/staff.h"
#include "rules/house.h"
#include "rules/link.h"
#include "rules/staff_session.h"

namespace rules {

struct Invitation {
  LinkState state = LinkState::kUnknown;
  model::StaffLink link;               // unless kUnknown
  std::optional<model::Staff> staff;   // if kOk
};
[[nodiscard]] Invitation FindInvitation(House&, std::string_view token);

struct InvitationResult {
  LinkState state = LinkState::kUnknown;
  model::FormErrors errors;  // if kOk; none: the password is set, the link used up, all sessions ended
};
[[nodiscard]] InvitationResult AcceptInvitation(House&, std::string_view token, std::string_view new_password);

// Without errors the password is changed and the person's other sessions are over.
[[nodiscard]] model::FormErrors ChangeStaffPassword(House&, const StaffSignedIn&, std::string_view password,
                                                    std::string_view new_password, std::string_view network);
// What the person reads in.
void SetStaffLanguage(House&, const StaffSignedIn&, std::string_view language);

}  // namespace rules

#endif  // PFORTE_RULES_STAFF_PASSWORD_H_
