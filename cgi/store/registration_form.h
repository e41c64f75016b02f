// The tables registration_form and form_field, and those of what was answered: registration_answer and
// registration_terms until the address is proven, then access_answer and access_terms.
#ifndef PFORTE_STORE_REGISTRATION_FORM_H_
#define PFORTE_STORE_REGISTRATION_FORM_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/registration_form.h"
#include "store/database.h"

namespace store {

[[nodiscard]] std::optional<model::RegistrationForm> FindRegistrationForm(Database&, std::int64_t website_id);
// False if the website has one already.
[[nodiscard]] bool InsertRegistrationForm(Database&, const model::RegistrationForm&);
// False if it is of another version.
[[nodiscard]] bool UpdateRegistrationForm(Database&, const model::RegistrationForm&);
void InsertRegistrationFormLike(Database&, std::int64_t website_id, std::int64_t pattern_id);

// In the order of the form.
[[nodiscard]] std::vector<model::FormField> ListFormFields(Database&, std::int64_t website_id);
[[nodiscard]] std::optional<model::FormField> FindFormField(Database&, std::int64_t id);
[[nodiscard]] std::int64_t InsertFormField(Database&, const model::FormField&);
// Leaves the position. False if it is of another version.
[[nodiscard]] bool UpdateFormField(Database&, const model::FormField&);
void UpdateFormFieldPosition(Database&, std::int64_t id, std::int64_t position);
void DeleteFormField(Database&, std::int64_t id);
void InsertFormFieldsLike(Database&, std::int64_t website_id, std::int64_t pattern_id);

void InsertRegistrationAnswer(Database&, std::int64_t registration_id, const model::FormAnswer&);
void DeleteRegistrationAnswers(Database&, std::int64_t registration_id);
[[nodiscard]] std::optional<model::AcceptedTerms> FindRegistrationTerms(Database&, std::int64_t registration_id);
void InsertRegistrationTerms(Database&, std::int64_t registration_id, std::string_view version, std::int64_t now);
void DeleteRegistrationTerms(Database&, std::int64_t registration_id);

[[nodiscard]] std::vector<model::FormAnswer> ListAccessAnswers(Database&, std::int64_t access_id);
void InsertAccessAnswer(Database&, std::int64_t access_id, const model::FormAnswer&);
void DeleteAccessAnswer(Database&, std::int64_t access_id, std::int64_t field_id);
void InsertAnswersOfRegistration(Database&, std::int64_t access_id, std::int64_t registration_id);
// The newest first.
[[nodiscard]] std::vector<model::AcceptedTerms> ListAccessTerms(Database&, std::int64_t access_id);
void InsertAccessTerms(Database&, std::int64_t access_id, const model::AcceptedTerms&);

}  // namespace store

#endif  // PFORTE_STORE_REGISTRATION_FORM_H_
