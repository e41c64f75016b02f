// An account is added to a contact.
#ifndef PFORTE_VIEW_OFFICE_ACCOUNT_H_
#define PFORTE_VIEW_OFFICE_ACCOUNT_H_

#include <cstdint>
#include <string>

#include "model/form_error.h"
#include "view/frame.h"

namespace view {

struct OfficeAccountView {
  std::int64_t contact_id = 0;
  std::string contact_name;
  std::string email, name;  // input, to show again
  model::FormErrors errors;
};

[[nodiscard]] std::string OfficeAccount(const Frame& frame, const OfficeAccountView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_ACCOUNT_H_
