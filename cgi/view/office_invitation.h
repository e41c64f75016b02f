// Where somebody new of the office sets the own password.
#ifndef PFORTE_VIEW_OFFICE_INVITATION_H_
#define PFORTE_VIEW_OFFICE_INVITATION_H_

#include <cstdint>
#include <string>

#include "model/form_error.h"
#include "view/frame.h"

namespace view {

struct OfficeInvitationView {
  bool open = false;     // the link is good
  bool expired = false;  // else it was used, replaced or never given
  std::string name, email;
  std::int64_t password_minimum = 15;
  model::FormErrors errors;
};

[[nodiscard]] std::string OfficeInvitation(const Frame& frame, const OfficeInvitationView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_INVITATION_H_
