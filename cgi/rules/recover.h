// Forgotten passwords, and first ones after an invitation.
#ifndef PFORTE_RULES_RECOVER_H_
#define PFORTE_RULES_RECOVER_H_

#include <string_view>

#include "model/form_error.h"
#include "model/website.h"
#include "rules/house.h"
#include "rules/link.h"

namespace rules {

// Puts a reset mail into the outbox if the address has an account. The answer is the same for every address; an error
// only for text that is none. Unknown addresses are never mailed.
[[nodiscard]] model::FormErrors RequestReset(House&, const model::Website&, std::string_view email,
                                             std::string_view network);

// A reset or invitation link, looked at.
[[nodiscard]] OpenLink FindResetLink(House&, const model::Website&, std::string_view token);

struct ResetResult {
  LinkState state = LinkState::kUnknown;
  model::FormErrors errors;  // kOk with errors: the form again; kOk without: done
};
// Sets the password by the link, uses it up, ends every session, tells the person. Signs nobody in. An invitation
// also proves the address.
[[nodiscard]] ResetResult ResetPassword(House&, const model::Website&, std::string_view token,
                                        std::string_view new_password);

}  // namespace rules

#endif  // PFORTE_RULES_RECOVER_H_
