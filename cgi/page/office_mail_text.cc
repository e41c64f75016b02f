#include "view/office_mail_text.h"

#include "page/office.h"
#include "rules/mail_text.h"
#include "rules/website.h"
#include "view/office_mail_texts.h"

namespace page {
namespace {

struct Subject {
  model::Website website;
  base::Language language = base::Language::kGerman;
  model::Event event = model::Event::kVerify;
};

std::optional<Subject> Find(OfficeVisit& visit) {
  auto website = rules::FindWebsite(visit.house, visit.Id());
  Subject subject;
  if (!website || !base::ParseLanguage(visit.parts.words[0], subject.language) ||
      !model::ParseWord(visit.parts.words[1], subject.event)) {
    return std::nullopt;
  }
  subject.website = std::move(*website);
  return subject;
}

view::OfficeMailTextView Look(OfficeVisit& visit, const Subject& subject, const rules::Wording& wording) {
  view::OfficeMailTextView page;
  page.website_id = subject.website.id;
  page.website_name = subject.website.name;
  page.event = subject.event;
  page.language = base::Code(subject.language);
  page.own = wording.own;
  page.subject = wording.subject;
  page.body = wording.body;
  for (const auto& name : rules::Placeholders(subject.event)) {
    std::string key = "office.placeholder.";
    for (char c : name) key += static_cast<char>(c - 'A' + 'a');
    base::Text meaning{};
    if (base::FindText(key, meaning)) page.placeholders.push_back({name, meaning});
  }
  page.versions = rules::ListWordingVersions(visit.house, subject.website, subject.language, subject.event);
  return page;
}

std::string PathOf(const Subject& subject) {
  return "/admin/website/" + std::to_string(subject.website.id) + "/text/" + std::string(base::Code(subject.language)) +
         "/" + std::string(model::Word(subject.event));
}

}  // namespace

http::Response GetMailTexts(OfficeVisit& visit) {
  auto website = rules::FindWebsite(visit.house, visit.Id());
  if (!website) return visit.Missing();
  view::OfficeMailTextsView page{website->id, website->name, rules::ListWordings(visit.house, *website)};
  return http::Html(200, view::OfficeMailTexts(visit.frame, page));
}

http::Response GetMailText(OfficeVisit& visit) {
  auto subject = Find(visit);
  if (!subject) return visit.Missing();
  auto wording = rules::FindWording(visit.house, subject->website, subject->language, subject->event);
  return http::Html(200, view::OfficeMailText(visit.frame, Look(visit, *subject, wording)));
}

http::Response PostMailText(OfficeVisit& visit) {
  auto subject = Find(visit);
  if (!subject) return visit.Missing();
  const auto& [website, language, event] = *subject;
  const std::string& by = visit.staff->staff.name;
  std::string action = visit.Field("action");
  if (action == "restore") {
    rules::RestoreWording(visit.house, website, language, event, by);
    visit.Notice(visit.Say(base::Text::kOfficeNoticeTextRestored));
    return visit.Go(PathOf(*subject));
  }
  rules::Wording typed{visit.Field("subject"), visit.Field("body"),
                       rules::FindWording(visit.house, website, language, event).own};
  auto page = Look(visit, *subject, typed);
  rules::CheckWording(page.errors, event, typed.subject, typed.body);
  for (const auto& text : {typed.subject, typed.body}) {
    std::string unknown = rules::UnknownPlaceholder(event, text);
    if (unknown.size() > 4) page.unknown_placeholders.push_back(unknown.substr(2, unknown.size() - 4));
  }
  if (!page.errors.empty()) return http::Html(422, view::OfficeMailText(visit.frame, page));
  if (action == "save") {
    page.errors = rules::SaveWording(visit.house, website, language, event, typed.subject, typed.body, by);
    if (!page.errors.empty()) return http::Html(422, view::OfficeMailText(visit.frame, page));
    visit.Notice(visit.Say(base::Text::kOfficeNoticeTextSaved));
    return visit.Go(PathOf(*subject));
  }
  if (action == "test") {
    const std::string& to = visit.staff->staff.email;
    std::string error = rules::SendTest(visit.house, website, language, event, typed, to);
    visit.frame.notice = error.empty() ? visit.Say(base::Text::kOfficeNoticeTestSent, {{"EMAIL", to}}) : error;
  }
  auto preview = rules::Preview(website, language, event, typed);
  page.preview = view::MailPreview{preview.subject, preview.body};
  return http::Html(200, view::OfficeMailText(visit.frame, page));
}

}  // namespace page
