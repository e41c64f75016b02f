// Asking for a link to set a new password. The answer never tells whether the address is known.
#ifndef PFORTE_VIEW_FORGOT_H_
#define PFORTE_VIEW_FORGOT_H_

#include <string>

#include "model/form_error.h"
#include "view/frame.h"

namespace view {

struct ForgotView {
  bool sent = false;
  std::string email;
  model::FormErrors errors;
};

[[nodiscard]] std::string Forgot(const Frame& frame, const ForgotView& view);

}  // namespace view

#endif  // PFORTE_VIEW_FORGOT_H_
