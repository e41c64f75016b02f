// The wording of mails: the catalogue's, or the office's own per website, language and event (S14).
#ifndef PFORTE_RULES_MAIL_TEXT_H_
#define PFORTE_RULES_MAIL_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
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

// The placeholders a text of that event may hold: "NAME", "LINK", …
[[nodiscard]] const std::vector<std::string>& Placeholders(model::Event);

// Adds an error for what cannot be a wording: empty, too long, a placeholder that is not allowed, {{ without }}, or one
// that the mail is useless without left out (the link of a proof).
void CheckWording(model::FormErrors& errors, model::Event, std::string_view subject, std::string_view body);
// The first unknown placeholder, for the error's text; "" if there is none.
[[nodiscard]] std::string UnknownPlaceholder(model::Event, std::string_view text);

// Without errors: holds for every mail sent from now on; older versions are kept.
[[nodiscard]] model::FormErrors SaveWording(House&, const model::Website&, base::Language, model::Event,
                                            std::string_view subject, std::string_view body, const std::string& by);
void RestoreWording(House&, const model::Website&, base::Language, model::Event, const std::string& by);
[[nodiscard]] std::vector<model::MailText> ListWordings(House&, const model::Website&);
[[nodiscard]] std::vector<model::MailText> ListWordingVersions(House&, const model::Website&, base::Language,
                                                               model::Event);

// The wording filled with an example customer's data.
[[nodiscard]] Wording Preview(const model::Website&, base::Language, model::Event, const Wording&);
// Sends the preview to `to` at once. What went wrong, "" if nothing did.
[[nodiscard]] std::string SendTest(House&, const model::Website&, base::Language, model::Event, const Wording&,
                                   const std::string& to);

}  // namespace rules

#endif  // PFORTE_RULES_MAIL_TEXT_H_
