#include "view/field.h"

namespace view {

using base::Say;
using base::Text;

Field EmailField(const std::string& value) {
  Field field{.name = "email", .label = Text::kFieldEmail, .type = "email", .value = value};
  field.autocomplete = "username";
  field.required = true;
  return field;
}

Field PasswordField(Text label) {
  Field field{.name = "password", .label = label, .type = "password"};
  field.autocomplete = "current-password";
  field.required = true;
  return field;
}

Field NewPasswordField(base::Language language, const std::string& name, Text label,
                       std::int64_t minimum) {
  Field field{.name = name, .label = label, .type = "password"};
  field.autocomplete = "new-password";
  field.required = true;
  field.hint = Say(language, Text::kFieldNewPasswordHint, {{"NUMBER", std::to_string(minimum)}});
  return field;
}

Field SecondFactorField(base::Language language) {
  Field field{.name = "code", .label = Text::kOfficeCodeLabel, .autocomplete = "one-time-code"};
  field.required = true;
  field.hint = Say(language, Text::kOfficeCodeHint);
  return field;
}

Field MessageField(base::Language language, const std::string& value) {
  Field field{.name = "message", .label = Text::kFieldMessage, .type = "textarea", .value = value};
  field.hint = Say(language, Text::kFieldMessageHint);
  return field;
}

Field OrderField(base::Language language, const std::string& value) {
  Field field{.name = "order", .label = Text::kFieldOrder, .value = value};
  field.hint = Say(language, Text::kFieldOrderHint);
  return field;
}

}  // namespace view
