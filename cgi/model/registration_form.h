// What a website asks of those who want access, and what they answer: the fields of every website, questions of its
// own, terms to accept.
#ifndef PFORTE_MODEL_REGISTRATION_FORM_H_
#define PFORTE_MODEL_REGISTRATION_FORM_H_

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "model/enum.h"

namespace model {

enum class Asks { kHidden, kOptional, kRequired };
template <>
struct Words<Asks> {
  static constexpr std::string_view kWords[] = {"hidden", "optional", "required"};
};

struct RegistrationForm {
  std::int64_t website_id = 0;
  Asks company = Asks::kOptional, phone = Asks::kOptional, message = Asks::kOptional, order_number = Asks::kOptional;
  std::string terms_version;       // "2026-12-01"; "" asks nobody to accept anything
  std::string terms_address;       // where they can be read; "" if they stand here:
  std::string terms_de, terms_en;
  std::int64_t version = 0;        // counts changes; 0: as every website begins

  auto Columns() {
    return std::tie(website_id, company, phone, message, order_number, terms_version, terms_address, terms_de,
                    terms_en, version);
  }
};

// One line, several lines, one of a list, a tick.
enum class FieldKind { kLine, kText, kChoice, kCheck };
template <>
struct Words<FieldKind> {
  static constexpr std::string_view kWords[] = {"line", "text", "choice", "check"};
};

// A question of the website's own.
struct FormField {
  std::int64_t id = 0;
  std::int64_t website_id = 0;
  std::int64_t position = 0;           // order on the form
  FieldKind kind = FieldKind::kLine;
  std::string label_de, label_en;
  std::string hint_de, hint_en;
  std::int64_t required = 0;           // 1: must be answered, or ticked
  std::string choices_de, choices_en;  // one a line, in the same order
  std::int64_t version = 0;

  // Of the input, and of its errors.
  [[nodiscard]] std::string Name() const { return "field-" + std::to_string(id); }
  auto Columns() {
    return std::tie(id, website_id, position, kind, label_de, label_en, hint_de, hint_en, required, choices_de,
                    choices_en, version);
  }
};

struct AskedForm {
  RegistrationForm form;
  std::vector<FormField> own;
};

// What was typed into the parts of the form that are not the same everywhere.
struct FormInput {
  std::map<std::int64_t, std::string> own;  // by the id of the field; a tick is "1"
  bool accepts_terms = false;
  std::string terms_version;                // the one that the form showed
};

// As the applicant read the question and wrote the answer.
struct FormAnswer {
  std::int64_t field_id = 0, position = 0;
  std::string label, value;

  auto Columns() { return std::tie(field_id, position, label, value); }
};

struct AcceptedTerms {
  std::string version;
  std::int64_t at = 0;

  auto Columns() { return std::tie(version, at); }
};

// What the office sees of it beside an access.
struct GivenAnswers {
  std::vector<FormAnswer> answers;
  std::vector<AcceptedTerms> terms;  // the newest first
};

}  // namespace model

#endif  // PFORTE_MODEL_REGISTRATION_FORM_H_
