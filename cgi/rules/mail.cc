#include "rules/mail.h"

#include "crypto/token.h"
#include "store/mail.h"

namespace rules {
namespace {

// A digest gathers what comes in for five minutes.
constexpr std::int64_t kDigestWait = 5 * base::kMinute;

// After this a mail would say nothing of use any more.
std::int64_t LifeOf(model::Event event) {
  return event == model::Event::kReset ? 30 * base::kMinute : 5 * base::kDay;
}

void Queue(House& house, model::Mail mail, std::int64_t wait) {
  std::int64_t now = house.Now();
  mail.next_at = now + wait;
  mail.expires_at = mail.next_at + LifeOf(mail.event);
  mail.message_id = crypto::NewToken();
  // What is queued but not yet under way says the same with older words: the new one takes its place. One
  // that a mailer holds is leaving; then the new one follows under a name of its own.
  if (!store::UpdateMailCancelled(house.database, mail.dedupe, now) &&
      store::FindQueuedMail(house.database, mail.dedupe).has_value()) {
    mail.dedupe += ":" + mail.message_id;
  }
  store::InsertMail(house.database, mail, now);
}

bool IsDecision(model::Event event) {
  return event == model::Event::kApproved || event == model::Event::kRejected || event == model::Event::kInProcessing;
}

}  // namespace

std::string DecisionDedupe(std::int64_t access_id) { return "decision:" + std::to_string(access_id); }

void QueueMail(House& house, model::Event event, const model::Website& website, const model::Account& account,
               std::int64_t access_id, std::int64_t wait) {
  model::Mail mail;
  mail.event = event;
  mail.website_id = website.id;
  mail.account_id = account.id;
  if (access_id != 0) mail.access_id = access_id;
  mail.recipient = account.email;
  mail.language = account.language;
  mail.dedupe = IsDecision(event) && access_id != 0 ? DecisionDedupe(access_id)
                                                    : std::string(model::Word(event)) + ":" +
                                                          std::to_string(website.id) + ":" + std::to_string(account.id);
  Queue(house, std::move(mail), wait);
}

void QueueMail(House& house, model::Event event, const model::Website& website,
               const model::Registration& registration) {
  model::Mail mail;
  mail.event = event;
  mail.website_id = website.id;
  mail.registration_id = registration.id;
  mail.recipient = registration.email;
  mail.language = registration.language;
  mail.dedupe = std::string(model::Word(event)) + ":registration:" + std::to_string(registration.id);
  Queue(house, std::move(mail), 0);
}

void QueueNoMail(House& house, model::Event event, const model::Website& website) {
  model::Mail mail;
  mail.event = event;
  mail.website_id = website.id;
  mail.dedupe = "nobody:" + crypto::NewToken();
  Queue(house, std::move(mail), 0);
}

void QueueDigest(House& house, const model::Website& website) {
  if (website.office_copy.empty()) return;
  model::Mail mail;
  mail.event = model::Event::kDigest;
  mail.website_id = website.id;
  mail.recipient = website.office_copy;
  mail.language = website.language;
  mail.dedupe = "digest:" + std::to_string(website.id);
  // One that a mailer holds was written without whoever came just now.
  auto queued = store::FindQueuedMail(house.database, mail.dedupe);
  if (queued && queued->lease_until <= house.Now()) return;
  Queue(house, std::move(mail), kDigestWait);
}

}  // namespace rules
