// Signing in to the office, in steps, and the sessions that come of it.
#ifndef PFORTE_RULES_STAFF_SESSION_H_
#define PFORTE_RULES_STAFF_SESSION_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/session.h"
#include "model/staff.h"
#include "rules/house.h"

namespace rules {

struct StaffSignedIn {
  model::Staff staff;
  std::string session;          // digest of the token
  std::int64_t proven_at = 0;   // when the password was last given
  // For queries: 0 sees every website, else the approver's id.
  [[nodiscard]] std::int64_t Scope() const { return staff.role == model::Role::kApprover ? staff.id : 0; }
};
// Only who is signed in all the way.
[[nodiscard]] std::optional<StaffSignedIn> FindStaffSignedIn(House&, std::string_view token);

// The password was right; the code or the enrolment of a second factor is to come.
struct StaffHalfway {
  model::Staff staff;
  std::string session;
  model::SignInStep step = model::SignInStep::kCode;
  std::int64_t proven_at = 0;
};
[[nodiscard]] std::optional<StaffHalfway> FindStaffHalfway(House&, std::string_view token);

// Where somebody signs in from.
struct StaffOrigin {
  std::string network;  // base::NetworkPrefix
  std::string browser;  // in words
};

// `token` is "" for every kind of failure, which all take the same time.
struct StaffSignIn {
  std::string token;  // of the new session
  model::SignInStep step = model::SignInStep::kSignedIn;
};
[[nodiscard]] StaffSignIn SignInStaff(House&, std::string_view email, std::string_view password, const StaffOrigin&);
// Whom the web server means by REMOTE_USER; nobody unless the installation wants it.
[[nodiscard]] std::optional<model::Staff> FindRemoteStaff(House&, std::string_view remote_user);
// The same without a password. A second factor is asked for as always.
[[nodiscard]] StaffSignIn SignInRemoteStaff(House&, std::string_view remote_user, const StaffOrigin&);
// The second step: a code of the second factor. The token of a whole session, and the halfway one is over; "" if it is
// not this person's next code, or too many were tried.
[[nodiscard]] std::string EnterCode(House&, const StaffHalfway&, std::string_view code, const StaffOrigin&);
void SignOutStaff(House&, std::string_view token);

// The token of a session that begins, within a transaction of the caller.
[[nodiscard]] std::string BeginStaffSession(House&, const model::Staff&, model::SignInStep, std::int64_t proven_at,
                                            const StaffOrigin&);

// Whether a sensitive act may be done now: the password was given within kProofLife, or the web server says in this
// very request who it is.
[[nodiscard]] bool IsFreshlyProven(House&, const StaffSignedIn&, std::string_view remote_user);
// The password once more. False if it is wrong, or too many were tried.
[[nodiscard]] bool ProveStaff(House&, const StaffSignedIn&, std::string_view password, std::string_view network);

[[nodiscard]] std::vector<model::StaffSession> ListStaffSessions(House&, std::int64_t staff_id);
// Ends one, named by its digest. False if it is not a living one of that person.
[[nodiscard]] bool EndStaffSession(House&, std::int64_t staff_id, std::string_view session);
// Ends all of that person but one ("" for none).
void EndStaffSessions(House&, std::int64_t staff_id, std::string_view except_session);

}  // namespace rules

#endif  // PFORTE_RULES_STAFF_SESSION_H_
