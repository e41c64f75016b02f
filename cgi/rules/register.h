// Asking for access: the same answer and the same work whether or not the address is known.
#ifndef PFORTE_RULES_REGISTER_H_
#define PFORTE_RULES_REGISTER_H_

#include <string>
#include <string_view>

#include "base/text.h"
#include "model/form_error.h"
#include "model/registration_form.h"
#include "model/website.h"
#include "rules/house.h"

namespace rules {

struct RegisterForm {
  std::string email, password, name, company, phone, message, order, next;
  model::FormInput input;  // of the website's own questions and terms
};

// Errors say what is wrong with the form itself, never whether the address is known: also one of a blocked domain is
// refused before anybody looks. Without errors the person is told "look into your mail". `browser` is the browser's
// cookie, `network` throttles.
[[nodiscard]] model::FormErrors Register(House&, const model::Website&, const RegisterForm&, base::Language,
                                         std::string_view browser, std::string_view network);

// Sends the mail again to an address that waits for its proof on this website. Nothing happens for others; the
// answer is the same. An error only for text that is no address, or one of a blocked domain.
[[nodiscard]] model::FormErrors ResendVerification(House&, const model::Website&, std::string_view email,
                                                   std::string_view network);

}  // namespace rules

#endif  // PFORTE_RULES_REGISTER_H_
