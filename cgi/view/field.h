// The inputs that several customer pages ask for, each in one shape.
#ifndef PFORTE_VIEW_FIELD_H_
#define PFORTE_VIEW_FIELD_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/registration_form.h"
#include "view/page.h"

namespace view {

// The address as user name: browsers fill it in together with the password.
[[nodiscard]] Field EmailField(const std::string& value);
[[nodiscard]] Field PasswordField(base::Text label);
// `minimum`: characters the website asks for, told in the hint.
[[nodiscard]] Field NewPasswordField(base::Language language, const std::string& name,
                                     base::Text label, std::int64_t minimum);
// Six digits of an authenticator app.
[[nodiscard]] Field SecondFactorField(base::Language language);
// What the website asks of applicants in addition to name, address and password, in `input` what was typed. Asked
// anew for each website: message and order number, for the office's decision, the website's own questions, its terms.
void AddIfAsked(std::vector<Field>& fields, model::Asks asks, Field field);
void AddRequestFields(std::vector<Field>& fields, const Frame& frame, const model::AskedForm& asked,
                      const std::string& message, const std::string& order, const model::FormInput& input);

}  // namespace view

#endif  // PFORTE_VIEW_FIELD_H_
