// Somebody of the office, for administrators: what role, which websites.
#ifndef PFORTE_VIEW_OFFICE_PERSON_H_
#define PFORTE_VIEW_OFFICE_PERSON_H_

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "model/form_error.h"
#include "model/staff.h"
#include "view/frame.h"
#include "view/office_part.h"

namespace view {

struct OfficePersonView {
  model::Staff staff;
  bool is_self = false;  // who looks: the own role is for others to change
  std::vector<WebsiteChoice> websites;
  // As stored, or the input to show again.
  model::Role role = model::Role::kApprover;
  std::set<std::int64_t> chosen;  // websites
  model::FormErrors errors;
};

[[nodiscard]] std::string OfficePerson(const Frame& frame, const OfficePersonView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_PERSON_H_
