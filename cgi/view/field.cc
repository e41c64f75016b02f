#include "view/field.h"

#include <sstream>
#include <utility>

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

namespace {

constexpr const char* kTypes[] = {"text", "textarea", "select", "checkbox"};  // by model::FieldKind

Field OwnField(base::Language language, const model::FormField& own, const model::FormInput& input) {
  const bool german = language == base::Language::kGerman;
  Field field{.name = own.Name(), .type = kTypes[static_cast<std::size_t>(own.kind)]};
  field.caption = german ? own.label_de : own.label_en;
  field.hint = german ? own.hint_de : own.hint_en;
  field.required = own.required != 0;
  auto typed = input.own.find(own.id);
  if (typed != input.own.end()) field.value = typed->second;
  if (own.kind != model::FieldKind::kChoice) return field;
  field.options.emplace_back("", Say(language, Text::kFieldChoose));
  std::istringstream choices(german ? own.choices_de : own.choices_en);
  for (std::string choice; std::getline(choices, choice);) field.options.emplace_back(choice, choice);
  return field;
}

Field TermsField(const Frame& frame, const model::RegistrationForm& form, const model::FormInput& input) {
  Field field{.name = "terms", .type = "checkbox"};
  field.caption = Say(frame.language, Text::kFieldTerms, {{"VERSION", form.terms_version}});
  field.required = true;
  // What was accepted was another version.
  if (input.accepts_terms && input.terms_version == form.terms_version) field.value = "1";
  field.link = form.terms_address.empty() ? frame.base + "/account/terms" : form.terms_address;
  field.link_text = Say(frame.language, Text::kFieldTermsRead);
  return field;
}

}  // namespace

void AddIfAsked(std::vector<Field>& fields, model::Asks asks, Field field) {
  field.required = asks == model::Asks::kRequired;
  if (asks != model::Asks::kHidden) fields.push_back(std::move(field));
}

void AddRequestFields(std::vector<Field>& fields, const Frame& frame, const model::AskedForm& asked,
                      const std::string& message, const std::string& order, const model::FormInput& input) {
  Field words{.name = "message", .label = Text::kFieldMessage, .type = "textarea", .value = message};
  words.hint = Say(frame.language, Text::kFieldMessageHint);
  AddIfAsked(fields, asked.form.message, std::move(words));
  Field number{.name = "order", .label = Text::kFieldOrder, .value = order};
  number.hint = Say(frame.language, Text::kFieldOrderHint);
  AddIfAsked(fields, asked.form.order_number, std::move(number));
  for (const auto& own : asked.own) fields.push_back(OwnField(frame.language, own, input));
  if (!asked.form.terms_version.empty()) fields.push_back(TermsField(frame, asked.form, input));
}

}  // namespace view
