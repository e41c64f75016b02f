// Proving the address: the registration becomes contact, account and access. Only somebody who reads
// the mailbox and either is in the browser that registered or knows the chosen password can do it, so that
// nobody confirms a stranger's registration for the own address.
#ifndef PFORTE_RULES_VERIFY_H_
#define PFORTE_RULES_VERIFY_H_

#include <string>
#include <string_view>

#include "model/access.h"
#include "model/website.h"
#include "rules/house.h"
#include "rules/link.h"

namespace rules {

enum class VerifyOutcome {
  kProven,
  kExpired, kUsed, kUnknown,  // of a link
  kWrongCode,                 // also: no such registration, or five wrong codes
  kWrongPassword,             // another browser, and not the password that was chosen
  kBlocked,                   // the website takes no address of this domain any more: nothing happened
};
struct VerifyResult {
  VerifyOutcome outcome = VerifyOutcome::kUnknown;
  model::Status status = model::Status::kInProcessing;  // of the access, if kProven
  std::string next;                                     // the page first wanted
};

// Whether the browser with this cookie is not the one that registered, so that the password must be asked.
[[nodiscard]] bool NeedsPassword(const House&, const model::Registration&, std::string_view browser);

[[nodiscard]] VerifyResult VerifyByLink(House&, const model::Website&, std::string_view token, std::string_view browser,
                                        std::string_view password, std::string_view network);
// The short code of the mail, typed beside the address. Blanks in it do not matter.
[[nodiscard]] VerifyResult VerifyByCode(House&, const model::Website&, std::string_view email, std::string_view code,
                                        std::string_view browser, std::string_view password, std::string_view network);

}  // namespace rules

#endif  // PFORTE_RULES_VERIFY_H_
