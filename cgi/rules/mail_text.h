// The wording of mails: the catalogue's, or the office's own per website, language and event (S14), and in which form
// they go out.
#ifndef PFORTE_RULES_MAIL_TEXT_H_
#define PFORTE_RULES_MAIL_TEXT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "mail/compose.h"
#include "model/form_error.h"
#include "model/mail.h"
#include "model/website.h"
#include "rules/house.h"

namespace rules {

struct Wording {
  std::string subject, body;
  bool own = false;  // the office's
};
// What holds now, with its {{PLACEHOLDERS}}.
[[nodiscard]] Wording FindWording(House&, const model::Website&, base::Language, model::Event);
[[nodiscard]] Wording DefaultWording(base::Language, model::Event);

// The one that held at that moment.
[[nodiscard]] Wording FindWordingAt(House&, const model::Website&, base::Language, model::Event, std::int64_t at);

// The placeholders a text of that event may hold: "NAME", "LINK", …
[[nodiscard]] const std::vector<std::string>& Placeholders(model::Event);
// Those of them without which the mail is useless, by the error that says so.
struct RequiredPlaceholder {
  std::string_view name;
  base::Text missing;
};
[[nodiscard]] std::vector<RequiredPlaceholder> RequiredPlaceholders(model::Event);

// Adds an error for what cannot be a wording: empty, too long, a placeholder that is not allowed, {{ without }}, or one
// that the mail is useless without left out (the link of a proof).
void CheckWording(model::FormErrors& errors, model::Event, std::string_view subject, std::string_view body);
// The first unknown placeholder, for the error's text; "" if there is none.
[[nodiscard]] std::string UnknownPlaceholder(model::Event, std::string_view text);
// All unknown ones with the name that was probably meant, "" if none is near; both without braces.
struct Misspelt {
  std::string name, near;
};
[[nodiscard]] std::vector<Misspelt> ListMisspelt(model::Event, std::string_view text);

// Without errors: holds for every mail sent from now on; older versions are kept.
[[nodiscard]] model::FormErrors SaveWording(House&, const model::Website&, base::Language, model::Event,
                                            std::string_view subject, std::string_view body, const std::string& by);
// Back to the catalogue's.
void RestoreWording(House&, const model::Website&, base::Language, model::Event, const std::string& by);
// Back to the version of that id: its text is saved again. Errors as SaveWording if it would not be accepted today;
// nothing if it is none of this website, language and event.
[[nodiscard]] std::optional<model::FormErrors> RestoreVersion(House&, const model::Website&, base::Language,
                                                              model::Event, std::int64_t version,
                                                              const std::string& by);
[[nodiscard]] std::vector<model::MailText> ListWordings(House&, const model::Website&);
// The newest first, the one that holds among them; at most fifty.
[[nodiscard]] std::vector<model::MailText> ListWordingVersions(House&, const model::Website&, base::Language,
                                                               model::Event);
// What a version says: its own text, or the catalogue's of its time.
[[nodiscard]] Wording WordingOf(base::Language, const model::MailText&);
// The catalogue's text that the office's own was written against, if it is another one today.
[[nodiscard]] std::optional<Wording> FormerDefault(base::Language, const model::MailText&);

// Whether the mails of a website go out as HTML too.
[[nodiscard]] bool SendsHtml(House&, const model::Website&);
void SetSendsHtml(House&, const model::Website&, bool html);

// What a wording is filled with.
struct MailValues {
  std::string name, website, address, link, code, reason, contact, number, list, question, date;
};
// What a mail says in the end. `link` and `code` stand in the body wherever the wording has them.
struct Message {
  std::string subject, body, link = {}, code = {};
};
[[nodiscard]] Message FillWording(const Wording&, const MailValues&);
// As it leaves the website for `to`, with HTML if the website wants that.
[[nodiscard]] mail::Letter WriteLetter(House&, const model::Website&, base::Language, const Message&,
                                       const std::string& to);

// An example customer's data. The link and the code open nothing.
[[nodiscard]] MailValues ExampleValues(const model::Website&, base::Language, model::Event);
// What stands for a link that carries a secret, or leads to a page for those signed in.
[[nodiscard]] std::string HarmlessLink(const model::Website&, model::Event);
inline constexpr char kHiddenCode[] = "•••• ••••";

// The wording filled with an example customer's data.
[[nodiscard]] Message Preview(const model::Website&, base::Language, model::Event, const Wording&);
// Sends the message to `to` at once, marked as a test. What went wrong, "" if nothing did.
[[nodiscard]] std::string SendTest(House&, const model::Website&, base::Language, model::Event, const Message&,
                                   const std::string& to);

}  // namespace rules

#endif  // PFORTE_RULES_MAIL_TEXT_H_
