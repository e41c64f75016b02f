// The page on which a stranger asks for an access.
#ifndef PFORTE_VIEW_REGISTER_H_
#define PFORTE_VIEW_REGISTER_H_

#include <cstdint>
#include <string>

#include "model/form_error.h"
#include "model/registration_form.h"
#include "view/frame.h"

namespace view {

struct RegisterView {
  std::string name, company, phone, email, message, order;
  std::string next;                    // the page first wanted, "" for none
  std::int64_t password_minimum = 15;  // characters
  model::AskedForm asked;              // what the website asks in addition
  model::FormInput input;
  model::FormErrors errors;
};

[[nodiscard]] std::string Register(const Frame& frame, const RegisterView& view);

}  // namespace view

#endif  // PFORTE_VIEW_REGISTER_H_
