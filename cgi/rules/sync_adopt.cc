#include "rules/sync_adopt.h"

#include "base/fault.h"
#include "rules/mail.h"
#include "rules/note.h"
#include "rules/sync_conflict.h"
#include "rules/sync_item.h"
#include "rules/website.h"
#include "store/access.h"
#include "store/account.h"
#include "store/contact.h"
#include "store/item.h"
#include "store/mail.h"
#include "store/merge.h"
#include "store/registration.h"
#include "store/sync.h"
#include "store/website.h"

namespace rules {
namespace {

using model::SyncKind;
using store::FindSyncRow;

std::string UidOf(const SyncJson& item) { return SyncReader(item).Text("uid"); }

// The row here that the web host means: the one of that name, else `natural`, which has it from now on; 0 for none.
std::int64_t Recognise(House& house, SyncKind kind, const SyncJson& item, std::int64_t natural) {
  const std::string uid = UidOf(item);
  if (auto row = store::FindSyncRowByUid(house.database, kind, uid)) return row->row_id;
  if (natural != 0) store::UpdateSyncRowUid(house.database, kind, natural, uid);
  return natural;
}

// Whether something is to be told to the web host that it has not heard: `now` as it stands here.
bool IsPending(const model::SyncRow& row, const SyncJson& now) {
  if (row.change == 0 || row.base.empty()) return false;
  const auto base = SyncJson::parse(row.base);
  for (const auto& [field, value] : now.items()) {
    if (base.value(field, SyncJson()) != value) return true;
  }
  return false;
}

// The web host counts from before: an older backup was restored there.
bool IsOlder(const model::SyncRow& row, const SyncJson& item) {
  return !row.base.empty() && item.at("version") < SyncJson::parse(row.base).at("version");
}

// Both sides say the same now.
void Agree(House& house, SyncKind kind, std::int64_t id, const SyncJson& item) {
  store::UpdateSyncRowBase(house.database, kind, id, SyncText(item), 0);
}

// What was just inserted gets the web host's name for it.
void Name(House& house, SyncKind kind, std::int64_t id, const SyncJson& item) {
  store::UpdateSyncRowUid(house.database, kind, id, UidOf(item));
  Agree(house, kind, id, item);
}

model::Contact Merged(const model::Contact& here, const model::Contact& said) {
  model::Contact contact = here;
  contact.number = said.number;
  contact.name = said.name;
  contact.company = said.company;
  contact.phone = said.phone;
  contact.language = said.language;
  return contact;
}

// A number belongs to one contact: one that is another's here stays there.
bool HasForeignNumber(House& house, const model::Contact& said, std::int64_t id) {
  auto owner = store::FindContactByNumber(house.database, said.number);
  return owner && owner->id != id;
}

// `natural` 0: the one with that number.
std::int64_t AdoptContact(House& house, const SyncJson& item, std::int64_t natural, bool add, Adopt how) {
  model::Contact said = ContactOf(item);
  if (natural == 0 && !said.number.empty()) {
    auto owner = store::FindContactByNumber(house.database, said.number);
    if (owner && FindSyncRow(house.database, SyncKind::kContact, owner->id)->base.empty()) natural = owner->id;
  }
  std::int64_t id = Recognise(house, SyncKind::kContact, item, natural);
  auto here = store::FindContact(house.database, id);
  if (!here) {
    if (!add) return 0;
    // One that was deleted here has an account again.
    if (id != 0) store::DeleteSyncRow(house.database, SyncKind::kContact, id);
    if (HasForeignNumber(house, said, 0)) said.number.clear();
    id = store::InsertContact(house.database, said, house.Now());
    Name(house, SyncKind::kContact, id, item);
    return id;
  }
  auto row = FindSyncRow(house.database, SyncKind::kContact, id);
  // The office knows its customers better: what it has of one whom the web host has just named is told to that.
  const bool first = row->base.empty();
  if (how == Adopt::kUnlessChanged && (first || IsPending(*row, Wishable(*here)))) {
    if (first) store::UpdateSyncRowBase(house.database, SyncKind::kContact, id, SyncText(item), row->change);
    return id;
  }
  if (HasForeignNumber(house, said, id)) {
    RecordConflict(house, SyncKind::kContact, id, {{"number", here->number}}, {{"number", said.number}});
    said.number = here->number;
  }
  const model::Contact merged = Merged(*here, said);
  if (Wishable(merged) != Wishable(*here)) {
    if (IsOlder(*row, item)) {
      RecordConflict(house, SyncKind::kContact, id, Wishable(*here), Wishable(merged));
    }
    (void)store::UpdateContact(house.database, merged);
    NoteContact(house, model::Act::kChanged, house.acting.name, id, "", SyncChanges(Wishable(*here), Wishable(merged)));
  }
  Agree(house, SyncKind::kContact, id, item);
  return id;
}

std::int64_t AddAccount(House& house, const SyncJson& item, SaidAccount said) {
  model::Account& account = said.account;
  account.contact_id = AdoptContact(house, said.contact, 0, true, Adopt::kUnlessChanged);
  if (auto merge = store::FindMergeOfContact(house.database, account.contact_id)) account.contact_id = merge->into_id;
  account.id = store::InsertAccount(house.database, account, house.Now());
  Name(house, SyncKind::kAccount, account.id, item);
  Note(house, model::Act::kRegistered, kByCustomer, account, account.email);
  return account.id;
}

std::int64_t AdoptAccount(House& house, const SyncJson& item, Adopt how) {
  SaidAccount said = AccountOf(item);
  auto same = store::FindAccountByEmail(house.database, said.account.email_key);
  const std::int64_t id = Recognise(house, SyncKind::kAccount, item, same ? same->id : 0);
  if (id == 0) return AddAccount(house, item, std::move(said));
  auto row = FindSyncRow(house.database, SyncKind::kAccount, id);
  auto here = store::FindAccount(house.database, id);
  if (!here) return 0;
  const auto contact = FindSyncRow(house.database, SyncKind::kContact, here->contact_id);
  (void)AdoptContact(house, said.contact, contact->base.empty() ? here->contact_id : 0, false,
                     Adopt::kUnlessChanged);
  if (how == Adopt::kUnlessChanged && IsPending(*row, Wishable(*here))) return id;
  model::Account account = said.account;
  account.id = id;
  account.contact_id = here->contact_id;
  if (same && same->id != id) {
    RecordConflict(house, SyncKind::kAccount, id, Wishable(*here), Wishable(account));
    account.email = here->email;
    account.email_key = here->email_key;
  }
  account.password = here->password;
  account.last_sign_in_at = here->last_sign_in_at;
  account.created_at = here->created_at;
  account.version = here->version;
  if (account.Columns() != here->Columns()) {
    store::UpdateAccountSynced(house.database, account);
    if (account.email != here->email) {
      Note(house, model::Act::kEmailCorrected, house.acting.name, account, "",
           SyncChanges(Wishable(*here), Wishable(account)));
    }
  }
  Agree(house, SyncKind::kAccount, id, item);
  return id;
}

// What the change of status on the web host was, as its own history has it.
void NoteStatus(House& house, const model::Account& account, const model::Access& before, const model::Access& now,
                bool is_new) {
  Changes changes;
  if (!is_new) changes.Add("status", model::Word(before.status), model::Word(now.status));
  if (now.message != before.message) changes.Add("message", before.message, now.message);
  const std::string decider = now.decided_by.empty() ? kByPolicy : now.decided_by;
  const bool anew = is_new || before.status == model::Status::kWithdrawn;
  switch (now.status) {
    case model::Status::kApproved:
      return Note(house, model::Act::kApproved, decider, account, now, now.reason, changes);
    case model::Status::kRejected:
      return Note(house, model::Act::kRejected, decider, account, now, now.reason, changes);
    case model::Status::kWithdrawn:
      return Note(house, model::Act::kWithdrawn, kByCustomer, account, now, "", changes);
    case model::Status::kInProcessing: break;
  }
  if (anew) return Note(house, model::Act::kRequested, kByCustomer, account, now, "", changes);
  Note(house, model::Act::kReopened, house.acting.name, account, now, std::string(model::Word(now.status)), changes);
}

void TellOffice(House& house, const model::Access& access) {
  auto website = store::FindWebsite(house.database, access.website_id);
  if (access.status == model::Status::kInProcessing) QueueDigest(house, *website);
}

std::int64_t WebsiteId(House& house, const std::string& uid) {
  const std::int64_t id = SyncRowId(house, SyncKind::kWebsite, uid);
  if (id == 0) throw base::Fault("sync: a website was added just now; run it again");
  return id;
}

std::int64_t AdoptAccess(House& house, const SyncJson& item, Adopt how) {
  SaidAccess said = AccessOf(item);
  model::Access& access = said.access;
  access.website_id = WebsiteId(house, said.website);
  access.account_id = AdoptAccount(house, said.account, Adopt::kUnlessChanged);
  if (access.account_id == 0) return 0;
  auto account = store::FindAccount(house.database, access.account_id);
  auto same = store::FindAccessOfAccount(house.database, access.account_id, access.website_id);
  access.id = Recognise(house, SyncKind::kAccess, item, same ? same->id : 0);
  if (access.id == 0) {
    access.id = store::InsertAccess(house.database, access, access.requested_at);
    store::UpdateAccessSynced(house.database, access);
    Name(house, SyncKind::kAccess, access.id, item);
    NoteStatus(house, *account, {}, access, true);
    TellOffice(house, access);
    return access.id;
  }
  auto row = FindSyncRow(house.database, SyncKind::kAccess, access.id);
  auto here = store::FindAccess(house.database, access.id);
  if (!here) return 0;
  if (how == Adopt::kUnlessChanged && IsPending(*row, Wishable(*here))) return access.id;
  const bool other = Wishable(*here) != Wishable(access);
  if (how == Adopt::kUnlessChanged && other && (row->base.empty() || IsOlder(*row, item))) {
    RecordConflict(house, SyncKind::kAccess, access.id, Wishable(*here), Wishable(access));
  }
  access.network = here->network;
  access.next = here->next;
  access.account_id = here->account_id;
  access.version = here->version;
  if (access.Columns() != here->Columns()) {
    store::UpdateAccessSynced(house.database, access);
    if (access.status != here->status) {
      // It tells what holds no more.
      store::UpdateMailCancelled(house.database, DecisionDedupe(access.id), house.Now());
      NoteStatus(house, *account, *here, access, false);
      TellOffice(house, access);
    } else if (other || access.message != here->message) {
      SyncJson before = Wishable(*here), after = Wishable(access);
      before["message"] = here->message;
      after["message"] = access.message;
      Note(house, model::Act::kChanged, house.acting.name, *account, access, "", SyncChanges(before, after));
    }
  }
  Agree(house, SyncKind::kAccess, access.id, item);
  return access.id;
}

void AdoptRegistration(House& house, const SyncJson& item, Adopt how) {
  SaidRegistration said = RegistrationOf(item);
  model::Registration& registration = said.registration;
  registration.website_id = WebsiteId(house, said.website);
  auto same =
      store::FindRegistrationByEmail(house.database, registration.website_id, registration.email_key);
  registration.id = Recognise(house, SyncKind::kRegistration, item, same ? same->id : 0);
  if (registration.id != 0 && !store::FindRegistration(house.database, registration.id)) {
    // The office removed it; whether the web host does is what it is asked next.
    if (how == Adopt::kUnlessChanged) return;
    store::DeleteSyncRow(house.database, SyncKind::kRegistration, registration.id);
    registration.id = 0;
  }
  if (registration.id == 0) {
    registration.id = store::InsertRegistration(house.database, registration, registration.requested_at);
    Name(house, SyncKind::kRegistration, registration.id, item);
    return;
  }
  store::UpdateRegistration(house.database, registration, registration.requested_at);
  Agree(house, SyncKind::kRegistration, registration.id, item);
}

void AdoptQuestion(House& house, const SyncJson& item) {
  SaidQuestion said = QuestionOf(item);
  model::Question& question = said.question;
  question.access_id = AdoptAccess(house, said.access, Adopt::kUnlessChanged);
  if (question.access_id == 0) return;
  question.id = Recognise(house, SyncKind::kQuestion, item, 0);
  if (question.id != 0 && !store::FindQuestion(house.database, question.id)) return;
  if (question.id == 0) {
    question.id = store::InsertQuestion(house.database, question, question.asked_at);
    store::UpdateSyncRowUid(house.database, SyncKind::kQuestion, question.id, UidOf(item));
  }
  if (question.answered_at && store::UpdateQuestionAnswered(house.database, question.id, question.answer,
                                                            *question.answered_at)) {
    auto access = store::FindAccess(house.database, question.access_id);
    auto account = store::FindAccount(house.database, access->account_id);
    // Whoever looked at the request without the answer must look again.
    store::UpdateAccessAnswered(house.database, access->id);
    Note(house, model::Act::kAnswered, kByCustomer, *account, *access);
    TellOffice(house, *access);
  }
  Agree(house, SyncKind::kQuestion, question.id, item);
}

// What was deleted on the web host. Unproven registrations go; what the office may have to keep is told to it.
void AdoptGone(House& house, SyncKind kind, const SyncJson& item) {
  auto row = store::FindSyncRowByUid(house.database, kind, UidOf(item));
  if (!row) return;
  if (kind == SyncKind::kRegistration) {
    (void)store::DeleteRegistration(house.database, row->row_id);
  } else if (row->gone == 0 && !row->base.empty()) {
    RecordConflict(house, kind, row->row_id, SyncJson::parse(row->base), SyncJson());
  }
  store::DeleteSyncRow(house.database, kind, row->row_id);
}

}  // namespace

void AdoptItem(House& house, const SyncJson& item, Adopt how) {
  SyncReader reader(item);
  const auto kind = reader.Word<SyncKind>("kind");
  (void)reader.Text("uid");
  if (reader.Has("gone")) {
    (void)reader.Part("gone");
    reader.End();
    return AdoptGone(house, kind, item);
  }
  switch (kind) {
    case SyncKind::kWebsite: throw base::Fault("sync: a website where none should be");
    case SyncKind::kContact: (void)AdoptContact(house, item, 0, false, how); break;
    case SyncKind::kAccount: (void)AdoptAccount(house, item, how); break;
    case SyncKind::kAccess: (void)AdoptAccess(house, item, how); break;
    case SyncKind::kRegistration: AdoptRegistration(house, item, how); break;
    case SyncKind::kQuestion: AdoptQuestion(house, item); break;
  }
}

void Settle(House& house, const model::SyncRow& row) {
  auto now = FindSyncRow(house.database, row.kind, row.row_id);
  if (!now || now->change != row.change) return;
  auto here = row.kind == SyncKind::kAccess ? store::FindAccess(house.database, row.row_id) : std::nullopt;
  if (here && !row.base.empty()) {
    model::Access said = AccessOf(SyncJson::parse(row.base)).access;
    if (std::tie(said.status_at, said.decided_by) != std::tie(here->status_at, here->decided_by)) {
      here->status_at = said.status_at;
      here->decided_by = said.decided_by;
      store::UpdateAccessSynced(house.database, *here);
    }
  }
  now = FindSyncRow(house.database, row.kind, row.row_id);
  store::UpdateSyncRowSettled(house.database, *now);
}

void AdoptWebsite(House& house, const SyncJson& item) {
  model::Website said = WebsiteOf(item);
  std::int64_t natural = 0;
  for (const auto& each : store::ListWebsites(house.database)) {
    if (each.address == said.address) natural = each.id;
  }
  std::int64_t id = 0;
  {
    store::Transaction transaction(house.database);
    id = Recognise(house, SyncKind::kWebsite, item, natural);
    transaction.Commit();
  }
  const auto here = store::FindWebsite(house.database, id);
  model::Website website = here ? *here : said;
  if (here) {
    website.name = said.name;
    website.address = said.address;
    website.policy = said.policy;
    website.sender = said.sender;
    website.contact = said.contact;
    website.language = said.language;
    website.password_minimum = said.password_minimum;
    website.open = said.open;
    website.closed = said.closed;
  }
  if (here && website.Columns() == model::Website(*here).Columns()) return;
  auto saved = SaveWebsite(house, {}, website, here ? ListAliases(house, *here) : std::vector<std::string>());
  if (!saved.errors.empty()) {
    throw base::Fault("sync: the website " + said.address + " cannot be taken over: '" + saved.errors[0].field + "'");
  }
  store::Transaction transaction(house.database);
  Name(house, SyncKind::kWebsite, saved.id, item);
  transaction.Commit();
}

}  // namespace rules
