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

// Without errors: the password is changed, all other sessions of the account and all its reset links are void, and the
// person is told by mail.
[[nodiscard]] model::FormErrors ChangePassword(House&, const model::Website&, const SignedIn&,
                                               std::string_view password, std::string_view new_password,
                                               std::string_view network);

// What follows every new password; call inside the transaction, within a MarkerChange of the account. `keep_session` is
// the one that stays ("" for none).
void SetPassword(House&, const model::Website&, const model::Account&, std::string_view hashed,
                 std::string_view keep_session, model::Act act);

}  // namespace rules

#endif  // PFORTE_RULES_PASSWORD_H_
