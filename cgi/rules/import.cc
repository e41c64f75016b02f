#include "rules/import.h"

#include "crypto/password.h"
#include "rules/email.h"
#include "rules/field.h"
#include "rules/mail.h"
#include "rules/marker.h"
#include "rules/note.h"
#include "store/access.h"
#include "store/account.h"
#include "store/contact.h"
#include "store/merge.h"
#include "store/website.h"

namespace rules {
namespace {

using base::Text;

void Tell(House& house, const Decider& decider, const model::Website& website,
          const model::Account& account, const model::Access& access) {
  bool rejected = access.status == model::Status::kRejected;
  bool invite = !rejected && (account.password.empty() || !account.email_proven_at);
  model::Event event = invite                                      ? model::Event::kInvitation
                       : rejected                                  ? model::Event::kRejected
                       : access.status == model::Status::kApproved ? model::Event::kApproved
                                                                   : model::Event::kInProcessing;
  QueueMail(house, event, website, account, access.id, house.config.mail_grace_seconds);
  if (invite) Note(house, model::Act::kInvited, decider.Name(), account, access, account.email);
}

}  // namespace

SaveResult ImportAccess(House& house, const Decider& decider, const ImportForm& form) {
  SaveResult result;
  model::FormErrors& errors = result.errors;
  model::Contact contact;
  contact.name = Trim(form.name);
  contact.company = Trim(form.company);
  contact.phone = Trim(form.phone);
  contact.number = Trim(form.number);
  model::Access access;
  access.status = form.status;
  access.reason = Trim(form.reason);
  access.message = Trim(form.message);
  access.order_number = Trim(form.order);
  const std::string email = Trim(form.email);
  const std::string key = RequireEmail(errors, "email", email);
  LimitLine(errors, "name", contact.name, kMaxName);
  LimitLine(errors, "company", contact.company, kMaxCompany);
  LimitLine(errors, "phone", contact.phone, kMaxPhone);
  LimitLine(errors, "number", contact.number, kMaxNumber);
  LimitText(errors, "reason", access.reason, kMaxReason);
  LimitText(errors, "message", access.message, kMaxMessage);
  LimitLine(errors, "order", access.order_number, kMaxOrder);
  auto website = store::FindWebsite(house.database, form.website_id);
  if (!website) errors.push_back({"website", Text::kOfficeFormNoWebsite});
  std::string password;
  if (errors.empty() && !form.password.empty()) {
    RequireNewPassword(errors, "password", form.password, website->password_minimum, key,
                       contact.name, website->name);
    if (errors.empty() && !store::FindAccountByEmail(house.database, key)) {
      crypto::HashSlot slot(house.config.state_directory, house.config.hash_slots);
      password = crypto::HashPassword(house.keys, house.Cost(), key, form.password);
    }
  }
  if (!errors.empty()) return result;

  std::int64_t now = house.Now();
  store::Transaction transaction(house.database);
  auto account = store::FindAccountByEmail(house.database, key);
  std::int64_t contact_id = form.contact_id != 0 ? form.contact_id
                            : account            ? account->contact_id
                                                 : 0;
  if (contact_id != 0) {
    auto known = store::FindContact(house.database, contact_id);
    if (!known || store::FindMergeOfContact(house.database, contact_id)) {
      errors.push_back({"contact", Text::kFormRequired});
    }
    if (known && contact.name.empty()) contact.name = known->name;
    if (known) contact.language = known->language;
  } else {
    RequireLine(errors, "name", contact.name, kMaxName);
    contact.language = form.language.empty() ? website->language : form.language;
    if (store::FindContactByNumber(house.database, contact.number)) {
      errors.push_back({"number", Text::kOfficeFormNumberTaken});
    }
  }
  if (account && account->contact_id != contact_id)
    errors.push_back({"email", Text::kOfficeFormEmailTaken});
  if (account && store::FindAccessOfAccount(house.database, account->id, website->id)) {
    errors.push_back({"website", Text::kOfficeFormHasAccessAlready});
  }
  if (!errors.empty()) return result;
  if (!account) {
    if (contact_id == 0) contact_id = store::InsertContact(house.database, contact, now);
    account.emplace();
    account->contact_id = contact_id;
    account->email = email;
    account->email_key = key;
    account->name = contact.name;
    account->language = contact.language;
    account->password = password;
    if (!password.empty()) account->password_changed_at = now;
    if (form.proven) account->email_proven_at = now;
    account->id = store::InsertAccount(house.database, *account, now);
  }
  MarkerChange markers(house, {.account_id = account->id, .website_id = website->id});
  access.account_id = account->id;
  access.website_id = website->id;
  if (access.status == model::Status::kApproved || access.status == model::Status::kRejected) {
    access.decided_by = decider.Name();
  }
  access.id = store::InsertAccess(house.database, access, now);
  Note(house, model::Act::kGranted, decider.Name(), *account, access,
       std::string(model::Word(access.status)));
  if (form.valid_until) {
    auto inserted = store::FindAccess(house.database, access.id);
    (void)store::UpdateAccessValidity(house.database, access.id, inserted->version,
                                      form.valid_until);
  }
  if (form.mail && access.status != model::Status::kWithdrawn)
    Tell(house, decider, *website, *account, access);
  markers.Commit(transaction);
  result.id = access.id;
  return result;
}

std::vector<model::AccessLine> ListAccessesOfEmail(House& house, std::string_view email) {
  auto account = store::FindAccountByEmail(house.database, EmailKey(email).value_or(""));
  if (!account) return {};
  return store::ListAccessesOfAccount(house.database, account->id);
}

}  // namespace rules
