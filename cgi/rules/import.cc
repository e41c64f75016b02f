#include "rules/import.h"

#include "crypto/foreign.h"
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

// What a form says, trimmed and checked.
struct Facts {
  model::Contact contact;
  model::Access access;
  std::string email, key;
};

Facts Read(const ImportForm& form, model::FormErrors& errors) {
  Facts facts;
  auto& [contact, access, email, key] = facts;
  contact.name = Trim(form.name);
  contact.company = Trim(form.company);
  contact.phone = Trim(form.phone);
  contact.number = Trim(form.number);
  access.status = form.status;
  access.reason = Trim(form.reason);
  access.message = Trim(form.message);
  access.order_number = Trim(form.order);
  access.website_id = form.website_id;
  email = Trim(form.email);
  LimitLine(errors, "name", contact.name, kMaxName);
  LimitLine(errors, "company", contact.company, kMaxCompany);
  LimitLine(errors, "phone", contact.phone, kMaxPhone);
  LimitLine(errors, "number", contact.number, kMaxNumber);
  LimitText(errors, "reason", access.reason, kMaxReason);
  LimitText(errors, "message", access.message, kMaxMessage);
  LimitLine(errors, "order", access.order_number, kMaxOrder);
  return facts;
}

// Call within a MarkerChange.
void AddAccess(House& house, const Decider& decider, const ImportForm& form, const model::Website& website,
               const model::Account& account, model::Access& access) {
  access.account_id = account.id;
  if (access.status == model::Status::kApproved || access.status == model::Status::kRejected) {
    access.decided_by = decider.Name();
  }
  access.id = store::InsertAccess(house.database, access, house.Now());
  Changes changes;
  changes.Add("reason", "", access.reason);
  changes.Add("message", "", access.message);
  changes.Add("order_number", "", access.order_number);
  if (form.valid_until) changes.Add("valid_until", "", base::Rfc3339(*form.valid_until).substr(0, 10));
  Note(house, model::Act::kGranted, decider.Name(), account, access, std::string(model::Word(access.status)), changes);
  if (form.valid_until) {
    auto inserted = store::FindAccess(house.database, access.id);
    (void)store::UpdateAccessValidity(house.database, access.id, inserted->version, form.valid_until);
  }
  if (form.mail && access.status != model::Status::kWithdrawn) Tell(house, decider, website, account, access);
}

}  // namespace

SaveResult ImportAccess(House& house, const Decider& decider, const ImportForm& form) {
  SaveResult result;
  model::FormErrors& errors = result.errors;
  auto [contact, access, email, key] = Read(form, errors);
  key = RequireEmail(errors, "email", email);
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
  AddAccess(house, decider, form, *website, *account, access);
  markers.Commit(transaction);
  result.id = access.id;
  return result;
}

// A row as it will be added, if it has no errors.
struct Import::Entry {
  const ImportRow* row = nullptr;
  const model::Website* website = nullptr;  // nothing: no access is asked for
  Facts facts;
  std::string password;
  model::FormErrors errors;
};

const model::Website* Import::FindWebsite(std::int64_t id) {
  auto [found, is_new] = websites_.try_emplace(id);
  if (is_new) found->second = store::FindWebsite(house_.database, id);
  return found->second ? &*found->second : nullptr;
}

Import::Entry Import::Check(const ImportRow& row) {
  Entry entry;
  model::FormErrors& errors = entry.errors;
  entry.row = &row;
  entry.facts = Read(row.form, errors);
  auto& [contact, access, email, key] = entry.facts;
  contact.notes = Trim(row.notes);
  LimitText(errors, "notes", contact.notes, kMaxNotes);
  if (email.empty()) {
    if (contact.number.empty()) errors.push_back({"email", Text::kImportNobody});
  } else {
    key = RequireEmail(errors, "email", email);
    if (row.form.website_id != 0 && (entry.website = FindWebsite(row.form.website_id)) == nullptr) {
      errors.push_back({"website", Text::kOfficeFormNoWebsite});
    }
  }
  if (contact.name.empty()) contact.name = contact.company;
  if (contact.name.empty()) contact.name = key.substr(0, key.find('@'));
  if (contact.name.empty()) contact.name = contact.number;
  contact.language = !row.form.language.empty() ? row.form.language
                     : entry.website != nullptr ? entry.website->language
                                                : contact.language;
  if (row.password_hash.empty()) return entry;
  switch (crypto::Examine(row.password_hash)) {
    case crypto::Foreign::kGood: break;
    case crypto::Foreign::kUnknown: errors.push_back({"password_hash", Text::kImportHashUnknown}); break;
    case crypto::Foreign::kCostly: errors.push_back({"password_hash", Text::kImportHashCostly}); break;
  }
  return entry;
}

