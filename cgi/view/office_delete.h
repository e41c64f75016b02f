// Before a contact or an account is deleted for good: what goes and what stays.
#ifndef PFORTE_VIEW_OFFICE_DELETE_H_
#define PFORTE_VIEW_OFFICE_DELETE_H_

#include <cstdint>
#include <string>

#include "view/frame.h"

namespace view {

struct OfficeDeleteView {
  std::int64_t contact_id = 0;
  std::int64_t account_id = 0;  // 0: the contact with all of its accounts
  std::string name;             // of the contact, or the account's address
  std::int64_t accounts = 0, accesses = 0, mails = 0, history = 0;
};

[[nodiscard]] std::string OfficeDelete(const Frame& frame, const OfficeDeleteView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_DELETE_H_
