#include "rules/customer.h"

#include <algorithm>
#include <limits>

#include "crypto/password.h"
#include "crypto/token.h"
#include "rules/email.h"
#include "rules/field.h"
#include "rules/mail.h"
#include "rules/marker.h"
#include "rules/mint.h"
#include "rules/note.h"
#include "rules/queue.h"
#include "rules/staff.h"
#include "rules/sync.h"
#include "store/access.h"
#include "store/account.h"
#include "store/contact.h"
#include "store/history.h"
#include "store/link.h"
#include "store/merge.h"
#include "store/session.h"
#include "store/website.h"

namespace rules {

using base::Text;

namespace {

constexpr std::int64_t kEver = std::numeric_limits<std::int64_t>::max();
// An approver sees few of many: beyond that the next page goes on.
constexpr std::int64_t kMostLooked = 2000;

struct Exact {
  std::int64_t contact_id = 0;  // 0: nothing
  bool alone = false;           // an address is one person's
};
// What the whole search names.
Exact FindExact(House& house, const std::string& search) {
  if (auto account = store::FindAccountByEmail(house.database, EmailKey(search).value_or(""))) {
    return {account->contact_id, true};
  }
  if (auto contact = store::FindContactByNumber(house.database, search)) return {contact->id, false};
  return {};
}

// A contact is shared by all its websites: an approver changes it only if all are the own, and never the customer
// number, which the gate asserts to every website.
bool MayChange(House& house, const Decider& decider, const model::Contact& contact) {
  if (!decider.staff || decider.staff->role == model::Role::kAdministrator) return true;
  if (decider.staff->role == model::Role::kAuditor) return false;
  for (const auto& line : store::ListAccessesOfContact(house.database, contact.id)) {
    if (!MayDecide(house, *decider.staff, line.access.website_id)) return false;
  }
  auto stored = store::FindContact(house.database, contact.id);
  return stored && stored->number == contact.number;
}

// `before` nothing: the contact is new.
Changes ChangesOf(const std::optional<model::Contact>& before, const model::Contact& after) {
  Changes changes;
  using model::Contact;
  for (auto [field, member] : {std::pair{"number", &Contact::number}, std::pair{"name", &Contact::name},
                               std::pair{"company", &Contact::company}, std::pair{"phone", &Contact::phone},
                               std::pair{"language", &Contact::language}, std::pair{"notes", &Contact::notes}}) {
    changes.Add(field, before ? (*before).*member : "", after.*member);
  }
  return changes;
}

}  // namespace

bool MayManage(House& house, const Decider& decider, const model::Account& account, std::int64_t website_id) {
  if (!decider.staff || decider.staff->role == model::Role::kAdministrator) return true;
  bool here = false;
  for (const auto& line : store::ListAccessesOfAccount(house.database, account.id)) {
    if (!MayDecide(house, *decider.staff, line.access.website_id)) return false;
    here = here || website_id == 0 || line.access.website_id == website_id;
  }
  return here;
}

ContactPage SearchContacts(House& house, std::int64_t scope, std::string_view search, std::int64_t before) {
  ContactPage found;
  const std::string words = Trim(search), expression = SearchExpression(words, true);
  const Exact exact = words.empty() ? Exact() : FindExact(house, words);
  auto add = [&](std::int64_t id) {
    if (auto line = store::FindContactLine(house.database, id, scope)) found.lines.push_back(std::move(*line));
  };
  if (before == 0 && exact.contact_id != 0) add(exact.contact_id);
  if (exact.alone) return found;
  const std::int64_t window = scope == 0 ? kPageSize + 1 : kMostLooked / 4;
  std::int64_t place = before == 0 ? kEver : before;
  for (std::int64_t looked = 0; looked < kMostLooked; looked += window) {
    const auto ids = expression.empty() ? store::ListContactIds(house.database, place, window)
                                        : store::ListContactIdsOfWords(house.database, expression, place, window);
    for (auto id : ids) {
      if (static_cast<std::int64_t>(found.lines.size()) >= kPageSize) {
        found.next = place;
        return found;
      }
      place = id;
      if (id != exact.contact_id) add(id);
    }
    if (static_cast<std::int64_t>(ids.size()) < window) return found;
  }
  found.next = place;
  found.gave_up = true;
  return found;
}

std::optional<ContactFacts> FindContactFacts(House& house, const Decider& decider, std::int64_t id) {
  auto contact = store::FindContact(house.database, id);
  if (!contact) return std::nullopt;
  ContactFacts facts{std::move(*contact), store::ListAccountsOfContact(house.database, id),
                     store::ListAccessesOfContact(house.database, id),
                     store::ListHistoryOfContact(house.database, id)};
  if (decider.staff && decider.staff->role == model::Role::kApprover) {
    std::erase_if(facts.accesses, [&](const model::AccessLine& line) {
      return !MaySee(house, *decider.staff, line.access.website_id);
    });
    std::erase_if(facts.history, [&](const model::History& line) {
      return line.website_id && !MaySee(house, *decider.staff, *line.website_id);
    });
    if (facts.accesses.empty()) return std::nullopt;
    auto hidden = [&](std::int64_t account_id) {
      return std::none_of(facts.accesses.begin(), facts.accesses.end(),
                          [&](const model::AccessLine& line) { return line.access.account_id == account_id; });
    };
    std::erase_if(facts.accounts, [&](const model::Account& account) { return hidden(account.id); });
    std::erase_if(facts.history,
                  [&](const model::History& line) { return line.account_id && hidden(*line.account_id); });
  }
  return facts;
}

std::optional<model::Access> FindAccessForHelp(House& house, const Decider& decider,
                                               std::int64_t account_id, std::int64_t access_id) {
  std::optional<model::Access> first;
  for (auto& line : store::ListAccessesOfAccount(house.database, account_id)) {
    if (decider.staff && !MayDecide(house, *decider.staff, line.access.website_id)) continue;
    if (line.access.id == access_id) return line.access;
    if (!first) first = line.access;
  }
  return first;
}

SaveResult SaveContact(House& house, const Decider& decider, model::Contact contact) {
  SaveResult result;
  result.id = contact.id;
  contact.number = Trim(contact.number);
  contact.name = Trim(contact.name);
  contact.company = Trim(contact.company);
  contact.phone = Trim(contact.phone);
  contact.notes = Trim(contact.notes);
  LimitLine(result.errors, "number", contact.number, kMaxNumber);
  RequireLine(result.errors, "name", contact.name, kMaxName);
  LimitLine(result.errors, "company", contact.company, kMaxCompany);
  LimitLine(result.errors, "phone", contact.phone, kMaxPhone);
  LimitText(result.errors, "notes", contact.notes, kMaxNotes);
  if (!result.errors.empty()) return result;
  store::Transaction transaction(house.database);
  if (contact.id != 0 && !MayChange(house, decider, contact)) {
    result.errors.push_back({"", Text::kOfficeFormNotYours});
    return result;
  }
  auto owner = store::FindContactByNumber(house.database, contact.number);
  if (owner && owner->id != contact.id) result.errors.push_back({"number", Text::kOfficeFormNumberTaken});
  if (!result.errors.empty()) return result;
  auto before = store::FindContact(house.database, contact.id);
  if (contact.id == 0) {
    result.id = store::InsertContact(house.database, contact, house.Now());
  } else if (!store::UpdateContact(house.database, contact)) {
    result.conflict = true;
    return result;
  }
  NoteContact(house, model::Act::kChanged, decider.Name(), result.id, "", ChangesOf(before, contact));
  transaction.Commit();
  return result;
}

SaveResult GrantAccess(House& house, const Decider& decider, const GrantForm& form) {
  SaveResult result;
  std::string email = Trim(form.email), name = Trim(form.name);
  std::string key = RequireEmail(result.errors, "email", email);
  // Nobody opens a door for oneself.
  if (decider.staff && decider.staff->email_key == key) result.errors.push_back({"email", Text::kOfficeFormOwnAddress});
  store::Transaction transaction(house.database);
  auto contact = store::FindContact(house.database, form.contact_id);
  if (contact && store::FindMergeOfContact(house.database, contact->id)) contact.reset();
  auto website = store::FindWebsite(house.database, form.website_id);
  if (!contact || !website || (decider.staff && !MayDecide(house, *decider.staff, website->id))) {
    result.errors.push_back({"website", Text::kOfficeFormNoWebsite});
  }
  if (!result.errors.empty()) return result;
  if (name.empty()) name = contact->name;
  LimitLine(result.errors, "name", name, kMaxName);
  auto account = store::FindAccountByEmail(house.database, key);
  if (account && account->contact_id != contact->id) result.errors.push_back({"email", Text::kOfficeFormEmailTaken});
  if (account && store::FindAccessOfAccount(house.database, account->id, website->id)) {
    result.errors.push_back({"website", Text::kOfficeFormHasAccessAlready});
  }
  if (!result.errors.empty()) return result;
  if (!account) {
    account.emplace();
    account->contact_id = contact->id;
    account->email = email;
    account->email_key = key;
    account->name = name;
    account->language = contact->language;
    account->id = store::InsertAccount(house.database, *account, house.Now());
  }
  MarkerChange markers(house, {.account_id = account->id, .website_id = website->id});
  model::Access access;
  access.account_id = account->id;
  access.website_id = website->id;
  access.status = form.status;
  access.decided_by = decider.Name();
  access.id = store::InsertAccess(house.database, access, house.Now());
  Note(house, model::Act::kGranted, decider.Name(), *account, access, std::string(model::Word(access.status)));
  if (form.mail) {
    bool invite = account->password.empty();
    QueueMail(house,
              invite
                  ? model::Event::kInvitation
                  : (access.status == model::Status::kApproved ? model::Event::kApproved : model::Event::kInProcessing),
              *website, *account, access.id, house.config.mail_grace_seconds);
    if (invite) Note(house, model::Act::kInvited, decider.Name(), *account, access, email);
  }
  markers.Commit(transaction);
  result.id = access.id;
  return result;
}

SaveResult CorrectEmail(House& house, const Decider& decider, std::int64_t account_id, std::int64_t version,
                        std::string_view new_email, std::int64_t website_id) {
  SaveResult result;
  std::string email = Trim(new_email);
  std::string key = RequireEmail(result.errors, "email", email);
  // Nobody opens a door for oneself.
  if (decider.staff && decider.staff->email_key == key) result.errors.push_back({"email", Text::kOfficeFormOwnAddress});
  if (!result.errors.empty()) return result;
  store::Transaction transaction(house.database);
  auto account = store::FindAccount(house.database, account_id);
  auto website = store::FindWebsite(house.database, website_id);
  if (!account || !website || !MayManage(house, decider, *account, website_id)) {
    result.errors.push_back({"email", Text::kOfficeFormNoWebsite});
    return result;
  }
  auto other = store::FindAccountByEmail(house.database, key);
  if (other && other->id != account_id) {
    result.errors.push_back({"email", Text::kOfficeFormEmailTaken});
    return result;
  }
  MarkerChange markers(house, {.account_id = account_id, .website_id = {}});
  std::string sealed = account->password.empty()
                           ? ""
                           : crypto::ResealPassword(house.keys, account->password, account->email_key, key);
  if (!store::UpdateAccountEmail(house.database, account_id, version, email, key, sealed)) {
    result.conflict = true;
    return result;
  }
  store::DeleteSessionsOfAccount(house.database, account_id);
  store::UpdateLinksOfAccountUsed(house.database, account_id, house.Now());
  Changes changes;
  changes.Add("email", account->email, email);
  Note(house, model::Act::kEmailCorrected, decider.Name(), *account, "", changes);
  auto corrected = store::FindAccount(house.database, account_id);
  QueueMail(house, model::Event::kInvitation, *website, *corrected, 0, 0);
  markers.Commit(transaction);
  result.id = account_id;
  return result;
}

bool SendReset(House& house, const Decider& decider, std::int64_t account_id, std::int64_t website_id) {
  store::Transaction transaction(house.database);
  auto account = store::FindAccount(house.database, account_id);
  auto website = store::FindWebsite(house.database, website_id);
  if (!account || !website || account->disabled != 0) return false;
  if (decider.staff && (!MayDecide(house, *decider.staff, website_id) ||
                        (decider.staff->role == model::Role::kApprover &&
                         !store::FindAccessOfAccount(house.database, account_id, website_id)))) {
    return false;
  }
  QueueMail(house, account->password.empty() ? model::Event::kInvitation : model::Event::kReset, *website, *account, 0,
            0);
  Note(house, model::Act::kResetSent, decider.Name(), *account);
  transaction.Commit();
  return true;
}

std::string HandOver(House& house, const Decider& decider, std::int64_t account_id, std::int64_t website_id) {
  if (IsSplitOffice(house)) return "";
  store::Transaction transaction(house.database);
  auto account = store::FindAccount(house.database, account_id);
  auto website = store::FindWebsite(house.database, website_id);
  if (!account || !website || account->disabled != 0) return "";
  if (!MayManage(house, decider, *account, website_id)) return "";
  std::string link = MintLink(house, model::Purpose::kReset, *website, *account);
  Note(house, model::Act::kLinkHandedOver, decider.Name(), *account);
  transaction.Commit();
  return link;
}

}  // namespace rules
