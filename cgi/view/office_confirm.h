// The password once more, before a sensitive act. What was typed there is carried along.
#ifndef PFORTE_VIEW_OFFICE_CONFIRM_H_
#define PFORTE_VIEW_OFFICE_CONFIRM_H_

#include <string>
#include <utility>
#include <vector>

#include "model/form_error.h"
#include "view/frame.h"

namespace view {

struct OfficeConfirmView {
  std::string action;                                     // path that is posted to
  std::vector<std::pair<std::string, std::string>> kept;  // the fields of the form that was sent
  model::FormErrors errors;
};

[[nodiscard]] std::string OfficeConfirm(const Frame& frame, const OfficeConfirmView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_CONFIRM_H_
