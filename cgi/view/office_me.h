// The own account of somebody of the office: password, second factor, sessions, language.
#ifndef PFORTE_VIEW_OFFICE_ME_H_
#define PFORTE_VIEW_OFFICE_ME_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/form_error.h"
#include "model/session.h"
#include "model/staff.h"
#include "view/frame.h"

namespace view {

struct OfficeMeView {
  model::Staff staff;                          // of its password and factor it is only looked at whether there is one
  std::string session;                         // digest of this one
  std::vector<model::StaffSession> sessions;   // that live
  std::int64_t recovery_left = 0;
  bool factor_required = true;
  model::FormErrors errors;                    // of the form for the password
};

[[nodiscard]] std::string OfficeMe(const Frame& frame, const OfficeMeView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_ME_H_
