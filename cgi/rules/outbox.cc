#include "rules/outbox.h"

#include <optional>

#include "base/log.h"
#include "base/text.h"
#include "rules/chain.h"
#include "rules/mail_text.h"
#include "rules/mint.h"
#include "rules/note.h"
#include "rules/throttle.h"
#include "rules/queue.h"
#include "store/access.h"
#include "store/account.h"
#include "store/item.h"
#include "store/mail.h"
#include "store/registration.h"
#include "store/website.h"

namespace rules {
namespace {

constexpr std::int64_t kLease = 15 * base::kMinute;
constexpr int kDigestLines = 20;
constexpr std::int64_t kBudgetWait = 10 * base::kMinute;

// Mails that anybody can cause without being signed in.
bool IsStrangers(model::Event event) {
  return event == model::Event::kVerify || event == model::Event::kAlreadyRegistered || event == model::Event::kReset;
}

// "https://host[:port]" of a website's address.
std::string Origin(const std::string& address) {
  auto slash = address.find('/', address.find("//") + 2);
  return address.substr(0, slash);
}

// Whether the decision that the mail tells still holds: an older mail may be sent again by hand.
bool StillHolds(const model::Mail& mail, const std::optional<model::Access>& access) {
  switch (mail.event) {
    case model::Event::kEnding:
    case model::Event::kRenewed:
    case model::Event::kApproved: return access && access->status == model::Status::kApproved;
    case model::Event::kRejected: return access && access->status == model::Status::kRejected;
    case model::Event::kQuestion:
    case model::Event::kInProcessing: return access && access->status == model::Status::kInProcessing;
    default: return true;
  }
}

// The mail as it leaves, or nothing if what it speaks of is gone.
std::optional<mail::Letter> Render(House& house, const model::Mail& mail) {
  auto website = store::FindWebsite(house.database, mail.website_id);
  if (!website) return std::nullopt;
  base::Language language = base::Language::kGerman;
  (void)base::ParseLanguage(mail.language, language);
  std::string name, link, code, reason, list, number, question, date;

  std::optional<model::Account> account;
  if (mail.account_id) {
    account = store::FindAccount(house.database, *mail.account_id);
    if (!account || account->email != mail.recipient || account->disabled != 0) return std::nullopt;
    name = account->name;
  }
  std::optional<model::Access> access;
  if (mail.access_id) access = store::FindAccess(house.database, *mail.access_id);
  if (!StillHolds(mail, access)) return std::nullopt;

  switch (mail.event) {
    case model::Event::kVerify: {
      auto registration =
          mail.registration_id ? store::FindRegistration(house.database, *mail.registration_id) : std::nullopt;
      if (!registration || registration->email != mail.recipient) return std::nullopt;
      VerifySecrets secrets = MintVerify(house, *website, *registration);
      name = registration->name;
      link = secrets.link;
      code = secrets.code;
      break;
    }
    case model::Event::kReset:
    case model::Event::kInvitation:
      if (!account) return std::nullopt;
      link = MintLink(house, mail.event == model::Event::kReset ? model::Purpose::kReset : model::Purpose::kInvitation,
                      *website, *account);
      break;
    case model::Event::kApproved:
      link = !access->next.empty() ? Origin(website->address) + access->next : website->address + "/account/";
      break;
    case model::Event::kRejected:
      if (!access->reason.empty()) {
        reason = base::Say(language, base::Text::kMailReason, {{"REASON", access->reason}});
      }
      link = website->address + "/account/status";
      break;
    case model::Event::kInProcessing: link = website->address + "/account/status"; break;
    case model::Event::kQuestion: {
      auto newest = store::FindNewestQuestion(house.database, access->id);
      if (!newest || newest->answered_at) return std::nullopt;
      question = newest->question;
      link = website->address + "/account/status";
      break;
    }
    case model::Event::kEnding:
    case model::Event::kRenewed:
      if (!access->valid_until || *access->valid_until <= house.Now()) return std::nullopt;
      date = base::Date(language, *access->valid_until);
      link = website->address + "/account/";
      break;
    case model::Event::kAlreadyRegistered: link = website->address + "/account/login"; break;
    case model::Event::kPasswordChanged: link = website->address + "/account/forgot"; break;
    case model::Event::kDigest: {
      QueueFilter filter;
      filter.website_id = website->id;
      auto waiting = ListQueueKeys(house, 0, filter, kDigestLines + 1);
      if (waiting.empty()) return std::nullopt;
      bool more = waiting.size() > kDigestLines;
      if (more) waiting.pop_back();
      number = std::to_string(waiting.size()) + (more ? "+" : "");
      for (const auto& key : waiting) {
        const auto line = store::FindAccessLine(house.database, key.id).value();
        list += "- " + line.account_name + (line.company.empty() ? "" : ", " + line.company) + " <" + line.email + ">" +
                (line.access.order_number.empty() ? "" : ", " + line.access.order_number) + "\n";
      }
      link = house.config.admin_address + "/admin/registrations?website=" + std::to_string(website->id);
      break;
    }
  }
  base::TextValues values = {{"NAME", name},     {"WEBSITE", website->name}, {"ADDRESS", website->address},
                             {"LINK", link},     {"CODE", code},             {"REASON", reason},
                             {"NUMBER", number}, {"LIST", list},             {"CONTACT", website->contact},
                             {"QUESTION", question}, {"DATE", date}};
  Wording wording = FindWording(house, *website, language, mail.event);
  mail::Letter letter;
  letter.from = website->sender;
  letter.to = mail.recipient;
  letter.subject = base::Fill(wording.subject, values);
  letter.text = base::Fill(wording.body, values);
  // Whatever the wording: kept in a mailbox, it shows later that nothing was cut off before it.
  if (auto head = FindHead(house); mail.event == model::Event::kDigest && !head.hash.empty()) {
    letter.text += "\n" + base::Say(language, base::Text::kMailHead, {{"HEAD", HeadText(head)}}) + "\n";
  }
  letter.message_id = mail.message_id;
  letter.language = mail.language;
  letter.date = house.Now();
  return letter;
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
      store::UpdateMailLater(house.database, due->id, now + kBudgetWait, "the website's mails of this hour are used");
      ++count.later;
      continue;
    }
    if (!store::UpdateMailLeased(house.database, due->id, now, now + kLease)) continue;
    ++due->attempts;
    Leased leased{*due, Render(house, *due)};
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

Outbox ListOutbox(House& house, model::Delivery delivery, std::int64_t page) {
  Outbox outbox;
  outbox.mails = store::ListMails(house.database, delivery, kPageSize + 1, (page - 1) * kPageSize);
  outbox.has_next = outbox.mails.size() > kPageSize;
  if (outbox.has_next) outbox.mails.pop_back();
  return outbox;
}

std::int64_t CountOutbox(House& house, model::Delivery delivery) {
  return store::CountMails(house.database, delivery);
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

bool RetryMail(House& house, std::int64_t id) {
  store::Transaction transaction(house.database);
  auto mail = store::FindMail(house.database, id);
  if (!mail || store::FindQueuedMail(house.database, mail->dedupe)) return false;
  if (!store::UpdateMailRetried(house.database, id, house.Now(), house.Now() + base::kDay)) return false;
  NoteMail(house, model::Act::kMailRetried, *mail);
  transaction.Commit();
  return true;
}

bool CancelMail(House& house, std::int64_t id) {
  store::Transaction transaction(house.database);
  auto mail = store::FindMail(house.database, id);
  if (!mail || !store::UpdateMailCancelledById(house.database, id, house.Now())) return false;
  NoteMail(house, model::Act::kMailCancelled, *mail);
  transaction.Commit();
  return true;
}

}  // namespace rules
