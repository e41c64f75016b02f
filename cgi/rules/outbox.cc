#include "rules/outbox.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "base/log.h"
#include "base/text.h"
#include "rules/field.h"
#include "rules/mail_content.h"
#include "rules/mail_text.h"
#include "rules/note.h"
#include "rules/throttle.h"
#include "rules/queue.h"
#include "store/access.h"
#include "store/account.h"
#include "store/mail.h"
#include "store/website.h"

namespace rules {
namespace {

constexpr std::int64_t kLease = 15 * base::kMinute;
constexpr std::int64_t kBudgetWait = 10 * base::kMinute;
constexpr char kBudgetUsed[] = "the website's mails of this hour are used";

// Mails that anybody can cause without being signed in.
bool IsStrangers(model::Event event) {
  return event == model::Event::kVerify || event == model::Event::kAlreadyRegistered || event == model::Event::kReset;
}

// 1, 2, 4 … 60 minutes, spread by a quarter so that many do not come back together.
std::int64_t WaitAfter(const model::Mail& mail) {
  std::int64_t wait = base::kMinute;
  for (std::int64_t i = 1; i < mail.attempts && wait < base::kHour; ++i) wait *= 2;
  wait = std::min(wait, base::kHour);
  return wait + mail.id % (wait / 4 + 1);
}

// Leases the next due mail and renders it, minting its secrets in the same transaction.
struct Leased {
  model::Mail mail;
  std::optional<mail::Letter> letter;
};
std::optional<Leased> LeaseNext(House& house, SendCount& count) {
  std::int64_t now = house.Now();
  store::Transaction transaction(house.database);
  while (auto due = store::FindDueMail(house.database, now)) {
    if (due->recipient.empty()) {  // QueueNoMail
      store::DeleteMail(house.database, due->id);
      continue;
    }
    if (due->expires_at <= now) {
      store::UpdateMailDead(house.database, due->id, due->last_error.empty() ? "too late" : due->last_error);
      ++count.dead;
      continue;
    }
    if (IsStrangers(due->event) && !Reservation(house).Take(kMailWebsite, std::to_string(due->website_id))) {
      store::UpdateMailLater(house.database, due->id, now + kBudgetWait, kBudgetUsed);
      ++count.later;
      continue;
    }
    if (!store::UpdateMailLeased(house.database, due->id, now, now + kLease)) continue;
    ++due->attempts;
    Leased leased{*due, RenderMail(house, *due)};
    transaction.Commit();
    return leased;
  }
  transaction.Commit();
  return std::nullopt;
}

}  // namespace

mail::HandoverResult HandOver(House& house, const mail::Letter& letter, const std::string& name) {
  std::string bytes = mail::Compose(letter);
  if (!house.config.mail_command.empty()) return mail::PipeTo(house.config.mail_command, bytes);
  std::string stamp;
  for (char c : base::Rfc3339(house.Now())) {
    if (c != ':' && c != '-') stamp += c;
  }
  return mail::WriteTo(house.config.mail_directory, stamp + "-" + name + "-" + letter.message_id.substr(0, 6), bytes);
}

SendCount SendDueMails(House& house, int most) {
  SendCount count;
  for (int i = 0; i < most; ++i) {
    if (store::CountMailsSince(house.database, house.Now() - base::kDay) >= house.config.mail_daily_cap) {
      base::Log(base::LogLevel::kWarning, "mail_daily_cap_reached");
      count.capped = true;
      break;
    }
    auto leased = LeaseNext(house, count);
    if (!leased) break;
    const model::Mail& mail = leased->mail;
    mail::HandoverResult result{mail::Handover::kNever, "nothing to say any more"};
    if (leased->letter) {
      result = HandOver(house, *leased->letter, std::to_string(mail.id) + "-" + std::string(model::Word(mail.event)));
    }
    store::Transaction transaction(house.database);
    switch (result.outcome) {
      case mail::Handover::kTaken:
        store::UpdateMailSent(house.database, mail.id, house.Now());
        ++count.sent;
        break;
      case mail::Handover::kLater:
        store::UpdateMailLater(house.database, mail.id, house.Now() + WaitAfter(mail), result.error);
        ++count.later;
        break;
      case mail::Handover::kNever:
        // A digest with nobody waiting any more, a person deleted meanwhile: that is no trouble.
        if (leased->letter) {
          store::UpdateMailDead(house.database, mail.id, result.error);
          ++count.dead;
        } else {
          (void)store::UpdateMailCancelledById(house.database, mail.id, house.Now() + kLease);
        }
        break;
    }
    transaction.Commit();
    if (!result.error.empty() && leased->letter) {
      base::Log(base::LogLevel::kWarning, "mail_not_sent",
                {{"mail", std::to_string(mail.id)}, {"why", result.error}});
    }
  }
  return count;
}

namespace {

constexpr std::int64_t kMost = model::kCountMost + 1;
constexpr std::int64_t kBehindAll = std::numeric_limits<std::int64_t>::max();

// Some mails of the list in its order, the newest first, behind the place, or backwards: the oldest first.
std::vector<model::Mail> Walk(House& house, const OutboxFilter& wanted, std::int64_t place, bool back,
                              std::int64_t count) {
  auto& db = house.database;
  if (wanted.website_id != 0) {
    return back ? store::ListMailsOfWebsiteBackwards(db, wanted.delivery, wanted.website_id, place, count)
                : store::ListMailsOfWebsite(db, wanted.delivery, wanted.website_id, place, count);
  }
  return back ? store::ListMailsBackwards(db, wanted.delivery, place, count)
              : store::ListMails(db, wanted.delivery, place, count);
}

// As SQLite's lower() does.
std::string Lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// The ids of what the search finds, the newest first; nothing in `ids` if the search is too short.
struct Found {
  std::vector<std::int64_t> ids;
  bool too_short = false;
};
Found Search(House& house, const OutboxFilter& wanted) {
  constexpr std::int64_t kLeast = 3;
  const std::string begin = Lower(Trim(wanted.recipient));
  Found found;
  found.too_short = CodePoints(begin) < kLeast;
  if (found.too_short) return found;
  // Behind every address that begins so: U+10FFFF sorts last.
  const std::string end = begin + "\xf4\x8f\xbf\xbf";
  found.ids = store::ListMailIdsOfPerson(house.database, wanted.delivery, begin, end, wanted.website_id, kMost);
  std::sort(found.ids.rbegin(), found.ids.rend());
  return found;
}

std::vector<model::Mail> Cut(House& house, const std::vector<std::int64_t>& ids, std::int64_t place, bool back,
                             std::int64_t count) {
  std::vector<model::Mail> mails;
  auto take = [&](std::int64_t id) {
    if (back ? id <= place : id >= place) return;
    if (static_cast<std::int64_t>(mails.size()) == count) return;
    if (auto mail = store::FindMail(house.database, id)) mails.push_back(std::move(*mail));
  };
  if (back) {
    std::for_each(ids.rbegin(), ids.rend(), take);
  } else {
    std::for_each(ids.begin(), ids.end(), take);
  }
  return mails;
}

bool Searches(const OutboxFilter& wanted) { return !Trim(wanted.recipient).empty(); }

}  // namespace

Outbox ListOutbox(House& house, const OutboxFilter& wanted, std::int64_t place, bool back) {
  Outbox outbox;
  Found found;
  if (Searches(wanted)) found = Search(house, wanted);
  outbox.too_short = found.too_short;
  outbox.total = Searches(wanted) ? static_cast<std::int64_t>(found.ids.size()) : CountOutbox(house, wanted);
  back = back && place != 0;
  const std::int64_t from = place == 0 ? kBehindAll : place;
  outbox.mails = Searches(wanted) ? Cut(house, found.ids, from, back, kPageSize + 1)
                                  : Walk(house, wanted, from, back, kPageSize + 1);
  const bool more = outbox.mails.size() > kPageSize;
  if (more) outbox.mails.pop_back();
  if (back) std::reverse(outbox.mails.begin(), outbox.mails.end());
  if (outbox.mails.empty()) return outbox;
  if (back ? more : place != 0) outbox.previous = outbox.mails.front().id;
  if (back || more) outbox.next = outbox.mails.back().id;
  return outbox;
}

std::int64_t CountOutbox(House& house, const OutboxFilter& wanted) {
  if (Searches(wanted)) return static_cast<std::int64_t>(Search(house, wanted).ids.size());
  return wanted.website_id == 0
             ? store::CountMails(house.database, wanted.delivery, kMost)
             : store::CountMailsOfWebsite(house.database, wanted.delivery, wanted.website_id, kMost);
}

OutboxLimits FindOutboxLimits(House& house) {
  const std::int64_t now = house.Now(), since = now - base::kDay;
  OutboxLimits limits;
  limits.cap = house.config.mail_daily_cap;
  limits.sent = store::CountMailsSince(house.database, since);
  if (limits.sent >= limits.cap) {
    limits.held = store::CountDueMails(house.database, now, kMost);
    // One may leave as soon as less than the cap did in the 24 hours before.
    auto sending = store::FindMailSending(house.database, since, limits.sent - limits.cap);
    limits.next_at = sending.value_or(now) + base::kDay;
  }
  limits.budget = store::FindHeldMails(house.database, kBudgetUsed, kMost);
  limits.budget_most = kMailWebsite.burst;
  return limits;
}

namespace {

void NoteMail(House& house, model::Act act, const model::Mail& mail) {
  model::History line;
  line.act = act;
  line.actor = house.acting.name;
  line.website_id = mail.website_id;
  line.access_id = mail.access_id;
  line.account_id = mail.account_id;
  if (auto account = store::FindAccount(house.database, mail.account_id.value_or(0))) {
    line.contact_id = account->contact_id;
  }
  line.detail = std::string(model::Word(mail.event)) + ": " + mail.recipient;
  AppendNote(house, std::move(line), {});
}

}  // namespace

namespace {

// In the transaction of the caller.
bool Retry(House& house, const model::Mail& mail) {
  auto queued = store::FindQueuedMail(house.database, mail.dedupe);
  if (queued && queued->id != mail.id) return false;
  if (!store::UpdateMailRetried(house.database, mail.id, house.Now(), house.Now() + base::kDay)) return false;
  NoteMail(house, model::Act::kMailRetried, mail);
  return true;
}

}  // namespace

bool RetryMail(House& house, std::int64_t id) {
  store::Transaction transaction(house.database);
  auto mail = store::FindMail(house.database, id);
  if (!mail || !Retry(house, *mail)) return false;
  transaction.Commit();
  return true;
}

RetryCount RetryDeadMails(House& house, OutboxFilter wanted) {
  wanted.delivery = model::Delivery::kDead;
  store::Transaction transaction(house.database);
  auto dead = Searches(wanted) ? Cut(house, Search(house, wanted).ids, kBehindAll, false, kMost)
                               : Walk(house, wanted, kBehindAll, false, kMost);
  RetryCount count;
  count.more = static_cast<std::int64_t>(dead.size()) == kMost;
  if (count.more) dead.pop_back();
  for (const auto& mail : dead) {
    if (Retry(house, mail)) ++count.retried;
  }
  transaction.Commit();
  return count;
}

bool CancelMail(House& house, std::int64_t id) {
  store::Transaction transaction(house.database);
  auto mail = store::FindMail(house.database, id);
  if (!mail || !store::UpdateMailCancelledById(house.database, id, house.Now())) return false;
  NoteMail(house, model::Act::kMailCancelled, *mail);
  transaction.Commit();
  return true;
}

std::optional<MailFacts> FindMailFacts(House& house, std::int64_t id) {
  auto mail = store::FindMail(house.database, id);
  if (!mail || mail->recipient.empty()) return std::nullopt;
  auto website = store::FindWebsite(house.database, mail->website_id);
  if (!website) return std::nullopt;
  MailFacts facts;
  facts.mail = *mail;
  facts.website_name = website->name;
  if (auto account = store::FindAccount(house.database, mail->account_id.value_or(0))) {
    facts.contact_id = account->contact_id;
  }
  const bool left = mail->delivery == model::Delivery::kSent;
  if (auto values = CollectMail(house, *website, *mail, left ? MailPurpose::kTell : MailPurpose::kShow)) {
    const base::Language language = LanguageOf(*mail);
    facts.message =
        FillWording(mail->sent_at ? FindWordingAt(house, *website, language, mail->event, *mail->sent_at)
                                  : FindWording(house, *website, language, mail->event),
                    *values);
  }
  const bool stays = mail->delivery == model::Delivery::kQueued || mail->delivery == model::Delivery::kDead;
  facts.may_be_handed_over = stays && CarriesSecret(mail->event) && facts.message.has_value();
  return facts;
}

std::optional<MailSecrets> HandOverMail(House& house, std::int64_t id) {
  store::Transaction transaction(house.database);
  auto mail = store::FindMail(house.database, id);
  if (!mail || !CarriesSecret(mail->event)) return std::nullopt;
  auto website = store::FindWebsite(house.database, mail->website_id);
  if (!website || !store::UpdateMailHandedOver(house.database, id, house.Now())) return std::nullopt;
  auto values = CollectMail(house, *website, *mail, MailPurpose::kSend);
  if (!values) return std::nullopt;
  NoteMail(house, model::Act::kLinkHandedOver, *mail);
  transaction.Commit();
  return MailSecrets{values->link, values->code};
}

std::optional<Message> PreviewFor(House& house, const model::Website& website, base::Language language,
                                  model::Event event, const Wording& wording, std::int64_t access_id) {
  auto access = store::FindAccess(house.database, access_id);
  if (!access || access->website_id != website.id) return std::nullopt;
  auto account = store::FindAccount(house.database, access->account_id);
  if (!account) return std::nullopt;
  model::Mail mail;
  mail.event = event;
  mail.website_id = website.id;
  mail.account_id = account->id;
  mail.access_id = access->id;
  mail.recipient = account->email;
  mail.language = base::Code(language);
  auto values = CollectMail(house, website, mail, MailPurpose::kTell);
  return values ? std::optional(FillWording(wording, *values)) : std::nullopt;
}

std::vector<model::AccessLine> ListPreviewAccesses(House& house, const model::Website& website) {
  constexpr std::int64_t kEach = 5;
  std::vector<model::AccessLine> lines;
  for (Stage stage : {Stage::kWaiting, Stage::kApproved, Stage::kRejected}) {
    QueueFilter filter;
    filter.stage = stage;
    filter.website_id = website.id;
    filter.sort = model::Sort::kNewest;
    for (const auto& key : ListQueueKeys(house, 0, filter, kEach)) {
      if (auto line = store::FindAccessLine(house.database, key.id)) lines.push_back(std::move(*line));
    }
  }
  return lines;
}

}  // namespace rules
