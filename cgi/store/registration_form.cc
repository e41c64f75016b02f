#include "store/registration_form.h"

namespace store {

std::optional<model::RegistrationForm> FindRegistrationForm(Database& db, std::int64_t website_id) {
  return db.One<model::RegistrationForm>(Query::kFindRegistrationForm, website_id);
}

bool InsertRegistrationForm(Database& db, const model::RegistrationForm& f) {
  return db.Run(Query::kInsertRegistrationForm, f.website_id, f.company, f.phone, f.message, f.order_number,
                f.terms_version, f.terms_address, f.terms_de, f.terms_en) == 1;
}

bool UpdateRegistrationForm(Database& db, const model::RegistrationForm& f) {
  return db.Run(Query::kUpdateRegistrationForm, f.company, f.phone, f.message, f.order_number, f.terms_version,
                f.terms_address, f.terms_de, f.terms_en, f.website_id, f.version) == 1;
}

void InsertRegistrationFormLike(Database& db, std::int64_t website_id, std::int64_t pattern_id) {
  db.Run(Query::kInsertRegistrationFormLike, website_id, pattern_id);
}

std::vector<model::FormField> ListFormFields(Database& db, std::int64_t website_id) {
  return db.All<model::FormField>(Query::kListFormFields, website_id);
}

std::optional<model::FormField> FindFormField(Database& db, std::int64_t id) {
  return db.One<model::FormField>(Query::kFindFormField, id);
}

std::int64_t InsertFormField(Database& db, const model::FormField& f) {
  db.Run(Query::kInsertFormField, f.website_id, f.position, f.kind, f.label_de, f.label_en, f.hint_de, f.hint_en,
         f.required, f.choices_de, f.choices_en);
  return db.LastId("form_field");
}

bool UpdateFormField(Database& db, const model::FormField& f) {
  return db.Run(Query::kUpdateFormField, f.kind, f.label_de, f.label_en, f.hint_de, f.hint_en, f.required,
                f.choices_de, f.choices_en, f.id, f.version) == 1;
}

void UpdateFormFieldPosition(Database& db, std::int64_t id, std::int64_t position) {
  db.Run(Query::kUpdateFormFieldPosition, position, id);
}

void DeleteFormField(Database& db, std::int64_t id) { db.Run(Query::kDeleteFormField, id); }

void InsertFormFieldsLike(Database& db, std::int64_t website_id, std::int64_t pattern_id) {
  db.Run(Query::kInsertFormFieldsLike, website_id, pattern_id);
}

void InsertRegistrationAnswer(Database& db, std::int64_t registration_id, const model::FormAnswer& a) {
  db.Run(Query::kInsertRegistrationAnswer, registration_id, a.field_id, a.position, a.label, a.value);
}

void DeleteRegistrationAnswers(Database& db, std::int64_t registration_id) {
  db.Run(Query::kDeleteRegistrationAnswers, registration_id);
}

std::optional<model::AcceptedTerms> FindRegistrationTerms(Database& db, std::int64_t registration_id) {
  return db.One<model::AcceptedTerms>(Query::kFindRegistrationTerms, registration_id);
}

void InsertRegistrationTerms(Database& db, std::int64_t registration_id, std::string_view version, std::int64_t now) {
  db.Run(Query::kInsertRegistrationTerms, registration_id, version, now);
}

void DeleteRegistrationTerms(Database& db, std::int64_t registration_id) {
  db.Run(Query::kDeleteRegistrationTerms, registration_id);
}

std::vector<model::FormAnswer> ListAccessAnswers(Database& db, std::int64_t access_id) {
  return db.All<model::FormAnswer>(Query::kListAccessAnswers, access_id);
}

void InsertAccessAnswer(Database& db, std::int64_t access_id, const model::FormAnswer& a) {
  db.Run(Query::kInsertAccessAnswer, access_id, a.field_id, a.position, a.label, a.value);
}

void DeleteAccessAnswer(Database& db, std::int64_t access_id, std::int64_t field_id) {
  db.Run(Query::kDeleteAccessAnswer, access_id, field_id);
}

void InsertAnswersOfRegistration(Database& db, std::int64_t access_id, std::int64_t registration_id) {
  db.Run(Query::kInsertAnswersOfRegistration, access_id, registration_id);
}

std::vector<model::AcceptedTerms> ListAccessTerms(Database& db, std::int64_t access_id) {
  return db.All<model::AcceptedTerms>(Query::kListAccessTerms, access_id);
}

void InsertAccessTerms(Database& db, std::int64_t access_id, const model::AcceptedTerms& t) {
  db.Run(Query::kInsertAccessTerms, access_id, t.version, t.at);
}

}  // namespace store
