#include "rules/mail_text.h"

#include <algorithm>

#include "crypto/token.h"
#include "mail/html.h"
#include "rules/evidence.h"
#include "rules/field.h"
#include "rules/note.h"
#include "rules/outbox.h"
#include "store/mail.h"
#include "store/website.h"

namespace rules {

using base::Text;

Wording DefaultWording(base::Language language, model::Event event) {
  std::string key = "mail." + std::string(model::Word(event));
  Text subject{}, body{};
  if (!base::FindText(key + ".subject", subject) || !base::FindText(key + ".text", body)) return {};
  return {std::string(base::Raw(language, subject)), std::string(base::Raw(language, body)), false};
}

Wording FindWording(House& house, const model::Website& website, base::Language language, model::Event event) {
  auto own = store::FindMailText(house.database, website.id, base::Code(language), event);
  // After "restore" the catalogue's of today holds, not that of then.
  return own && !own->body.empty() ? WordingOf(language, *own) : DefaultWording(language, event);
}

Wording FindWordingAt(House& house, const model::Website& website, base::Language language, model::Event event,
                      std::int64_t at) {
  auto own = store::FindMailTextAt(house.database, website.id, base::Code(language), event, at);
  return own ? WordingOf(language, *own) : DefaultWording(language, event);
}

Wording WordingOf(base::Language language, const model::MailText& text) {
  if (!text.body.empty()) return {text.subject, text.body, true};
  if (!text.default_body.empty()) return {text.default_subject, text.default_body, false};
  return DefaultWording(language, text.event);
}

std::optional<Wording> FormerDefault(base::Language language, const model::MailText& text) {
  if (text.body.empty() || text.default_body.empty()) return std::nullopt;
  Wording now = DefaultWording(language, text.event);
  if (now.subject == text.default_subject && now.body == text.default_body) return std::nullopt;
  return Wording{text.default_subject, text.default_body, false};
}

const std::vector<std::string>& Placeholders(model::Event event) {
  static const std::vector<std::string> common = {"NAME", "WEBSITE", "ADDRESS", "LINK", "CONTACT"};
  static const std::vector<std::string> verify = {"NAME", "WEBSITE", "ADDRESS", "LINK", "CODE", "CONTACT"};
  static const std::vector<std::string> rejected = {"NAME", "WEBSITE", "ADDRESS", "LINK", "REASON", "CONTACT"};
  static const std::vector<std::string> question = {"NAME", "WEBSITE", "ADDRESS", "LINK", "QUESTION", "CONTACT"};
  static const std::vector<std::string> digest = {"WEBSITE", "ADDRESS", "LINK", "NUMBER", "LIST"};
  static const std::vector<std::string> ending = {"NAME", "WEBSITE", "ADDRESS", "LINK", "DATE", "CONTACT"};
  switch (event) {
    case model::Event::kEnding:
    case model::Event::kRenewed: return ending;
    case model::Event::kVerify: return verify;
    case model::Event::kRejected: return rejected;
    case model::Event::kDigest: return digest;
    case model::Event::kQuestion: return question;
    default: return common;
  }
}

std::vector<RequiredPlaceholder> RequiredPlaceholders(model::Event event) {
  constexpr RequiredPlaceholder kLink{"LINK", Text::kOfficeFormLinkMissing};
  switch (event) {
    case model::Event::kVerify:
    case model::Event::kReset:
    case model::Event::kInvitation: return {kLink};
    case model::Event::kQuestion: return {kLink, {"QUESTION", Text::kOfficeFormQuestionMissing}};
    // The others tell something that is worth knowing by itself.
    default: return {};
  }
}

namespace {

// An empty body stands for the catalogue's own wording, before and after.
void SaveText(House& house, model::MailText text) {
  base::Language language = base::Language::kGerman;
  (void)base::ParseLanguage(text.language, language);
  const Wording now = DefaultWording(language, text.event);
  text.default_subject = now.subject;
  text.default_body = now.body;
  auto earlier = store::FindMailText(house.database, text.website_id, text.language, text.event);
  store::InsertMailText(house.database, text, house.Now());
  Changes changes;
  changes.Add("language", "", text.language);
  changes.Add("subject", earlier ? earlier->subject : "", text.subject);
  changes.Add("body", earlier ? earlier->body : "", text.body);
  NoteWebsite(house, model::Act::kTextChanged, text.changed_by, text.website_id, std::string(model::Word(text.event)),
              changes);
}

// Calls `use` with each name between {{ and }}; false if one is not closed.
template <class Use>
bool EachPlaceholder(std::string_view text, Use use) {
  for (auto open = text.find("{{"); open != std::string_view::npos; open = text.find("{{", open)) {
    auto close = text.find("}}", open);
    if (close == std::string_view::npos) return false;
    use(text.substr(open + 2, close - open - 2));
    open = close;
  }
  return true;
}

std::string Marker(std::string_view name) { return "{{" + std::string(name) + "}}"; }

// The allowed name that differs by the fewest letters, written in capitals and without blanks or not.
std::string Nearest(const std::vector<std::string>& allowed, std::string_view name) {
  std::string wanted;
  for (char c : name) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c != ' ' && c != '{' && c != '}') wanted += c;
  }
  std::string nearest;
  int least = static_cast<int>(wanted.size()) / 2 + 1;
  for (const auto& each : allowed) {
    const int distance = EditDistance(wanted, each, least);
    if (distance >= least) continue;
    least = distance;
    nearest = each;
  }
  return nearest;
}

}  // namespace

