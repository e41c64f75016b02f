// Sending what waits in the outbox: lease, mint, render, hand over, remember. Several mailers may run
// at once; each mail has one at a time. At least once: killed between handing over and remembering, a mail goes
// out again with the same Message-ID.
#ifndef PFORTE_RULES_OUTBOX_H_
#define PFORTE_RULES_OUTBOX_H_

#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "mail/compose.h"
#include "mail/deliver.h"
#include "model/access.h"
#include "model/mail.h"
#include "model/website.h"
#include "rules/house.h"
#include "rules/mail_text.h"

namespace rules {

struct SendCount {
  int sent = 0, later = 0, dead = 0;
  bool capped = false;  // the daily cap holds the rest back
};
// One pass over what is due now, at most `most` mails.
SendCount SendDueMails(House&, int most);

struct OutboxFilter {
  model::Delivery delivery = model::Delivery::kQueued;
  std::int64_t website_id = 0;  // 0: of every website
  std::string recipient = {};   // the beginning of the address, in small or capital letters
};
struct Outbox {
  std::vector<model::Mail> mails;      // newest first
  std::int64_t total = 0;              // on all pages, counted to kCountMost + 1
  std::int64_t previous = 0, next = 0; // the places of the pages around this, 0 for none
  bool too_short = false;              // less than three letters are no search
};
// `place` 0: the first page, else the mails behind that place, or if `back` those before it. However many there are, it
// looks at about as many as it shows; of a search at the first thousand that fit.
[[nodiscard]] Outbox ListOutbox(House&, const OutboxFilter&, std::int64_t place = 0, bool back = false);
// Counted to kCountMost + 1.
[[nodiscard]] std::int64_t CountOutbox(House&, const OutboxFilter&);

// What is held back, and by what.
struct OutboxLimits {
  std::int64_t sent = 0, cap = 0;  // in the last 24 hours, and at most
  std::int64_t held = 0;           // due, but the cap is reached; counted to kCountMost + 1
  std::int64_t next_at = 0;        // when the first of them may leave, if nothing else leaves before
  model::HeldMails budget;         // those that wait for their website's hour
  std::int64_t budget_most = 0;    // so many of them a website sends in an hour
};
[[nodiscard]] OutboxLimits FindOutboxLimits(House&);

// A dead or cancelled one again, or one that waits for its next attempt, at once. False if its successor says the same
// already, or it waits for nothing.
[[nodiscard]] bool RetryMail(House&, std::int64_t id);
// The dead ones that the filter lets through, at most kCountMost at once. Of several that say the same the newest goes.
struct RetryCount {
  std::int64_t retried = 0;
  bool more = false;  // there may be more of them
};
[[nodiscard]] RetryCount RetryDeadMails(House&, OutboxFilter);
[[nodiscard]] bool CancelMail(House&, std::int64_t id);

// One mail and what it says, without its secrets.
struct MailFacts {
  model::Mail mail;
  std::string website_name;
  std::optional<Message> message;    // nothing if what it is about is gone or decided otherwise: it would not be sent
  std::int64_t contact_id = 0;       // 0 if it is about none
  bool may_be_handed_over = false;   // HandOverMail
};
[[nodiscard]] std::optional<MailFacts> FindMailFacts(House&, std::int64_t id);
// Instead of a mail that waits or failed: mints what it would have carried, to show once, and cancels it. Nothing if it
// carries no secret, has left, leaves right now, or what it is about is gone.
struct MailSecrets {
  std::string link, code;  // code "" for none
};
[[nodiscard]] std::optional<MailSecrets> HandOverMail(House&, std::int64_t id);

// How the mail of that event would read for whoever has the access, without secrets; nothing if there is no such
// access to the website.
[[nodiscard]] std::optional<Message> PreviewFor(House&, const model::Website&, base::Language, model::Event,
                                                const Wording&, std::int64_t access_id);
// Whose data a preview can take: the newest accesses of the website.
[[nodiscard]] std::vector<model::AccessLine> ListPreviewAccesses(House&, const model::Website&);

// To the host as the configuration says; `name` begins the file's name in directory mode.
[[nodiscard]] mail::HandoverResult HandOver(House&, const mail::Letter&, const std::string& name);

}  // namespace rules

#endif  // PFORTE_RULES_OUTBOX_H_
