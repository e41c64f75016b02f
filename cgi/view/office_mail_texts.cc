#include "view/office_mail_texts.h"

#include <algorithm>

#include "marker/office/mail_texts.tpl.h"
#include "view/office_part.h"

namespace view {

namespace {

using base::Say;
using base::Text;

void AddText(ctemplate::TemplateDictionary& row, const Frame& frame,
             const OfficeMailTextsView& view, model::Event event, const std::string& code) {
  const auto own =
      std::find_if(view.texts.begin(), view.texts.end(), [&](const OwnMailText& own_text) {
        const model::MailText& text = own_text.text;
        return text.event == event && text.language == code && !text.body.empty();
      });
  const bool is_own = own != view.texts.end();
  const std::string state =
      Say(frame.language, is_own ? Text::kOfficeMailTextsOwn : Text::kOfficeMailTextsDefault);
  const std::string language = LanguageWord(frame.language, code);
  auto& cell = *row.AddSectionDictionary(kmt_TEXT);
  cell.SetValue(kmt_LANGUAGE_NAME, language);
  cell.SetValue(kmt_CODE, code);
  cell.SetValue(kmt_STATE, state);
  cell.SetValue(
      kmt_EDIT_LABEL,
      Say(frame.language, Text::kOfficeMailTextsEditLabel,
          {{"STATE", state}, {"EVENT", EventWord(frame.language, event)}, {"LANGUAGE", language}}));
  if (!is_own) return;
  cell.ShowSection(kmt_OWN);
  cell.SetValueAndShowSection(
      kmt_CHANGED_BY,
      Say(frame.language, Text::kOfficeMailTextsChanged,
          {{"DATE", base::Date(frame.language, own->text.changed_at)}, {"NAME", own->text.changed_by}}),
      kmt_CHANGED);
  ShowIf(cell, own->default_changed, kmt_UPGRADED);
}

}  // namespace

std::string OfficeMailTexts(const Frame& frame, const OfficeMailTextsView& view) {
  Page page(frame, "office/mail_texts.tpl",
            Say(frame.language, Text::kOfficeMailTextsTitle, {{"WEBSITE", view.website_name}}));
  auto& body = page.body();
  body.SetIntValue(kmt_WEBSITE, view.website_id);
  AddWebsiteTabs(page, frame, view.website_id, WebsiteTab::kMailTexts);
  body.SetValue(kmt_FORM_CSRF, frame.csrf("/admin/website/" + std::to_string(view.website_id) + "/texts"));
  ShowIf(body, view.html, kmt_BOTH);
  ShowIf(body, !view.html, kmt_TEXT_ALONE);
  for (const base::Language language : base::kLanguages) {
    body.AddSectionDictionary(kmt_LANGUAGE)
        ->SetValue(kmt_LANGUAGE_NAME,
                   LanguageWord(frame.language, std::string(base::Code(language))));
  }
  for (int i = 0; i < model::kEventCount; ++i) {
    const auto event = static_cast<model::Event>(i);
    auto& row = *body.AddSectionDictionary(kmt_EVENT);
    row.SetValue(kmt_EVENT_NAME, EventWord(frame.language, event));
    row.SetValue(kmt_WHEN, EventMeaning(frame.language, event));
    row.SetValue(kmt_WORD, std::string(model::Word(event)));
    for (const base::Language language : base::kLanguages) {
      AddText(row, frame, view, event, std::string(base::Code(language)));
    }
  }
  return page.Html();
}

}  // namespace view
