// The people of the office: who they are, what they may, managing them.
#ifndef PFORTE_RULES_STAFF_H_
#define PFORTE_RULES_STAFF_H_

#include <cstdint>
#include <optional>
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
struct StaffDuty {
  model::Staff staff;
  std::vector<std::int64_t> websites;  // an approver's
};
[[nodiscard]] std::optional<StaffDuty> FindStaffDuty(House&, std::int64_t id);
// Another role ends the sessions at once. Nobody changes the own one, and one administrator stays who can sign in.
[[nodiscard]] model::FormErrors SetStaffDuty(House&, const Decider& by, std::int64_t id, model::Role role,
                                             const std::vector<std::int64_t>& websites);
// Those whose websites hold this one, by name, whatever else they decide about.
[[nodiscard]] std::vector<model::Staff> ListApprovers(House&, std::int64_t website_id);
// False if there is no such approver, or nothing to change.
[[nodiscard]] bool AddApprover(House&, const Decider& by, std::int64_t website_id, std::int64_t staff_id);
[[nodiscard]] bool RemoveApprover(House&, const Decider& by, std::int64_t website_id, std::int64_t staff_id);
// Within a transaction: who decides about the pattern decides about the website too.
void AddApproversLike(House&, const Decider& by, std::int64_t website_id, std::int64_t pattern_id);
// Disabling ends the sessions at once. False if there is no such person, it is oneself, or it is the last administrator
// who can sign in.
[[nodiscard]] bool DisableStaff(House&, const Decider& by, std::int64_t id, bool disabled);
struct StaffLine {
  model::Staff staff;
  std::vector<std::string> websites;  // names
};
[[nodiscard]] std::vector<StaffLine> ListStaff(House&);

}  // namespace rules

#endif  // PFORTE_RULES_STAFF_H_
