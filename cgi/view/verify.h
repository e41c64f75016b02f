// Proving an address: by the button behind the mailed link, or by the code from the same mail.
#ifndef PFORTE_VIEW_VERIFY_H_
#define PFORTE_VIEW_VERIFY_H_

#include <string>

#include "model/form_error.h"
#include "view/frame.h"

namespace view {

struct VerifyView {
  enum class State {
    kLink,     // the mailed link holds: one button
    kCode,     // after registering, and for people with the code in another browser
    kExpired,  // the link is too old
    kUsed,     // the link has done its work
    kUnknown,  // there is no such link
  };
  State state = State::kCode;
  std::string website;        // its name
  bool ask_password = false;  // another browser registered
  std::string email;          // kCode and for the resend form
  model::FormErrors errors;   // of link or code
  model::FormErrors resend_errors;
};

[[nodiscard]] std::string Verify(const Frame& frame, const VerifyView& view);

}  // namespace view

#endif  // PFORTE_VIEW_VERIFY_H_
