// The inputs that several customer pages ask for, each in one shape.
#ifndef PFORTE_VIEW_FIELD_H_
#define PFORTE_VIEW_FIELD_H_

#include <cstdint>
#include <string>

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
// The applicant's words and order number, both optional, for the office's decision.
[[nodiscard]] Field MessageField(base::Language language, const std::string& value);
[[nodiscard]] Field OrderField(base::Language language, const std::string& value);

}  // namespace view

#endif  // PFORTE_VIEW_FIELD_H_
