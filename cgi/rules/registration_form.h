// What a website asks of those who want access: the fields of every website, questions of its own, terms to accept.
// The office sets it, registration (rules/register.h) and request (rules/status.h) go by it.
#ifndef PFORTE_RULES_REGISTRATION_FORM_H_
#define PFORTE_RULES_REGISTRATION_FORM_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "model/form_error.h"
#include "model/registration_form.h"
#include "rules/customer.h"
#include "rules/decide.h"
#include "rules/house.h"

namespace rules {

inline constexpr std::int64_t kMaxOwnFields = 20;

[[nodiscard]] model::AskedForm FindAskedForm(House&, std::int64_t website_id);

// What came in, as far as it was asked for.
struct Given {
  std::vector<model::FormAnswer> answers;  // empty where an optional question was left out
  std::string terms_version;               // "" if there was nothing to accept
};
// Errors for "field-<id>" and "terms". Answers are kept in the applicant's language, as are the questions.
[[nodiscard]] Given CheckInput(const model::AskedForm&, const model::FormInput&, base::Language,
                               model::FormErrors& errors);
// One of the fields that every website knows: trimmed, "" if it is not asked for. `line`: no text of several lines.
[[nodiscard]] std::string CheckKnown(model::Asks, const std::string& field, std::string_view typed, int most, bool line,
                                     model::FormErrors& errors);

// Each within the transaction of whoever calls it. A registration that is made anew forgets what was given before.
void KeepForRegistration(House&, std::int64_t registration_id, const Given&);
void KeepForAccess(House&, std::int64_t access_id, const Given&);
// What was given with a registration goes over to the access that it becomes. The version of the terms that was
// accepted, "" if none was.
std::string KeepOfRegistration(House&, std::int64_t access_id, std::int64_t registration_id);
[[nodiscard]] model::GivenAnswers FindGivenAnswers(House&, std::int64_t access_id);

// The office's part. None of it changes an access, and what was answered stays.

[[nodiscard]] SaveResult SaveRegistrationForm(House&, const Decider&, model::RegistrationForm);
// Nothing if it is another website's.
[[nodiscard]] std::optional<model::FormField> FindFormField(House&, std::int64_t website_id, std::int64_t id);
// `field.id` 0 adds one behind the others.
[[nodiscard]] SaveResult SaveFormField(House&, const Decider&, model::FormField field);
// One place up or down. False if there is no such field, or no place.
[[nodiscard]] bool MoveFormField(House&, const Decider&, std::int64_t website_id, std::int64_t id, bool up);
[[nodiscard]] bool RemoveFormField(House&, const Decider&, std::int64_t website_id, std::int64_t id);

}  // namespace rules

#endif  // PFORTE_RULES_REGISTRATION_FORM_H_
