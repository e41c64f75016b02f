#include "view/office_registration_form.h"

#include "marker/office/registration_form.tpl.h"
#include "view/office_part.h"

namespace view {
namespace {

using base::Say;
using base::Text;

Field AsksField(const Frame& frame, const char* name, Text label, model::Asks value) {
  Field field{.name = name, .label = label, .type = "select"};
  field.value = model::Word(value);
  for (const auto asks : {model::Asks::kHidden, model::Asks::kOptional, model::Asks::kRequired}) {
    field.options.emplace_back(model::Word(asks), AsksWord(frame.language, asks));
  }
  return field;
}

std::vector<Field> KnownFields(const Frame& frame, const model::RegistrationForm& form) {
  return {AsksField(frame, "company", Text::kFieldCompany, form.company),
          AsksField(frame, "phone", Text::kFieldPhone, form.phone),
          AsksField(frame, "message", Text::kFieldMessage, form.message),
          AsksField(frame, "order_number", Text::kFieldOrder, form.order_number)};
}

std::vector<Field> TermsFields(const Frame& frame, const model::RegistrationForm& form) {
  Field version{.name = "terms_version",
                .label = Text::kOfficeRegistrationFormTermsVersion,
                .value = form.terms_version,
                .autocomplete = "off"};
  version.hint = Say(frame.language, Text::kOfficeRegistrationFormTermsVersionHint);
  Field address{.name = "terms_address",
                .label = Text::kOfficeRegistrationFormTermsAddress,
                .type = "url",
                .value = form.terms_address,
                .autocomplete = "off"};
  address.hint = Say(frame.language, Text::kOfficeRegistrationFormTermsAddressHint);
  Field german{.name = "terms_de",
               .label = Text::kOfficeRegistrationFormTermsDe,
               .type = "textarea",
               .value = form.terms_de};
  Field english{.name = "terms_en",
                .label = Text::kOfficeRegistrationFormTermsEn,
                .type = "textarea",
                .value = form.terms_en};
  return {version, address, german, english};
}

void AddOwn(ctemplate::TemplateDictionary& body, const Frame& frame, const std::vector<model::FormField>& own) {
  if (own.empty()) {
    body.ShowSection(krf_EMPTY);
    return;
  }
  auto& list = *body.AddSectionDictionary(krf_OWN);
  for (const model::FormField& field : own) {
    const std::string& label = frame.language == base::Language::kGerman ? field.label_de : field.label_en;
    const std::string path =
        "/admin/website/" + std::to_string(field.website_id) + "/field/" + std::to_string(field.id);
    auto& row = *list.AddSectionDictionary(krf_QUESTION);
    row.SetValue(krf_LABEL, label);
    row.SetValue(krf_KIND, FieldKindWord(frame.language, field.kind));
    row.SetValue(krf_REQUIRED, Say(frame.language, field.required != 0 ? Text::kOfficeAuditYes : Text::kOfficeAuditNo));
    row.SetValue(krf_FIELD, frame.base + path);
    row.SetValue(krf_EDIT_LABEL, Say(frame.language, Text::kOfficeRegistrationFormEditLabel, {{"LABEL", label}}));
    if (&field != &own.front()) {
      auto& up = *row.AddSectionDictionary(krf_UP);
      up.SetValue(krf_UP_CSRF, frame.csrf(path + "/move/up"));
      up.SetValue(krf_UP_LABEL, Say(frame.language, Text::kOfficeRegistrationFormUpLabel, {{"LABEL", label}}));
    }
    if (&field != &own.back()) {
      auto& down = *row.AddSectionDictionary(krf_DOWN);
      down.SetValue(krf_DOWN_CSRF, frame.csrf(path + "/move/down"));
      down.SetValue(krf_DOWN_LABEL, Say(frame.language, Text::kOfficeRegistrationFormDownLabel, {{"LABEL", label}}));
    }
  }
}

}  // namespace

std::string OfficeRegistrationForm(const Frame& frame, const OfficeRegistrationFormView& view) {
  Page page(frame, "office/registration_form.tpl",
            Say(frame.language, Text::kOfficeRegistrationFormTitle, {{"WEBSITE", view.website_name}}));
  auto& body = page.body();
  const model::RegistrationForm& form = view.asked.form;
  const std::string website = "/admin/website/" + std::to_string(form.website_id), path = website + "/form";
  AddWebsiteTabs(page, frame, form.website_id, WebsiteTab::kRegistrationForm);
  body.SetValue(krf_ACTION, frame.base + path);
  body.SetIntValue(krf_VERSION, form.version);

  // One form over two groups: its top links to the fields of both.
  auto known = KnownFields(frame, form), terms = TermsFields(frame, form);
  page.AddForm(*body.AddSectionDictionary(krf_ASKED), path, known, view.errors);
  page.AddForm(*body.AddSectionDictionary(krf_TERMS), path, terms, view.errors);
  known.insert(known.end(), terms.begin(), terms.end());
  page.AddForm(body, path, known, view.errors);

  AddOwn(body, frame, view.asked.own);
  if (!view.full) body.SetValueAndShowSection(krf_NEW, frame.base + website + "/field/new", krf_ROOM);
  return page.Html();
}

}  // namespace view
