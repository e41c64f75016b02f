#include "view/office_mail_text.h"

#include "marker/office/mail_text.tpl.h"
#include "view/office_part.h"

namespace view {

namespace {

using base::Say;
using base::Text;

std::string Marker(const std::string& name) { return "{{" + name + "}}"; }

std::vector<Field> Fields(const Frame& frame, const OfficeMailTextView& view) {
  Field subject{.name = "subject", .label = Text::kOfficeMailTextSubject, .value = view.subject};
  subject.autocomplete = "off";
  subject.required = true;
  Field body{
      .name = "body", .label = Text::kOfficeMailTextBody, .type = "textarea", .value = view.body};
  body.required = true;
  std::string unknown;
  for (const std::string& name : view.unknown_placeholders)
    unknown += (unknown.empty() ? "" : ", ") + Marker(name);
  if (!unknown.empty()) {
    body.hint = Say(frame.language, Text::kOfficeMailTextUnknown, {{"NAMES", unknown}});
  }
  return {subject, body};
}

void AddVersion(ctemplate::TemplateDictionary& body, const Frame& frame,
                const model::MailText& text) {
  auto& version = *body.AddSectionDictionary(kmt_VERSION);
  version.SetValue(kmt_CHANGED, Say(frame.language, Text::kOfficeMailTextVersion,
                                    {{"DATE", base::DateTime(frame.language, text.changed_at)},
                                     {"NAME", text.changed_by}}));
  if (text.body.empty()) {
    version.ShowSection(kmt_DEFAULTED);
    return;
  }
  auto& worded = *version.AddSectionDictionary(kmt_WORDED);
  worded.SetValue(kmt_OLD_SUBJECT, text.subject);
  worded.SetValue(kmt_OLD_BODY, text.body);
}

}  // namespace

std::string OfficeMailText(const Frame& frame, const OfficeMailTextView& view) {
  const base::Language language = frame.language;
  Page page(frame, "office/mail_text.tpl",
            Say(language, Text::kOfficeMailTextTitle,
                {{"EVENT", EventWord(language, view.event)},
                 {"LANGUAGE", LanguageWord(language, view.language)}}));
  auto& body = page.body();
  const std::string path = "/admin/website/" + std::to_string(view.website_id) + "/text/" +
                           view.language + "/" + std::string(model::Word(view.event));
  body.SetValue(kmt_ACTION, frame.base + path);
  body.SetIntValue(kmt_WEBSITE, view.website_id);
  body.SetValue(kmt_BACK,
                Say(language, Text::kOfficeMailTextBack, {{"WEBSITE", view.website_name}}));
  body.SetValue(kmt_LEAD, EventMeaning(language, view.event));
  body.SetValue(kmt_STATE, Say(language, view.own ? Text::kOfficeMailTextIsOwn
                                                  : Text::kOfficeMailTextIsDefault));
  ShowIf(body, view.own, kmt_RESTORE);
  page.AddForm(body, path, Fields(frame, view), view.errors);
  if (view.preview) {
    auto& preview = *body.AddSectionDictionary(kmt_PREVIEW);
    preview.SetValue(kmt_PREVIEW_SUBJECT, view.preview->subject);
    preview.SetValue(kmt_PREVIEW_BODY, view.preview->body);
  }
  for (const MailPlaceholder& placeholder : view.placeholders) {
    auto& line = *body.AddSectionDictionary(kmt_PLACEHOLDER);
    line.SetValue(kmt_PLACEHOLDER_NAME, Marker(placeholder.name));
    line.SetValue(kmt_MEANING, Say(language, placeholder.meaning));
  }
  ShowIf(body, view.versions.empty(), kmt_NO_VERSIONS);
  for (const model::MailText& version : view.versions) AddVersion(body, frame, version);
  return page.Html();
}

}  // namespace view
