// Putting a mail into the outbox, in the transaction of what caused it; never sending one.
#ifndef PFORTE_RULES_MAIL_H_
#define PFORTE_RULES_MAIL_H_

#include <string>

#include "model/account.h"
#include "model/mail.h"
#include "model/registration.h"
#include "model/website.h"
#include "rules/house.h"

namespace rules {

// To an account about a website; `access_id` 0 if it is about none. `wait` seconds of grace.
void QueueMail(House&, model::Event, const model::Website&, const model::Account&, std::int64_t access_id,
               std::int64_t wait);
// To an address that has no account yet.
void QueueMail(House&, model::Event, const model::Website&, const model::Registration&);
// For an address that nobody has: as much work as for one that is known, and no mail. The mailer removes it.
void QueueNoMail(House&, model::Event, const model::Website&);
// To the office: at most one digest per website waits at a time.
void QueueDigest(House&, const model::Website&);
// The name under which decisions on one access collapse to one mail.
[[nodiscard]] std::string DecisionDedupe(std::int64_t access_id);

}  // namespace rules

#endif  // PFORTE_RULES_MAIL_H_
