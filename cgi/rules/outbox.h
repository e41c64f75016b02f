// Sending what waits in the outbox: lease, mint, render, hand over, remember. Several mailers may run
// at once; each mail has one at a time. At least once: killed between handing over and remembering, a mail goes
// out again with the same Message-ID.
#ifndef PFORTE_RULES_OUTBOX_H_
#define PFORTE_RULES_OUTBOX_H_

#include <string>
#include <vector>

#include "mail/compose.h"
#include "mail/deliver.h"
#include "model/mail.h"
#include "rules/house.h"

namespace rules {

struct SendCount {
  int sent = 0, later = 0, dead = 0;
  bool capped = false;  // the daily cap holds the rest back
};
// One pass over what is due now, at most `most` mails.
SendCount SendDueMails(House&, int most);

struct Outbox {
  std::vector<model::Mail> mails;  // newest first
  bool has_next = false;
};
[[nodiscard]] Outbox ListOutbox(House&, model::Delivery, std::int64_t page);
[[nodiscard]] std::int64_t CountOutbox(House&, model::Delivery);
// A dead or cancelled one again, at once, or its successor says the same already: false.
[[nodiscard]] bool RetryMail(House&, std::int64_t id);
[[nodiscard]] bool CancelMail(House&, std::int64_t id);

// To the host as the configuration says; `name` begins the file's name in directory mode.
[[nodiscard]] mail::HandoverResult HandOver(House&, const mail::Letter&, const std::string& name);

}  // namespace rules

#endif  // PFORTE_RULES_OUTBOX_H_
