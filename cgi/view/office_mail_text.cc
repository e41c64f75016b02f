#include "view/office_mail_text.h"

#include "marker/office/mail_text.tpl.h"
#include "view/office_part.h"

namespace view {

namespace {

using base::Say;
using base::Text;

std::string Marker(const std::string& name) { return "{{" + name + "}}"; }

// "{{NAEM}} (perhaps {{NAME}} is meant), …"; "" if all are known.
std::string UnknownHint(const Frame& frame, const std::vector<UnknownPlaceholder>& unknown) {
  std::string names;
  for (const UnknownPlaceholder& each : unknown) {
    names += names.empty() ? "" : ", ";
    names += each.near.empty() ? Marker(each.name)
                               : Say(frame.language, Text::kOfficeMailTextMeant,
                                     {{"NAME", Marker(each.name)}, {"NEAR", Marker(each.near)}});
  }
  return names.empty() ? "" : Say(frame.language, Text::kOfficeMailTextUnknown, {{"NAMES", names}});
}

std::vector<Field> Fields(const Frame& frame, const OfficeMailTextView& view) {
  Field subject{.name = "subject", .label = Text::kOfficeMailTextSubject, .value = view.subject};
  subject.autocomplete = "off";
  subject.required = true;
  subject.hint = UnknownHint(frame, view.unknown_in_subject);
  Field body{.name = "body", .label = Text::kOfficeMailTextBody, .type = "textarea", .value = view.body};
  body.required = true;
  body.hint = UnknownHint(frame, view.unknown_in_body);
  Field person{.name = "person", .label = Text::kOfficeMailTextPerson, .type = "select"};
  person.value = view.person_id == 0 ? "" : std::to_string(view.person_id);
  person.options.emplace_back("", Say(frame.language, Text::kOfficeMailTextPersonExample));
  for (const MailPerson& each : view.persons) {
    person.options.emplace_back(
        std::to_string(each.access_id),
        Say(frame.language, Text::kOfficeMailTextPersonLine, {{"NAME", each.name}, {"EMAIL", each.email}}));
  }
  Field email{.name = "person_email", .label = Text::kOfficeMailTextPersonEmail, .type = "email"};
  email.value = view.person_email;
  email.autocomplete = "off";
  return {subject, body, person, email};
}

void AddVersion(Page& page, const Frame& frame, const std::string& path, const OfficeMailTextView& view,
                const MailVersion& version) {
  const std::string date = base::DateTime(frame.language, version.changed_at);
  auto& line = *page.body().AddSectionDictionary(kmt_VERSION);
  line.SetValue(kmt_CHANGED,
                Say(frame.language, Text::kOfficeMailTextVersion, {{"DATE", date}, {"NAME", version.changed_by}}));
  ShowIf(line, version.is_default, kmt_DEFAULTED);
  if (version.id == view.versions.front().id) {
    auto& holds = *line.AddSectionDictionary(kmt_HOLDS);
    holds.SetValue(kmt_OLD_SUBJECT, view.holds.subject);
    holds.SetValue(kmt_OLD_BODY, view.holds.body);
    return;
  }
  auto& earlier = *line.AddSectionDictionary(kmt_EARLIER);
  AddDiff(page, earlier, frame.language, version.wording, view.holds);
  earlier.SetValue(kmt_RESTORE_CSRF, frame.csrf(path));
  earlier.SetIntValue(kmt_VERSION_ID, version.id);
  earlier.SetValue(kmt_RESTORE_LABEL,
                   Say(frame.language, Text::kOfficeMailTextRestoreVersionLabel, {{"DATE", date}}));
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
    preview.SetValue(kmt_PREVIEW_LEAD,
                     view.preview->person.empty()
                         ? Say(language, Text::kOfficeMailTextPreviewLead)
                         : Say(language, Text::kOfficeMailTextPreviewPerson, {{"NAME", view.preview->person}}));
  }
  for (const MailPlaceholder& placeholder : view.placeholders) {
    auto& line = *body.AddSectionDictionary(kmt_PLACEHOLDER);
    line.SetValue(kmt_PLACEHOLDER_NAME, Marker(placeholder.name));
    line.SetValue(kmt_MEANING, Say(language, placeholder.meaning));
    ShowIf(line, placeholder.required, kmt_REQUIRED);
  }
  ShowIf(body, view.versions.empty(), kmt_NO_VERSIONS);
  if (view.own) AddDiff(page, *body.AddSectionDictionary(kmt_OWN), language, view.standard, view.holds);
  if (view.former_standard) {
    AddDiff(page, *body.AddSectionDictionary(kmt_UPGRADED), language, *view.former_standard, view.standard);
  }
  for (const MailVersion& version : view.versions) AddVersion(page, frame, path, view, version);
  return page.Html();
}

}  // namespace view
