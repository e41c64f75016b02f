#include "rules/mail_text.h"

#include <algorithm>

#include "crypto/token.h"
#include "rules/field.h"
#include "rules/note.h"
#include "rules/outbox.h"
#include "store/mail.h"

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
  if (!own || own->body.empty()) return DefaultWording(language, event);
  return {own->subject, own->body, true};
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

namespace {

// An empty body stands for the catalogue's own wording, before and after.
void SaveText(House& house, const model::MailText& text) {
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

bool NeedsLink(model::Event event) {
  return event == model::Event::kVerify || event == model::Event::kReset || event == model::Event::kInvitation;
}

}  // namespace

std::string UnknownPlaceholder(model::Event event, std::string_view text) {
  std::string unknown;
  const auto& allowed = Placeholders(event);
  bool closed = EachPlaceholder(text, [&](std::string_view name) {
    if (unknown.empty() && std::find(allowed.begin(), allowed.end(), name) == allowed.end()) {
      unknown = "{{" + std::string(name) + "}}";
    }
  });
  return unknown.empty() && !closed ? "{{" : unknown;
}

void CheckWording(model::FormErrors& errors, model::Event event, std::string_view subject, std::string_view body) {
  RequireText(errors, "subject", subject, 200);
  RequireText(errors, "body", body, 8000);
  if (!UnknownPlaceholder(event, subject).empty()) errors.push_back({"subject", Text::kOfficeFormUnknownPlaceholder});
  if (!UnknownPlaceholder(event, body).empty()) {
    errors.push_back({"body", Text::kOfficeFormUnknownPlaceholder});
  } else if (NeedsLink(event) && !body.empty() && body.find("{{LINK}}") == std::string_view::npos) {
    errors.push_back({"body", Text::kOfficeFormLinkMissing});
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

Wording Preview(const model::Website& website, base::Language language, model::Event event, const Wording& wording) {
  std::string reason =
      base::Say(language, Text::kMailReason, {{"REASON", base::Say(language, Text::kMailExampleReason)}});
  base::TextValues values = {{"NAME", base::Say(language, Text::kMailExampleName)},
                             {"WEBSITE", website.name},
                             {"ADDRESS", website.address},
                             {"LINK", website.address + (event == model::Event::kVerify ? "/account/verify?token=…"
                                                                                        : "/account/")},
                             {"CODE", "1234 5678"},
                             {"REASON", reason},
                             {"CONTACT", website.contact},
                             {"NUMBER", "3"},
                             {"LIST", base::Say(language, Text::kMailExampleName)},
                             {"QUESTION", base::Say(language, Text::kMailExampleQuestion)},
                             {"DATE", base::Say(language, Text::kMailExampleDate)}};
  return {base::Fill(wording.subject, values), base::Fill(wording.body, values), wording.own};
}

std::string SendTest(House& house, const model::Website& website, base::Language language, model::Event event,
                     const Wording& wording, const std::string& to) {
  Wording preview = Preview(website, language, event, wording);
  mail::Letter letter;
  letter.from = website.sender;
  letter.to = to;
  letter.subject = preview.subject;
  letter.text = preview.body;
  letter.message_id = crypto::NewToken();
  letter.language = base::Code(language);
  letter.date = house.Now();
  auto result = HandOver(house, letter, "test");
  store::Transaction transaction(house.database);
  NoteWebsite(house, model::Act::kMailTested, house.acting.name, website.id,
              std::string(model::Word(event)) + ": " + to);
  transaction.Commit();
  return result.error;
}

}  // namespace rules
