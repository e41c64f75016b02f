// The people of the office: signing in, and managing them.
#ifndef PFORTE_RULES_STAFF_H_
#define PFORTE_RULES_STAFF_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/form_error.h"
#include "model/staff.h"
#include "rules/house.h"

namespace rules {

struct StaffSignedIn {
  model::Staff staff;
  std::string session;  // digest of the token
  // For queries: 0 sees every website (administrators), else the approver's id.
  [[nodiscard]] std::int64_t Scope() const { return staff.role == model::Role::kAdministrator ? 0 : staff.id; }
};
[[nodiscard]] std::optional<StaffSignedIn> FindStaffSignedIn(House&, std::string_view token);

// The token of the new session; "" for every kind of failure, which all take the same time.
[[nodiscard]] std::string SignInStaff(House&, std::string_view email, std::string_view password,
                                      std::string_view network);
void SignOutStaff(House&, std::string_view token);

// May decide about this website.
[[nodiscard]] bool MayDecide(House&, const model::Staff&, std::int64_t website_id);

struct StaffForm {
  std::string email, name;
  model::Role role = model::Role::kApprover;
  std::string language = "de";
  std::vector<std::int64_t> websites;  // of an approver
};
struct NewStaff {
  model::FormErrors errors;
  std::string password;  // generated, shown once; "" if there are errors
};
// `password` "" makes one up.
[[nodiscard]] NewStaff AddStaff(House&, const StaffForm&, std::string_view password);
// A new made-up password; ends the person's sessions. "" if there is no such person.
[[nodiscard]] std::string ResetStaff(House&, std::int64_t id, std::string_view password);
// Disabling ends the sessions at once. False if there is no such person, or it is oneself.
[[nodiscard]] bool DisableStaff(House&, std::int64_t id, bool disabled, std::int64_t by);
struct StaffLine {
  model::Staff staff;
  std::vector<std::string> websites;  // names
};
[[nodiscard]] std::vector<StaffLine> ListStaff(House&);

}  // namespace rules

#endif  // PFORTE_RULES_STAFF_H_