std::vector<Misspelt> ListMisspelt(model::Event event, std::string_view text) {
  std::vector<Misspelt> misspelt;
  const auto& allowed = Placeholders(event);
  (void)EachPlaceholder(text, [&](std::string_view name) {
    if (std::find(allowed.begin(), allowed.end(), name) != allowed.end()) return;
    auto known = std::find_if(misspelt.begin(), misspelt.end(), [&](const auto& each) { return each.name == name; });
    if (known == misspelt.end()) misspelt.push_back({std::string(name), Nearest(allowed, name)});
  });
  return misspelt;
}

std::string UnknownPlaceholder(model::Event event, std::string_view text) {
  std::string unknown;
  const auto& allowed = Placeholders(event);
  bool closed = EachPlaceholder(text, [&](std::string_view name) {
    if (unknown.empty() && std::find(allowed.begin(), allowed.end(), name) == allowed.end()) {
      unknown = Marker(name);
    }
  });
  return unknown.empty() && !closed ? "{{" : unknown;
}

void CheckWording(model::FormErrors& errors, model::Event event, std::string_view subject, std::string_view body) {
  RequireText(errors, "subject", subject, 200);
  RequireText(errors, "body", body, 8000);
  if (!UnknownPlaceholder(event, subject).empty()) errors.push_back({"subject", Text::kOfficeFormUnknownPlaceholder});
  if (body.empty()) return;
  if (!UnknownPlaceholder(event, body).empty()) {
    errors.push_back({"body", Text::kOfficeFormUnknownPlaceholder});
    return;
  }
  for (const auto& [name, missing] : RequiredPlaceholders(event)) {
    if (body.find(Marker(name)) == std::string_view::npos) errors.push_back({"body", missing});
  }
}

model::FormErrors SaveWording(House& house, const model::Website& website, base::Language language, model::Event event,
                              std::string_view subject, std::string_view body, const std::string& by) {
  model::FormErrors errors;
  CheckWording(errors, event, subject, body);
  if (!errors.empty()) return errors;
  model::MailText text;
  text.website_id = website.id;
  text.language = base::Code(language);
  text.event = event;
  text.subject = subject;
  text.body = body;
  text.changed_by = by;
  store::Transaction transaction(house.database);
  SaveText(house, text);
  transaction.Commit();
  return {};
}

void RestoreWording(House& house, const model::Website& website, base::Language language, model::Event event,
                    const std::string& by) {
  model::MailText text;
  text.website_id = website.id;
  text.language = base::Code(language);
  text.event = event;
  text.changed_by = by;
  store::Transaction transaction(house.database);
  SaveText(house, text);
  transaction.Commit();
}

std::vector<model::MailText> ListWordings(House& house, const model::Website& website) {
  return store::ListMailTexts(house.database, website.id);
}

std::vector<model::MailText> ListWordingVersions(House& house, const model::Website& website, base::Language language,
                                                 model::Event event) {
  return store::ListMailTextVersions(house.database, website.id, base::Code(language), event);
}

