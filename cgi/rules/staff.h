// The people of the office: who they are, what they may, managing them.
#ifndef PFORTE_RULES_STAFF_H_
#define PFORTE_RULES_STAFF_H_

#include <string>
#include <string_view>
#include <vector>

#include "model/form_error.h"
#include "model/staff.h"
#include "rules/decide.h"
#include "rules/house.h"

namespace rules {

// May decide about this website.
[[nodiscard]] bool MayDecide(House&, const model::Staff&, std::int64_t website_id);
// May read what belongs to it.
[[nodiscard]] bool MaySee(House&, const model::Staff&, std::int64_t website_id);

// How long a link to set the own password holds: for somebody new, who may be on holiday, and for a reset.
inline constexpr std::int64_t kStaffInvitationLife = 7 * base::kDay;
inline constexpr std::int64_t kStaffResetLife = base::kDay;
inline constexpr std::int64_t kStaffPasswordMinimum = 15;

struct StaffForm {
  std::string email, name;
  model::Role role = model::Role::kApprover;
  std::string language = "de";
  std::string login;                   // the web server's name for them, "" for none
  std::vector<std::int64_t> websites;  // of an approver
};
struct NewStaff {
  model::FormErrors errors;
  std::string link;  // by which the person sets the own password; shown once, "" if there is a password or an error
};
// `password` "" leaves it to the person.
[[nodiscard]] NewStaff AddStaff(House&, const Decider& by, const StaffForm&, std::string_view password);
// Another such link, for somebody who has not set a password yet; the earlier ones are void. "" if there is nobody of
// that kind.
[[nodiscard]] std::string InviteStaff(House&, const Decider& by, std::int64_t id);
// Voids the password, ends the sessions and gives a link to set a new one; "" if there is no such person.
[[nodiscard]] std::string ResetStaff(House&, const Decider& by, std::int64_t id);
// Sets the password. False if there is no such person.
[[nodiscard]] bool ResetStaff(House&, const Decider& by, std::int64_t id, std::string_view password);
// What the web server calls the person, "" for nothing but the address. Somebody else may have that name.
[[nodiscard]] model::FormErrors SetStaffLogin(House&, const Decider& by, std::int64_t id, std::string_view login);
// Disabling ends the sessions at once. False if there is no such person, or it is oneself.
[[nodiscard]] bool DisableStaff(House&, const Decider& by, std::int64_t id, bool disabled);
struct StaffLine {
  model::Staff staff;
  std::vector<std::string> websites;  // names
};
[[nodiscard]] std::vector<StaffLine> ListStaff(House&);

}  // namespace rules

#endif  // PFORTE_RULES_STAFF_H_
