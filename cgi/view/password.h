// Changing the password, for a signed-in person.
#ifndef PFORTE_VIEW_PASSWORD_H_
#define PFORTE_VIEW_PASSWORD_H_

#include <cstdint>
#include <string>

#include "model/form_error.h"
#include "view/frame.h"

namespace view {

struct PasswordView {
  std::string email;  // so that the browser stores the new password in the right place
  std::int64_t password_minimum = 15;  // characters
  model::FormErrors errors;
};

[[nodiscard]] std::string Password(const Frame& frame, const PasswordView& view);

}  // namespace view

#endif  // PFORTE_VIEW_PASSWORD_H_
