// Changing the password while signed in, which needs the old one.
#ifndef PFORTE_RULES_PASSWORD_H_
#define PFORTE_RULES_PASSWORD_H_

#include <string_view>

#include "model/form_error.h"
#include "model/history.h"
#include "model/website.h"
#include "rules/house.h"
#include "rules/sign_in.h"

namespace rules {

struct PasswordChange {
  model::FormErrors errors;
  BegunSession session;  // without errors: what goes on instead of the present one
};
// Without errors: the password is changed; all sessions of the account, so that no copy of a cookie lives on, and all
// its reset links are void; another session has begun, with the same end; the person is told by mail.
[[nodiscard]] PasswordChange ChangePassword(House&, const model::Website&, const SignedIn&, std::string_view password,
                                            std::string_view new_password, std::string_view network);

// What follows every new password; call inside the transaction, within a MarkerChange of the account.
void SetPassword(House&, const model::Website&, const model::Account&, std::string_view hashed, model::Act act);

}  // namespace rules

#endif  // PFORTE_RULES_PASSWORD_H_
