#include "view/office_form_field.h"

#include "marker/office/form_field.tpl.h"
#include "view/office_part.h"

namespace view {
namespace {

using base::Say;
using base::Text;

std::vector<Field> Fields(const Frame& frame, const model::FormField& own) {
  auto text = [](const char* name, Text label, const std::string& value, const char* type = "text") {
    return Field{.name = name, .label = label, .type = type, .value = value, .autocomplete = "off"};
  };
  Field label_de = text("label_de", Text::kOfficeFormFieldLabelDe, own.label_de);
  Field label_en = text("label_en", Text::kOfficeFormFieldLabelEn, own.label_en);
  label_de.required = label_en.required = true;
  Field hint_de = text("hint_de", Text::kOfficeFormFieldHintDe, own.hint_de);
  Field hint_en = text("hint_en", Text::kOfficeFormFieldHintEn, own.hint_en);
  hint_de.hint = hint_en.hint = Say(frame.language, Text::kOfficeFormFieldHintHint);
  Field kind{.name = "kind", .label = Text::kOfficeFormFieldKind, .type = "select"};
  kind.value = model::Word(own.kind);
  for (const std::string_view word : model::Words<model::FieldKind>::kWords) {
    model::FieldKind each{};
    (void)model::ParseWord(word, each);
    kind.options.emplace_back(word, FieldKindWord(frame.language, each));
  }
  Field required{.name = "required", .label = Text::kOfficeFormFieldRequired, .type = "checkbox"};
  if (own.required != 0) required.value = "1";
  required.hint = Say(frame.language, Text::kOfficeFormFieldRequiredHint);
  Field choices_de = text("choices_de", Text::kOfficeFormFieldChoicesDe, own.choices_de, "textarea");
  Field choices_en = text("choices_en", Text::kOfficeFormFieldChoicesEn, own.choices_en, "textarea");
  choices_de.hint = choices_en.hint = Say(frame.language, Text::kOfficeFormFieldChoicesHint);
  return {label_de, label_en, hint_de, hint_en, kind, choices_de, choices_en, required};
}

}  // namespace

std::string OfficeFormField(const Frame& frame, const OfficeFormFieldView& view) {
  const bool is_new = view.field.id == 0;
  Page page(frame, "office/form_field.tpl",
            Say(frame.language, is_new ? Text::kOfficeFormFieldNewTitle : Text::kOfficeFormFieldTitle,
                {{"WEBSITE", view.website_name}}));
  auto& body = page.body();
  const std::string website = "/admin/website/" + std::to_string(view.field.website_id);
  const std::string path = website + "/field/" + (is_new ? "new" : std::to_string(view.field.id));
  body.SetValue(kff_BACK, frame.base + website + "/form");
  body.SetValue(kff_ACTION, frame.base + path);
  body.SetIntValue(kff_VERSION, view.field.version);
  page.AddForm(body, path, Fields(frame, view.field), view.errors);
  if (is_new) return page.Html();
  body.ShowSection(kff_CHANGED);
  body.SetValueAndShowSection(kff_REMOVE_CSRF, frame.csrf(path + "/remove"), kff_REMOVE);
  return page.Html();
}

}  // namespace view
