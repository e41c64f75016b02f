// Setting a password behind a mailed link: a forgotten one anew, or the first after an invitation.
#ifndef PFORTE_VIEW_RESET_H_
#define PFORTE_VIEW_RESET_H_

#include <cstdint>
#include <string>

#include "model/form_error.h"
#include "view/frame.h"

namespace view {

struct ResetView {
  enum class State { kReset, kInvitation, kExpired, kUsed, kUnknown };
  State state = State::kReset;
  std::string website;  // its name
  std::string email;    // so that the browser stores the new password in the right place
  std::int64_t password_minimum = 15;  // characters
  model::FormErrors errors;
};

[[nodiscard]] std::string Reset(const Frame& frame, const ResetView& view);

}  // namespace view

#endif  // PFORTE_VIEW_RESET_H_