std::int64_t Import::FindContactOfNumber(const std::string& number) {
  if (auto found = store::FindContactByNumber(house_.database, number)) return found->id;
  auto planned = numbers_.find(number);
  return planned == numbers_.end() ? 0 : planned->second;
}

std::optional<model::Account> Import::FindAccount(const std::string& email_key) {
  if (email_key.empty()) return std::nullopt;
  if (auto found = store::FindAccountByEmail(house_.database, email_key)) return found;
  auto planned = accounts_.find(email_key);
  return planned == accounts_.end() ? std::nullopt : std::optional(planned->second);
}

bool Import::HasAccess(const model::Account& account, std::int64_t website_id) {
  return store::FindAccessOfAccount(house_.database, account.id, website_id).has_value() ||
         accesses_.contains({account.email_key, website_id});
}

// Called within a MarkerChange. In a dry run everything is but planned.
ImportResult Import::AddOne(Entry& entry) {
  ImportResult result{entry.errors};
  if (!result.errors.empty()) return result;
  const ImportForm& form = entry.row->form;
  auto& [contact, access, email, key] = entry.facts;
  const std::int64_t now = house_.Now();
  const Decider decider;
  auto account = FindAccount(key);
  std::int64_t contact_id = contact.number.empty() ? 0 : FindContactOfNumber(contact.number);
  if (account && contact_id != 0 && account->contact_id != contact_id) {
    result.errors.push_back({"email", Text::kOfficeFormEmailTaken});
    return result;
  }
  if (!account && contact_id == 0) {
    result.contact = true;
    contact_id = dry_run_ ? --last_id_ : store::InsertContact(house_.database, contact, now, key.empty());
    if (dry_run_ && !contact.number.empty()) numbers_[contact.number] = contact_id;
    if (!dry_run_) NoteContact(house_, model::Act::kChanged, decider.Name(), contact_id, "import");
  }
  if (!account && !key.empty()) {
    result.account = true;
    account.emplace();
    account->contact_id = contact_id;
    account->email = email;
    account->email_key = key;
    account->name = contact.name;
    account->language = contact.language;
    account->password = entry.password;
    if (!entry.password.empty()) account->password_changed_at = now;
    if (form.proven) account->email_proven_at = now;
    account->id = dry_run_ ? --last_id_ : store::InsertAccount(house_.database, *account, now);
    if (dry_run_) accounts_[key] = *account;
  }
  if (entry.website != nullptr && account && !HasAccess(*account, entry.website->id)) {
    result.access = true;
    if (dry_run_) {
      accesses_.emplace(key, entry.website->id);
    } else {
      AddAccess(house_, decider, form, *entry.website, *account, access);
    }
  }
  return result;
}

std::vector<ImportResult> Import::Add(const std::vector<ImportRow>& rows) {
  std::vector<Entry> entries;
  for (const auto& row : rows) entries.push_back(Check(row));
  std::vector<ImportResult> results;
  if (dry_run_) {
    for (auto& entry : entries) results.push_back(AddOne(entry));
    return results;
  }
  // Before the transaction: hashes must not hold the write lock.
  for (auto& entry : entries) {
    if (entry.row->password_hash.empty() || !entry.errors.empty() || FindAccount(entry.facts.key)) continue;
    crypto::HashSlot slot(house_.config.state_directory, house_.config.hash_slots);
    entry.password =
        crypto::WrapForeignHash(house_.keys, house_.Cost(), entry.facts.key, entry.row->password_hash);
  }
  store::Transaction transaction(house_.database);
  MarkerChange markers(house_, {});
  for (auto& entry : entries) results.push_back(AddOne(entry));
  markers.Commit(transaction);
  return results;
}

std::vector<model::AccessLine> ListAccessesOfEmail(House& house, std::string_view email) {
  auto account = store::FindAccountByEmail(house.database, EmailKey(email).value_or(""));
  if (!account) return {};
  return store::ListAccessesOfAccount(house.database, account->id);
}

}  // namespace rules
