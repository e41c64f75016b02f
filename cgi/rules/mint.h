// Making the secrets that go out: called by the mailer when a mail leaves, so that their life counts
// from then, and for a link that the office hands over. Inside a transaction of the caller.
#ifndef PFORTE_RULES_MINT_H_
#define PFORTE_RULES_MINT_H_

#include <string>

#include "model/account.h"
#include "model/link.h"
#include "model/registration.h"
#include "model/website.h"
#include "rules/house.h"

namespace rules {

// NIST SP 800-63B-4: mailed secrets live at most a day; resets half an hour. Invitations wait for a person's holiday.
inline constexpr std::int64_t kVerifyLife = 24 * base::kHour;
inline constexpr std::int64_t kResetLife = 30 * base::kMinute;
inline constexpr std::int64_t kInvitationLife = 7 * base::kDay;

struct VerifySecrets {
  std::string link;  // whole address
  std::string code;  // "1234 5678"
};
[[nodiscard]] VerifySecrets MintVerify(House&, const model::Website&, const model::Registration&);
// kReset or kInvitation; the whole address.
[[nodiscard]] std::string MintLink(House&, model::Purpose, const model::Website&, const model::Account&);

}  // namespace rules

#endif  // PFORTE_RULES_MINT_H_
