// What one website asks of those who want access.
#ifndef PFORTE_VIEW_OFFICE_REGISTRATION_FORM_H_
#define PFORTE_VIEW_OFFICE_REGISTRATION_FORM_H_

#include <string>

#include "model/form_error.h"
#include "model/registration_form.h"
#include "view/frame.h"

namespace view {

struct OfficeRegistrationFormView {
  std::string website_name;
  model::AskedForm asked;  // its `form` as stored, or the input to show again
  bool full = false;       // there is no room for another question
  model::FormErrors errors;
};

[[nodiscard]] std::string OfficeRegistrationForm(const Frame& frame, const OfficeRegistrationFormView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_REGISTRATION_FORM_H_
