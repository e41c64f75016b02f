// What a mail of the outbox says, from what is stored when it is asked: a mail that waits is not yet written.
#ifndef PFORTE_RULES_MAIL_CONTENT_H_
#define PFORTE_RULES_MAIL_CONTENT_H_

#include <optional>

#include "mail/compose.h"
#include "model/mail.h"
#include "rules/house.h"
#include "rules/mail_text.h"

namespace rules {

// The events whose link opens something by itself.
[[nodiscard]] bool CarriesSecret(model::Event event);
[[nodiscard]] base::Language LanguageOf(const model::Mail& mail);

enum class MailPurpose {
  kSend,  // secrets are minted, in the transaction of the caller
  kShow,  // without secrets
  kTell,  // without secrets, and whether or not it would be sent now: a mail that has left, or may never be
};
// What the mail says, or nothing if what it speaks of is gone.
[[nodiscard]] std::optional<MailValues> CollectMail(House&, const model::Website&, const model::Mail&, MailPurpose);
// The mail as it leaves, or nothing if what it speaks of is gone.
[[nodiscard]] std::optional<mail::Letter> RenderMail(House&, const model::Mail&);

}  // namespace rules

#endif  // PFORTE_RULES_MAIL_CONTENT_H_
