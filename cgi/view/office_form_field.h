// One question of a website's own, and a new one.
#ifndef PFORTE_VIEW_OFFICE_FORM_FIELD_H_
#define PFORTE_VIEW_OFFICE_FORM_FIELD_H_

#include <string>

#include "model/form_error.h"
#include "model/registration_form.h"
#include "view/frame.h"

namespace view {

struct OfficeFormFieldView {
  std::string website_name;
  model::FormField field;  // as stored, or the input to show again; id 0: a new one
  model::FormErrors errors;
};

[[nodiscard]] std::string OfficeFormField(const Frame& frame, const OfficeFormFieldView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_FORM_FIELD_H_