std::optional<model::FormErrors> RestoreVersion(House& house, const model::Website& website, base::Language language,
                                                model::Event event, std::int64_t version, const std::string& by) {
  auto text = store::FindMailTextVersion(house.database, version);
  if (!text || text->website_id != website.id || text->language != base::Code(language) || text->event != event) {
    return std::nullopt;
  }
  if (!text->body.empty()) return SaveWording(house, website, language, event, text->subject, text->body, by);
  RestoreWording(house, website, language, event, by);
  return model::FormErrors();
}

bool SendsHtml(House& house, const model::Website& website) {
  return store::FindWebsiteMailHtml(house.database, website.id);
}

void SetSendsHtml(House& house, const model::Website& website, bool html) {
  store::Transaction transaction(house.database);
  const bool before = store::FindWebsiteMailHtml(house.database, website.id);
  if (before == html) return;
  store::UpdateWebsiteMailHtml(house.database, website.id, html);
  Changes changes;
  changes.Add("mail_form", before ? "HTML" : "text", html ? "HTML" : "text");
  NoteWebsite(house, model::Act::kChanged, house.acting.name, website.id, website.name, changes);
  transaction.Commit();
}

Message FillWording(const Wording& wording, const MailValues& of) {
  base::TextValues values = {{"NAME", of.name},     {"WEBSITE", of.website}, {"ADDRESS", of.address},
                             {"LINK", of.link},     {"CODE", of.code},       {"REASON", of.reason},
                             {"NUMBER", of.number}, {"LIST", of.list},       {"CONTACT", of.contact},
                             {"QUESTION", of.question}, {"DATE", of.date}};
  return {base::Fill(wording.subject, values), base::Fill(wording.body, values), of.link, of.code};
}

mail::Letter WriteLetter(House& house, const model::Website& website, base::Language language, const Message& message,
                         const std::string& to) {
  mail::Letter letter;
  letter.from = website.sender;
  letter.to = to;
  letter.subject = message.subject;
  letter.text = message.body;
  letter.language = base::Code(language);
  letter.date = house.Now();
  if (SendsHtml(house, website)) {
    letter.html = mail::HtmlOf({message.subject, message.body, message.link, message.code,
                                base::Say(language, Text::kMailButton), letter.language});
  }
  return letter;
}

std::string HarmlessLink(const model::Website& website, model::Event event) {
  switch (event) {
    case model::Event::kVerify: return website.address + "/account/verify?token=…";
    case model::Event::kReset:
    case model::Event::kInvitation: return website.address + "/account/reset?token=…";
    default: return website.address + "/account/";
  }
}

MailValues ExampleValues(const model::Website& website, base::Language language, model::Event event) {
  const std::string name = base::Say(language, Text::kMailExampleName);
  MailValues values;
  values.name = name;
  values.website = website.name;
  values.address = website.address;
  values.link = HarmlessLink(website, event);
  values.code = "1234 5678";
  values.reason = base::Say(language, Text::kMailReason, {{"REASON", base::Say(language, Text::kMailExampleReason)}});
  values.contact = website.contact;
  values.number = "3";
  values.list = "- " + name + "\n";
  values.question = base::Say(language, Text::kMailExampleQuestion);
  values.date = base::Say(language, Text::kMailExampleDate);
  return values;
}

Message Preview(const model::Website& website, base::Language language, model::Event event, const Wording& wording) {
  return FillWording(wording, ExampleValues(website, language, event));
}

std::string SendTest(House& house, const model::Website& website, base::Language language, model::Event event,
                     const Message& message, const std::string& to) {
  Message marked = message;
  marked.subject = base::Say(language, Text::kMailTestSubject, {{"SUBJECT", message.subject}});
  mail::Letter letter = WriteLetter(house, website, language, marked, to);
  letter.message_id = crypto::NewToken();
  auto result = HandOver(house, letter, "test");
  store::Transaction transaction(house.database);
  NoteWebsite(house, model::Act::kMailTested, house.acting.name, website.id,
              std::string(model::Word(event)) + ": " + to);
  transaction.Commit();
  return result.error;
}

}  // namespace rules
