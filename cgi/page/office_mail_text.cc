#include "view/office_mail_text.h"

#include <algorithm>

#include "page/office.h"
#include "rules/import.h"
#include "rules/mail_text.h"
#include "rules/outbox.h"
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

view::Wording Shown(const rules::Wording& wording) { return {wording.subject, wording.body}; }

void AddVersions(OfficeVisit& visit, const Subject& subject, view::OfficeMailTextView& page) {
  auto versions = rules::ListWordingVersions(visit.house, subject.website, subject.language, subject.event);
  if (!versions.empty()) {
    auto former = rules::FormerDefault(subject.language, versions.front());
    if (former) page.former_standard = Shown(*former);
  }
  for (const auto& text : versions) {
    page.versions.push_back({text.id, text.changed_by, text.changed_at, text.body.empty(),
                             Shown(rules::WordingOf(subject.language, text))});
  }
}

view::OfficeMailTextView Look(OfficeVisit& visit, const Subject& subject) {
  const auto holds = rules::FindWording(visit.house, subject.website, subject.language, subject.event);
  view::OfficeMailTextView page;
  page.website_id = subject.website.id;
  page.website_name = subject.website.name;
  page.event = subject.event;
  page.language = base::Code(subject.language);
  page.own = holds.own;
  page.holds = Shown(holds);
  page.standard = Shown(rules::DefaultWording(subject.language, subject.event));
  page.subject = holds.subject;
  page.body = holds.body;
  const auto required = rules::RequiredPlaceholders(subject.event);
  for (const auto& name : rules::Placeholders(subject.event)) {
    std::string key = "office.placeholder.";
    for (char c : name) key += static_cast<char>(c - 'A' + 'a');
    base::Text meaning{};
    if (!base::FindText(key, meaning)) continue;
    const bool needed =
        std::any_of(required.begin(), required.end(), [&](const auto& each) { return each.name == name; });
    page.placeholders.push_back({name, meaning, needed});
  }
  for (const auto& line : rules::ListPreviewAccesses(visit.house, subject.website)) {
    page.persons.push_back({line.access.id, line.account_name, line.email});
  }
  AddVersions(visit, subject, page);
  return page;
}

std::string PathOf(const Subject& subject) {
  return "/admin/website/" + std::to_string(subject.website.id) + "/text/" + std::string(base::Code(subject.language)) +
         "/" + std::string(model::Word(subject.event));
}

// What was typed, with what is wrong about it.
void Read(OfficeVisit& visit, const Subject& subject, view::OfficeMailTextView& page) {
  page.subject = visit.Field("subject");
  page.body = visit.Field("body");
  page.person_id = visit.request.form.Number("person").value_or(0);
  page.person_email = visit.Field("person_email");
  rules::CheckWording(page.errors, subject.event, page.subject, page.body);
  for (const auto& [name, near] : rules::ListMisspelt(subject.event, page.subject)) {
    page.unknown_in_subject.push_back({name, near});
  }
  for (const auto& [name, near] : rules::ListMisspelt(subject.event, page.body)) {
    page.unknown_in_body.push_back({name, near});
  }
}

// The chosen person, who may be none of the newest: found in the list of persons from then on. Nothing for the sample
// customer; an error if an address was typed that has no access.
const view::MailPerson* FindPerson(OfficeVisit& visit, const Subject& subject, view::OfficeMailTextView& page) {
  std::optional<model::AccessLine> line;
  if (!page.person_email.empty()) {
    for (auto& each : rules::ListAccessesOfEmail(visit.house, page.person_email)) {
      if (each.access.website_id == subject.website.id) line = std::move(each);
    }
    if (!line) {
      page.errors.push_back({"person_email", base::Text::kOfficeFormPersonWithoutAccess});
      return nullptr;
    }
    page.person_email.clear();
  } else if (page.person_id != 0) {
    auto facts = rules::FindAccessFacts(visit.house, visit.Decider(), page.person_id);
    if (facts && facts->line.access.website_id == subject.website.id) line = std::move(facts->line);
  }
  page.person_id = line ? line->access.id : 0;
  if (!line) return nullptr;
  auto find = [&] {
    return std::find_if(page.persons.begin(), page.persons.end(),
                        [&](const auto& each) { return each.access_id == page.person_id; });
  };
  if (find() == page.persons.end()) page.persons.push_back({line->access.id, line->account_name, line->email});
  return &*find();
}

