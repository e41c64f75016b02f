// What is wrong with one field of a form, as a rule found it and a page shows it beside the field.
#ifndef PFORTE_MODEL_FORM_ERROR_H_
#define PFORTE_MODEL_FORM_ERROR_H_

#include <cstdint>
#include <string>
#include <vector>

#include "base/text.h"

namespace model {

struct FormError {
  std::string field;       // the field's name, "" for the form as a whole
  base::Text text;
  std::int64_t number = 0; // {{NUMBER}} in the text, if it has one
};
using FormErrors = std::vector<FormError>;

}  // namespace model

#endif  // PFORTE_MODEL_FORM_ERROR_H_
