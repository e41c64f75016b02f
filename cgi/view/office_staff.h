// The people of the office, for administrators: who there is, who may decide what, who is new.
#ifndef PFORTE_VIEW_OFFICE_STAFF_H_
#define PFORTE_VIEW_OFFICE_STAFF_H_

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "model/form_error.h"
#include "model/staff.h"
#include "view/frame.h"
#include "view/office_part.h"

namespace view {

struct OfficeStaffLine {
  model::Staff staff;                 // of its password and factor it is only looked at whether there is one
  std::vector<std::string> websites;  // names; an administrator has all
};

struct OfficeStaffView {
  std::vector<OfficeStaffLine> staff;
  std::int64_t self_id = 0;  // who looks: own account is left alone here
  std::vector<WebsiteChoice> websites;
  std::string one_time_link;  // to set the own password; shown once, "" for none
  std::string one_time_name;      // whose it is
  // Input of the form to add somebody, to show again.
  std::string email, name, login;
  bool asks_login = false;  // the web server signs people in
  model::Role role = model::Role::kApprover;
  std::string language = "de";
  std::set<std::int64_t> chosen;  // websites
  model::FormErrors errors;
};

[[nodiscard]] std::string OfficeStaff(const Frame& frame, const OfficeStaffView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_STAFF_H_