// The mail as that person would get it, else the sample customer.
rules::Message PreviewOf(OfficeVisit& visit, const Subject& subject, const view::MailPerson* person,
                         view::OfficeMailTextView& page) {
  const auto& [website, language, event] = subject;
  const rules::Wording typed{page.subject, page.body, page.own};
  std::optional<rules::Message> message;
  if (person != nullptr) {
    message = rules::PreviewFor(visit.house, website, language, event, typed, person->access_id);
  }
  const std::string name = message ? person->name : "";
  if (!message) message = rules::Preview(website, language, event, typed);
  page.preview = view::MailPreview{message->subject, message->body, name};
  return *message;
}

http::Response Restore(OfficeVisit& visit, const Subject& subject) {
  const auto& [website, language, event] = subject;
  const std::string& by = visit.staff->staff.name;
  if (visit.Field("action") == "restore") {
    rules::RestoreWording(visit.house, website, language, event, by);
    visit.Notice(visit.Say(base::Text::kOfficeNoticeTextRestored));
  } else {
    auto errors = rules::RestoreVersion(visit.house, website, language, event,
                                        visit.request.form.Number("version").value_or(0), by);
    if (!errors) return visit.Missing();
    visit.Notice(visit.Say(errors->empty() ? base::Text::kOfficeNoticeVersionRestored
                                           : base::Text::kOfficeMailTextRestoreRefused));
  }
  return visit.Go(PathOf(subject));
}

}  // namespace

http::Response GetMailTexts(OfficeVisit& visit) {
  auto website = rules::FindWebsite(visit.house, visit.Id());
  if (!website) return visit.Missing();
  view::OfficeMailTextsView page{website->id, website->name, rules::SendsHtml(visit.house, *website), {}};
  for (auto& text : rules::ListWordings(visit.house, *website)) {
    base::Language language = base::Language::kGerman;
    (void)base::ParseLanguage(text.language, language);
    const bool changed = rules::FormerDefault(language, text).has_value();
    page.texts.push_back({std::move(text), changed});
  }
  return http::Html(200, view::OfficeMailTexts(visit.frame, page));
}

http::Response PostMailTexts(OfficeVisit& visit) {
  auto website = rules::FindWebsite(visit.house, visit.Id());
  if (!website) return visit.Missing();
  rules::SetSendsHtml(visit.house, *website, visit.Field("form") != "text");
  visit.Notice(visit.Say(base::Text::kOfficeNoticeSaved));
  return visit.Go("/admin/website/" + std::to_string(website->id) + "/texts");
}

http::Response GetMailText(OfficeVisit& visit) {
  auto subject = Find(visit);
  if (!subject) return visit.Missing();
  return http::Html(200, view::OfficeMailText(visit.frame, Look(visit, *subject)));
}

http::Response PostMailText(OfficeVisit& visit) {
  auto subject = Find(visit);
  if (!subject) return visit.Missing();
  const auto& [website, language, event] = *subject;
  const std::string action = visit.Field("action");
  if (action == "restore" || action == "restore_version") return Restore(visit, *subject);
  auto page = Look(visit, *subject);
  Read(visit, *subject, page);
  if (page.errors.empty() && action == "save") {
    page.errors = rules::SaveWording(visit.house, website, language, event, page.subject, page.body,
                                     visit.staff->staff.name);
    if (page.errors.empty()) {
      visit.Notice(visit.Say(base::Text::kOfficeNoticeTextSaved));
      return visit.Go(PathOf(*subject));
    }
  }
  const view::MailPerson* person = FindPerson(visit, *subject, page);
  if (!page.errors.empty()) return http::Html(422, view::OfficeMailText(visit.frame, page));
  const rules::Message message = PreviewOf(visit, *subject, person, page);
  if (action == "test") {
    const std::string& to = visit.staff->staff.email;
    std::string error = rules::SendTest(visit.house, website, language, event, message, to);
    visit.frame.notice = error.empty() ? visit.Say(base::Text::kOfficeNoticeTestSent, {{"EMAIL", to}}) : error;
  }
  return http::Html(200, view::OfficeMailText(visit.frame, page));
}

}  // namespace page
