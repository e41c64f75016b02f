#include "rules/registration_form.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <tuple>
#include <utility>

#include "rules/field.h"
#include "rules/note.h"
#include "store/registration_form.h"
#include "store/website.h"

namespace rules {

using base::Language;
using base::Say;
using base::Text;
using model::Asks;
using model::FieldKind;
using model::FormField;
using model::RegistrationForm;

namespace {

// Characters. All in two bytes still fit into one field of a form.
constexpr int kMaxTerms = 4000;
constexpr int kMaxVersion = 40;
constexpr int kMaxLabel = 200;
constexpr int kMaxHint = 500;
constexpr int kMaxChoices = 2000;
constexpr int kMaxAnswer = 200;

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    line = Trim(line);
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

std::string Joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

// Offered in one language and sent in the other, where somebody changed it in between, is as good.
bool IsChoice(const FormField& field, const std::string& value) {
  for (const auto* choices : {&field.choices_de, &field.choices_en}) {
    for (const auto& choice : Lines(*choices)) {
      if (choice == value) return true;
    }
  }
  return false;
}

// The answer as a person reads it, or an error.
std::string CheckAnswer(const FormField& field, const std::string& typed, Language language,
                        model::FormErrors& errors) {
  const std::string value = Trim(typed), name = field.Name();
  if (field.kind == FieldKind::kCheck) {
    if (field.required != 0 && value.empty()) errors.push_back({name, Text::kFormTick});
    return Say(language, value.empty() ? Text::kOfficeAuditNo : Text::kOfficeAuditYes);
  }
  if (field.kind == FieldKind::kChoice) {
    const bool left_out = value.empty() && field.required == 0;
    if (!left_out && !IsChoice(field, value)) errors.push_back({name, Text::kFormChoose});
    return value;
  }
  if (value.empty() && field.required != 0) {
    errors.push_back({name, Text::kFormRequired});
  } else if (field.kind == FieldKind::kLine && value.find_first_of("\n\t") != std::string::npos) {
    errors.push_back({name, Text::kFormOneLine});
  } else {
    // Stands in no mail, so that it may name the address of a page.
    LimitText(errors, name, value, field.kind == FieldKind::kLine ? kMaxAnswer : kMaxMessage);
  }
  return value;
}

void NoteField(House& house, const Decider& decider, const FormField& field, const std::string& label,
               const Changes& changes) {
  NoteWebsite(house, model::Act::kChanged, decider.Name(), field.website_id, label, changes);
}

Changes ChangesOf(const FormField& before, const FormField& after) {
  Changes changes;
  // Neither a field that is to come nor one that went has a kind.
  auto kind = [](const FormField& field) { return field.label_de.empty() ? "" : model::Word(field.kind); };
  auto required = [](const FormField& field) { return field.label_de.empty() ? "" : std::to_string(field.required); };
  for (auto [name, member] : {std::pair{"label_de", &FormField::label_de}, std::pair{"label_en", &FormField::label_en},
                              std::pair{"hint_de", &FormField::hint_de}, std::pair{"hint_en", &FormField::hint_en},
                              std::pair{"choices_de", &FormField::choices_de},
                              std::pair{"choices_en", &FormField::choices_en}}) {
    changes.Add(name, before.*member, after.*member);
  }
  changes.Add("kind", kind(before), kind(after));
  changes.Add("required", required(before), required(after));
  return changes;
}

Changes ChangesOf(const RegistrationForm& before, const RegistrationForm& after) {
  Changes changes;
  for (auto [name, member] : {std::pair{"asks_company", &RegistrationForm::company},
                              std::pair{"asks_phone", &RegistrationForm::phone},
                              std::pair{"asks_message", &RegistrationForm::message},
                              std::pair{"asks_order_number", &RegistrationForm::order_number}}) {
    changes.Add(name, model::Word(before.*member), model::Word(after.*member));
  }
  for (auto [name, member] : {std::pair{"terms_version", &RegistrationForm::terms_version},
                              std::pair{"terms_address", &RegistrationForm::terms_address},
                              std::pair{"terms_de", &RegistrationForm::terms_de},
                              std::pair{"terms_en", &RegistrationForm::terms_en}}) {
    changes.Add(name, before.*member, after.*member);
  }
  return changes;
}

void CheckTerms(model::FormErrors& errors, const RegistrationForm& form) {
  LimitLine(errors, "terms_version", form.terms_version, kMaxVersion);
  const bool text = !form.terms_de.empty() || !form.terms_en.empty(), address = !form.terms_address.empty();
  if (form.terms_version.empty() && (text || address)) errors.push_back({"terms_version", Text::kFormRequired});
  if (address && text) {
    errors.push_back({"terms_address", Text::kOfficeFormTermsEither});
  } else if (!address && !text && !form.terms_version.empty()) {
    errors.push_back({"terms_address", Text::kOfficeFormTermsMissing});
  } else {
    LimitLink(errors, "terms_address", form.terms_address);
  }
  for (auto [name, own, other] : {std::tuple{"terms_de", &form.terms_de, &form.terms_en},
                                  std::tuple{"terms_en", &form.terms_en, &form.terms_de}}) {
    if (own->empty() && !other->empty()) errors.push_back({name, Text::kFormRequired});
    LimitText(errors, name, *own, kMaxTerms);
  }
}

// At least two, all different, the same number in both languages; none where nothing is chosen.
void CheckChoices(model::FormErrors& errors, FormField& field) {
  auto german = Lines(field.choices_de), english = Lines(field.choices_en);
  if (field.kind != FieldKind::kChoice) german = english = {};
  field.choices_de = Joined(german);
  field.choices_en = Joined(english);
  LimitText(errors, "choices_de", field.choices_de, kMaxChoices);
  LimitText(errors, "choices_en", field.choices_en, kMaxChoices);
  if (field.kind != FieldKind::kChoice) return;
  auto differ = [](const std::vector<std::string>& lines) {
    return lines.size() >= 2 && std::set(lines.begin(), lines.end()).size() == lines.size();
  };
  if (!differ(german)) errors.push_back({"choices_de", Text::kOfficeFormChoicesInvalid});
  if (!differ(english) || german.size() != english.size()) {
    errors.push_back({"choices_en", Text::kOfficeFormChoicesInvalid});
  }
}

}  // namespace

model::AskedForm FindAskedForm(House& house, std::int64_t website_id) {
  RegistrationForm as_always;
  as_always.website_id = website_id;
  return {store::FindRegistrationForm(house.database, website_id).value_or(as_always),
          store::ListFormFields(house.database, website_id)};
}

Given CheckInput(const model::AskedForm& asked, const model::FormInput& input, Language language,
                 model::FormErrors& errors) {
  Given given;
  for (const FormField& field : asked.own) {
    auto typed = input.own.find(field.id);
    std::string value = CheckAnswer(field, typed == input.own.end() ? "" : typed->second, language, errors);
    const std::string& label = language == Language::kGerman ? field.label_de : field.label_en;
    given.answers.push_back({field.id, field.position, label, std::move(value)});
  }
  given.terms_version = asked.form.terms_version;
  if (given.terms_version.empty()) return given;
  if (input.terms_version != given.terms_version) {
    errors.push_back({"terms", input.terms_version.empty() ? Text::kFormTermsRequired : Text::kFormTermsChanged});
  } else if (!input.accepts_terms) {
    errors.push_back({"terms", Text::kFormTermsRequired});
  }
  return given;
}

std::string CheckKnown(Asks asks, const std::string& field, std::string_view typed, int most, bool line,
                       model::FormErrors& errors) {
  if (asks == Asks::kHidden) return "";
  std::string value = Trim(typed);
  if (value.empty() && asks == Asks::kRequired) {
    errors.push_back({field, Text::kFormRequired});
  } else if (line) {
    LimitLine(errors, field, value, most);
  } else {
    LimitText(errors, field, value, most);
  }
  return value;
}

void KeepForRegistration(House& house, std::int64_t registration_id, const Given& given) {
  store::DeleteRegistrationAnswers(house.database, registration_id);
  store::DeleteRegistrationTerms(house.database, registration_id);
  for (const auto& answer : given.answers) {
    if (!answer.value.empty()) store::InsertRegistrationAnswer(house.database, registration_id, answer);
  }
  if (!given.terms_version.empty()) {
    store::InsertRegistrationTerms(house.database, registration_id, given.terms_version, house.Now());
  }
}

void KeepForAccess(House& house, std::int64_t access_id, const Given& given) {
  for (const auto& answer : given.answers) {
    store::DeleteAccessAnswer(house.database, access_id, answer.field_id);
    if (!answer.value.empty()) store::InsertAccessAnswer(house.database, access_id, answer);
  }
  if (!given.terms_version.empty()) {
    store::InsertAccessTerms(house.database, access_id, {given.terms_version, house.Now()});
  }
}

std::string KeepOfRegistration(House& house, std::int64_t access_id, std::int64_t registration_id) {
  store::InsertAnswersOfRegistration(house.database, access_id, registration_id);
  auto terms = store::FindRegistrationTerms(house.database, registration_id);
  if (!terms) return "";
  store::InsertAccessTerms(house.database, access_id, *terms);
  return terms->version;
}

model::GivenAnswers FindGivenAnswers(House& house, std::int64_t access_id) {
  return {store::ListAccessAnswers(house.database, access_id), store::ListAccessTerms(house.database, access_id)};
}

SaveResult SaveRegistrationForm(House& house, const Decider& decider, RegistrationForm form) {
  SaveResult result;
  result.id = form.website_id;
  for (auto* text : {&form.terms_version, &form.terms_address, &form.terms_de, &form.terms_en}) *text = Trim(*text);
  CheckTerms(result.errors, form);
  if (!result.errors.empty()) return result;
  store::Transaction transaction(house.database);
  if (!store::FindWebsite(house.database, form.website_id)) {
    result.errors.push_back({"", Text::kOfficeFormNoWebsite});
    return result;
  }
  auto before = FindAskedForm(house, form.website_id).form;
  result.conflict = !(form.version == 0 ? store::InsertRegistrationForm(house.database, form)
                                        : store::UpdateRegistrationForm(house.database, form));
  if (result.conflict) return result;
  NoteWebsite(house, model::Act::kChanged, decider.Name(), form.website_id, "", ChangesOf(before, form));
  transaction.Commit();
  return result;
}

std::optional<FormField> FindFormField(House& house, std::int64_t website_id, std::int64_t id) {
  auto field = store::FindFormField(house.database, id);
  if (field && field->website_id != website_id) return std::nullopt;
  return field;
}

SaveResult SaveFormField(House& house, const Decider& decider, FormField field) {
  SaveResult result;
  result.id = field.id;
  model::FormErrors& errors = result.errors;
  for (auto* text : {&field.label_de, &field.label_en, &field.hint_de, &field.hint_en}) *text = Trim(*text);
  RequireText(errors, "label_de", field.label_de, kMaxLabel);
  RequireText(errors, "label_en", field.label_en, kMaxLabel);
  LimitText(errors, "hint_de", field.hint_de, kMaxHint);
  LimitText(errors, "hint_en", field.hint_en, kMaxHint);
  CheckChoices(errors, field);
  if (!errors.empty()) return result;
  store::Transaction transaction(house.database);
  FormField before;
  if (field.id != 0) {
    auto stored = FindFormField(house, field.website_id, field.id);
    result.conflict = !stored || !store::UpdateFormField(house.database, field);
    if (result.conflict) return result;
    before = std::move(*stored);
  } else {
    auto others = store::ListFormFields(house.database, field.website_id);
    if (static_cast<std::int64_t>(others.size()) >= kMaxOwnFields) {
      errors.push_back({"", Text::kOfficeFormFieldsFull, kMaxOwnFields});
    }
    if (!store::FindWebsite(house.database, field.website_id)) errors.push_back({"", Text::kOfficeFormNoWebsite});
    if (!errors.empty()) return result;
    field.position = others.empty() ? 1 : others.back().position + 1;
    result.id = store::InsertFormField(house.database, field);
  }
  NoteField(house, decider, field, field.label_de, ChangesOf(before, field));
  transaction.Commit();
  return result;
}

bool MoveFormField(House& house, const Decider& decider, std::int64_t website_id, std::int64_t id, bool up) {
  store::Transaction transaction(house.database);
  auto fields = store::ListFormFields(house.database, website_id);
  auto found = std::find_if(fields.begin(), fields.end(), [&](const FormField& field) { return field.id == id; });
  if (found == fields.end() || (up ? found == fields.begin() : found + 1 == fields.end())) return false;
  const auto other = up ? found - 1 : found + 1;
  store::UpdateFormFieldPosition(house.database, found->id, other->position);
  store::UpdateFormFieldPosition(house.database, other->id, found->position);
  Changes changes;
  auto place = [&](auto field) { return std::to_string(field - fields.begin() + 1); };
  changes.Add("position", place(found), place(other));
  NoteField(house, decider, *found, found->label_de, changes);
  transaction.Commit();
  return true;
}

bool RemoveFormField(House& house, const Decider& decider, std::int64_t website_id, std::int64_t id) {
  store::Transaction transaction(house.database);
  auto field = FindFormField(house, website_id, id);
  if (!field) return false;
  store::DeleteFormField(house.database, id);
  NoteField(house, decider, *field, field->label_de, ChangesOf(*field, {}));
  transaction.Commit();
  return true;
}

}  // namespace rules
