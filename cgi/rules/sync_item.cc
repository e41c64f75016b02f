#include "rules/sync_item.h"

#include "base/fault.h"
#include "rules/canary.h"
#include "rules/email.h"
#include "store/access.h"
#include "store/account.h"
#include "store/contact.h"
#include "store/item.h"
#include "store/registration.h"
#include "store/sync.h"
#include "store/website.h"

namespace rules {
namespace {

using model::SyncKind;

SyncJson Time(std::optional<std::int64_t> time) { return time ? SyncJson(*time) : SyncJson(); }

SyncJson Named(House& house, SyncKind kind, std::int64_t row_id) {
  return {{"kind", model::Word(kind)}, {"uid", SyncUid(house, kind, row_id)}};
}

// Reads kind and uid, which whoever found the row knows already.
SyncReader Open(const SyncJson& item, SyncKind kind) {
  SyncReader reader(item);
  if (reader.Word<SyncKind>("kind") != kind) throw base::Fault("sync: an item is of another kind than it should be");
  (void)reader.Text("uid");
  return reader;
}

std::string Key(const std::string& email) {
  auto key = EmailKey(email);
  if (!key) throw base::Fault("sync: an item has an address that is none");
  return *key;
}

SyncJson RegistrationItem(House& house, const model::Registration& r) {
  SyncJson item = Named(house, SyncKind::kRegistration, r.id);
  item.update({{"version", r.version}, {"website", SyncUid(house, SyncKind::kWebsite, r.website_id)},
               {"email", r.email}, {"name", r.name}, {"company", r.company}, {"phone", r.phone},
               {"message", r.message}, {"order_number", r.order_number}, {"language", r.language},
               {"requested_at", r.requested_at}});
  return item;
}

SyncJson QuestionItem(House& house, const model::Question& q) {
  SyncJson item = Named(house, SyncKind::kQuestion, q.id);
  item.update({{"question", q.question}, {"asked_by", q.asked_by}, {"asked_at", q.asked_at}, {"answer", q.answer},
               {"answered_at", Time(q.answered_at)},
               {"access", AccessItem(house, store::FindAccess(house.database, q.access_id).value())}});
  return item;
}

// Nothing if the row is not there.
std::optional<SyncJson> Find(House& house, SyncKind kind, std::int64_t id) {
  store::Database& db = house.database;
  switch (kind) {
    case SyncKind::kWebsite: return std::nullopt;  // they are said at the beginning of each run, all of them
    case SyncKind::kContact:
      // A contact without accounts is the affair of whoever made it.
      if (auto found = store::FindContact(db, id); found && !store::ListAccountsOfContact(db, id).empty()) {
        return ContactItem(house, *found);
      }
      break;
    case SyncKind::kAccount:
      if (auto found = store::FindAccount(db, id); found && !IsCanary(*found)) return AccountItem(house, *found);
      break;
    case SyncKind::kAccess:
      if (auto found = store::FindAccess(db, id)) {
        if (!IsCanary(store::FindAccount(db, found->account_id).value())) return AccessItem(house, *found);
      }
      break;
    case SyncKind::kRegistration:
      if (auto found = store::FindRegistration(db, id)) return RegistrationItem(house, *found);
      break;
    case SyncKind::kQuestion:
      if (auto found = store::FindQuestion(db, id)) return QuestionItem(house, *found);
      break;
  }
  return std::nullopt;
}

}  // namespace

std::string SyncUid(House& house, SyncKind kind, std::int64_t row_id) {
  auto row = store::FindSyncRow(house.database, kind, row_id);
  if (!row) throw base::Fault("sync: no name for " + std::string(model::Word(kind)) + " " + std::to_string(row_id));
  return row->uid;
}

std::int64_t SyncRowId(House& house, SyncKind kind, std::string_view uid) {
  auto row = store::FindSyncRowByUid(house.database, kind, uid);
  return row && row->gone == 0 ? row->row_id : 0;
}

SyncJson WebsiteItem(House& house, const model::Website& w) {
  SyncJson item = Named(house, SyncKind::kWebsite, w.id);
  item.update({{"name", w.name}, {"address", w.address}, {"policy", model::Word(w.policy)}, {"sender", w.sender},
               {"contact", w.contact}, {"language", w.language}, {"password_minimum", w.password_minimum},
               {"open", w.open}, {"closed", w.closed}});
  return item;
}

SyncJson ContactItem(House& house, const model::Contact& c) {
  SyncJson item = Named(house, SyncKind::kContact, c.id);
  item.update(Wishable(c));
  item["version"] = c.version;
  return item;
}

SyncJson AccountItem(House& house, const model::Account& a) {
  SyncJson item = Named(house, SyncKind::kAccount, a.id);
  item.update({{"version", a.version}, {"email", a.email}, {"name", a.name}, {"language", a.language},
               {"proven_at", Time(a.email_proven_at)}, {"password_changed_at", Time(a.password_changed_at)},
               {"disabled", a.disabled},
               {"contact", ContactItem(house, store::FindContact(house.database, a.contact_id).value())}});
  return item;
}

SyncJson AccessItem(House& house, const model::Access& a) {
  SyncJson item = Named(house, SyncKind::kAccess, a.id);
  item.update(Wishable(a));
  item.update({{"version", a.version}, {"website", SyncUid(house, SyncKind::kWebsite, a.website_id)},
               {"account", AccountItem(house, store::FindAccount(house.database, a.account_id).value())},
               {"status_at", a.status_at}, {"decided_by", a.decided_by}, {"message", a.message},
               {"order_number", a.order_number}, {"requested_at", a.requested_at}});
  return item;
}

std::optional<SyncJson> FindSyncItem(House& house, const model::SyncRow& row) {
  if (row.gone != 0) return SyncJson{{"kind", model::Word(row.kind)}, {"uid", row.uid}, {"gone", true}};
  return Find(house, row.kind, row.row_id);
}

model::Website WebsiteOf(const SyncJson& item) {
  SyncReader reader = Open(item, SyncKind::kWebsite);
  model::Website w;
  w.name = reader.Text("name");
  w.address = reader.Text("address");
  w.policy = reader.Word<model::Policy>("policy");
  w.sender = reader.Text("sender");
  w.contact = reader.Text("contact");
  w.language = reader.Text("language");
  w.password_minimum = reader.Number("password_minimum");
  w.open = reader.Number("open");
  w.closed = reader.Number("closed");
  reader.End();
  return w;
}

model::Contact ContactOf(const SyncJson& item) {
  SyncReader reader = Open(item, SyncKind::kContact);
  model::Contact c;
  c.number = reader.Text("number");
  c.name = reader.Text("name");
  c.company = reader.Text("company");
  c.phone = reader.Text("phone");
  c.language = reader.Text("language");
  c.version = reader.Number("version");
  reader.End();
  return c;
}

SaidAccount AccountOf(const SyncJson& item) {
  SyncReader reader = Open(item, SyncKind::kAccount);
  SaidAccount said;
  model::Account& a = said.account;
  a.version = reader.Number("version");
  a.email = reader.Text("email");
  a.email_key = Key(a.email);
  a.name = reader.Text("name");
  a.language = reader.Text("language");
  a.email_proven_at = reader.Time("proven_at");
  a.password_changed_at = reader.Time("password_changed_at");
  a.disabled = reader.Number("disabled");
  said.contact = reader.Part("contact");
  reader.End();
  return said;
}

SaidAccess AccessOf(const SyncJson& item) {
  SyncReader reader = Open(item, SyncKind::kAccess);
  SaidAccess said;
  model::Access& a = said.access;
  a.version = reader.Number("version");
  said.website = reader.Text("website");
  said.account = reader.Part("account");
  a.status = reader.Word<model::Status>("status");
  a.status_at = reader.Number("status_at");
  a.decided_by = reader.Text("decided_by");
  a.reason = reader.Text("reason");
  a.message = reader.Text("message");
  a.order_number = reader.Text("order_number");
  a.valid_until = reader.Time("valid_until");
  a.requested_at = reader.Number("requested_at");
  reader.End();
  return said;
}

SaidRegistration RegistrationOf(const SyncJson& item) {
  SyncReader reader = Open(item, SyncKind::kRegistration);
  SaidRegistration said;
  model::Registration& r = said.registration;
  r.version = reader.Number("version");
  said.website = reader.Text("website");
  r.email = reader.Text("email");
  r.email_key = Key(r.email);
  r.name = reader.Text("name");
  r.company = reader.Text("company");
  r.phone = reader.Text("phone");
  r.message = reader.Text("message");
  r.order_number = reader.Text("order_number");
  r.language = reader.Text("language");
  r.requested_at = reader.Number("requested_at");
  reader.End();
  return said;
}

SaidQuestion QuestionOf(const SyncJson& item) {
  SyncReader reader = Open(item, SyncKind::kQuestion);
  SaidQuestion said;
  model::Question& q = said.question;
  q.question = reader.Text("question");
  q.asked_by = reader.Text("asked_by");
  q.asked_at = reader.Number("asked_at");
  q.answer = reader.Text("answer");
  q.answered_at = reader.Time("answered_at");
  said.access = reader.Part("access");
  reader.End();
  return said;
}

SyncJson Wishable(const model::Contact& c) {
  return {{"number", c.number}, {"name", c.name}, {"company", c.company}, {"phone", c.phone}, {"language", c.language}};
}

SyncJson Wishable(const model::Account& a) { return {{"email", a.email}}; }

SyncJson Wishable(const model::Access& a) {
  return {{"status", model::Word(a.status)}, {"reason", a.reason}, {"valid_until", Time(a.valid_until)}};
}

}  // namespace rules
