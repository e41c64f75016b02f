// The second step of signing in: the code of the second factor.
#ifndef PFORTE_VIEW_OFFICE_CODE_H_
#define PFORTE_VIEW_OFFICE_CODE_H_

#include <string>

#include "model/form_error.h"
#include "view/frame.h"

namespace view {

struct OfficeCodeView {
  std::string next;        // the page first wanted, "" for none
  bool lost = false;       // a recovery code was tried, and not one of the app
  model::FormErrors errors;
};

[[nodiscard]] std::string OfficeCode(const Frame& frame, const OfficeCodeView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_CODE_H_
