#include "rules/mail_content.h"

#include "rules/chain.h"
#include "rules/email.h"
#include "rules/mint.h"
#include "rules/queue.h"
#include "store/access.h"
#include "store/account.h"
#include "store/item.h"
#include "store/registration.h"
#include "store/website.h"

namespace rules {
namespace {

constexpr int kDigestLines = 20;

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

// The question that the office asks, "" if there is none; to tell it, answered ones count too.
std::string QuestionOf(House& house, const model::Access& access, MailPurpose purpose) {
  auto newest = store::FindNewestQuestion(house.database, access.id);
  return newest && (purpose == MailPurpose::kTell || !newest->answered_at) ? newest->question : "";
}

}  // namespace

bool CarriesSecret(model::Event event) {
  return event == model::Event::kVerify || event == model::Event::kReset || event == model::Event::kInvitation;
}

base::Language LanguageOf(const model::Mail& mail) {
  base::Language language = base::Language::kGerman;
  (void)base::ParseLanguage(mail.language, language);
  return language;
}

std::optional<MailValues> CollectMail(House& house, const model::Website& website, const model::Mail& mail,
                                  MailPurpose purpose) {
  const bool mints = purpose == MailPurpose::kSend;
  const base::Language language = LanguageOf(mail);
  std::string name, link, code, reason, list, number, question, date;

  std::optional<model::Account> account;
  if (mail.account_id) {
    account = store::FindAccount(house.database, *mail.account_id);
    if (!account) return std::nullopt;
    const bool reached = account->email == mail.recipient && account->disabled == 0;
    if (!reached && purpose != MailPurpose::kTell) return std::nullopt;
    name = account->name;
  }
  std::optional<model::Access> access;
  if (mail.access_id) access = store::FindAccess(house.database, *mail.access_id);
  if (!StillHolds(mail, access) && (purpose != MailPurpose::kTell || !access)) return std::nullopt;

  switch (mail.event) {
    case model::Event::kVerify: {
      link = HarmlessLink(website, mail.event);
      code = kHiddenCode;
      auto registration =
          mail.registration_id ? store::FindRegistration(house.database, *mail.registration_id) : std::nullopt;
      if (purpose == MailPurpose::kTell && !registration) {  // it became an account
        if (!account) account = store::FindAccountByEmail(house.database, EmailKey(mail.recipient).value_or(""));
        name = account ? account->name : "";
        break;
      }
      if (!registration || registration->email != mail.recipient) return std::nullopt;
      name = registration->name;
      if (!mints) break;
      VerifySecrets secrets = MintVerify(house, website, *registration);
      link = secrets.link;
      code = secrets.code;
      break;
    }
    case model::Event::kReset:
    case model::Event::kInvitation:
      if (!account) return std::nullopt;
      link = HarmlessLink(website, mail.event);
      if (!mints) break;
      link = MintLink(house, mail.event == model::Event::kReset ? model::Purpose::kReset : model::Purpose::kInvitation,
                      website, *account);
      break;
    case model::Event::kApproved:
      link = !access->next.empty() ? Origin(website.address) + access->next : website.address + "/account/";
      break;
    case model::Event::kRejected:
      if (!access->reason.empty()) {
        reason = base::Say(language, base::Text::kMailReason, {{"REASON", access->reason}});
      }
      link = website.address + "/account/status";
      break;
    case model::Event::kInProcessing: link = website.address + "/account/status"; break;
    case model::Event::kQuestion: {
      question = QuestionOf(house, *access, purpose);
      if (question.empty() && purpose != MailPurpose::kTell) return std::nullopt;
      if (question.empty()) question = base::Say(language, base::Text::kMailExampleQuestion);
      link = website.address + "/account/status";
      break;
    }
    case model::Event::kEnding:
    case model::Event::kRenewed:
      if (purpose != MailPurpose::kTell && (!access->valid_until || *access->valid_until <= house.Now())) {
        return std::nullopt;
      }
      if (access->valid_until) date = base::Date(language, *access->valid_until);
      link = website.address + "/account/";
      break;
    case model::Event::kAlreadyRegistered: link = website.address + "/account/login"; break;
    case model::Event::kPasswordChanged: link = website.address + "/account/forgot"; break;
    case model::Event::kDigest: {
      QueueFilter filter;
      filter.website_id = website.id;
      auto waiting = ListQueueKeys(house, 0, filter, kDigestLines + 1);
      if (waiting.empty() && purpose != MailPurpose::kTell) return std::nullopt;
      bool more = waiting.size() > kDigestLines;
      if (more) waiting.pop_back();
      number = std::to_string(waiting.size()) + (more ? "+" : "");
      for (const auto& key : waiting) {
        const auto line = store::FindAccessLine(house.database, key.id).value();
        list += "- " + line.account_name + (line.company.empty() ? "" : ", " + line.company) + " <" + line.email + ">" +
                (line.access.order_number.empty() ? "" : ", " + line.access.order_number) + "\n";
      }
      link = house.config.admin_address + "/admin/registrations?website=" + std::to_string(website.id);
      break;
    }
  }
  MailValues values;
  values.name = name;
  values.website = website.name;
  values.address = website.address;
  values.link = link;
  values.code = code;
  values.reason = reason;
  values.contact = website.contact;
  values.number = number;
  values.list = list;
  values.question = question;
  values.date = date;
  return values;
}

std::optional<mail::Letter> RenderMail(House& house, const model::Mail& mail) {
  auto website = store::FindWebsite(house.database, mail.website_id);
  if (!website) return std::nullopt;
  auto values = CollectMail(house, *website, mail, MailPurpose::kSend);
  if (!values) return std::nullopt;
  const base::Language language = LanguageOf(mail);
  Message message = FillWording(FindWording(house, *website, language, mail.event), *values);
  // Whatever the wording: kept in a mailbox, it shows later that nothing was cut off before it.
  if (auto head = FindHead(house); mail.event == model::Event::kDigest && !head.hash.empty()) {
    message.body += "\n" + base::Say(language, base::Text::kMailHead, {{"HEAD", HeadText(head)}}) + "\n";
  }
  mail::Letter letter = WriteLetter(house, *website, language, message, mail.recipient);
  letter.message_id = mail.message_id;
  return letter;
}

}  // namespace rules
