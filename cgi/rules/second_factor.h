// The second factor of staff: the codes of an authenticator app (RFC 6238), and recovery codes for whoever lost it.
#ifndef PFORTE_RULES_SECOND_FACTOR_H_
#define PFORTE_RULES_SECOND_FACTOR_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/staff.h"
#include "rules/decide.h"
#include "rules/house.h"
#include "rules/staff_session.h"

namespace rules {

inline constexpr int kRecoveryCodes = 10;

// True, once for each code, if it is the person's: of the app within half a minute around now and later than the last
// one used, or a recovery code. Within a transaction of the caller.
[[nodiscard]] bool UseSecondFactor(House&, const model::Staff&, std::string_view code);

// A secret on its way into the app. It is nowhere stored: the form carries it, sealed for this session.
struct Enrolment {
  std::string sealed;
  std::string key;      // to type: base32 in groups of four
  std::string address;  // otpauth://…, for the QR code
};
[[nodiscard]] Enrolment BeginEnrolment(House&, const model::Staff&, std::string_view session);
// The one that began with this form; nothing if it was not in this session.
[[nodiscard]] std::optional<Enrolment> ContinueEnrolment(House&, const model::Staff&, std::string_view session,
                                                         std::string_view sealed);

struct Enrolled {
  std::vector<std::string> recovery;  // codes, shown once; none if the code was wrong
  std::string token;                  // of the whole session, if the sign-in was halfway
};
// The app's first code proves that it has the secret. What was enrolled before is void, and so are the other sessions.
[[nodiscard]] Enrolled Enrol(House&, const StaffSignedIn&, std::string_view sealed, std::string_view code);
[[nodiscard]] Enrolled Enrol(House&, const StaffHalfway&, std::string_view sealed, std::string_view code,
                             const StaffOrigin&);

// How many recovery codes are left.
[[nodiscard]] std::int64_t CountRecoveryCodes(House&, std::int64_t staff_id);
// New ones, shown once; the old are void. None without a second factor.
[[nodiscard]] std::vector<std::string> RenewRecoveryCodes(House&, const StaffSignedIn&);

// Takes the factor away: of another who lost it, or the own where none is required. Ends the sessions but one ("" for
// none). False if there is no factor, or it is the own and required.
[[nodiscard]] bool ClearSecondFactor(House&, const Decider& by, std::int64_t staff_id,
                                     std::string_view except_session = "");

}  // namespace rules

#endif  // PFORTE_RULES_SECOND_FACTOR_H_
