#include "store/account.h"

#include "store/contact.h"

namespace store {

std::optional<model::Account> FindAccount(Database& db, std::int64_t id) {
  return db.One<model::Account>(Query::kFindAccount, id);
}

std::optional<model::Account> FindAccountByEmail(Database& db, std::string_view email_key) {
  return db.One<model::Account>(Query::kFindAccountByEmail, email_key);
}

std::optional<model::Account> FindAccountLike(Database& db, std::int64_t number) {
  return db.One<model::Account>(Query::kFindAccountLike, number);
}

std::vector<model::Account> ListAccountsOfContact(Database& db, std::int64_t contact_id) {
  return db.All<model::Account>(Query::kListAccountsOfContact, contact_id);
}

std::int64_t InsertAccount(Database& db, const model::Account& a, std::int64_t now) {
  db.Run(Query::kInsertAccount, a.contact_id, a.email, a.email_key, a.name, a.language, a.password,
         a.password_changed_at, a.email_proven_at, now);
  auto id = db.LastId("account");
  UpdateContactSearch(db, a.contact_id);
  return id;
}

void UpdateAccountPassword(Database& db, std::int64_t id, std::string_view password,
                           std::int64_t now) {
  db.Run(Query::kUpdateAccountPassword, password, now, id);
}

void UpdateAccountPasswordCost(Database& db, std::int64_t id, std::string_view password,
                               std::string_view old_password) {
  db.Run(Query::kUpdateAccountPasswordCost, password, id, old_password);
}

void UpdateAccountProven(Database& db, std::int64_t id, std::int64_t now) {
  db.Run(Query::kUpdateAccountProven, now, id);
}

void UpdateAccountSignedIn(Database& db, std::int64_t id, std::int64_t now) {
  db.Run(Query::kUpdateAccountSignedIn, now, id);
}

bool UpdateAccountEmail(Database& db, std::int64_t id, std::int64_t version, std::string_view email,
                        std::string_view email_key, std::string_view password) {
  if (db.Run(Query::kUpdateAccountEmail, email, email_key, password, id, version) != 1) return false;
  UpdateContactSearch(db, FindAccount(db, id)->contact_id);
  return true;
}

void UpdateAccountSynced(Database& db, const model::Account& a) {
  db.Run(Query::kUpdateAccountSynced, a.email, a.email_key, a.name, a.language, a.email_proven_at,
         a.password_changed_at, a.disabled, a.id);
  UpdateContactSearch(db, FindAccount(db, a.id)->contact_id);
}

void UpdateAccountContact(Database& db, std::int64_t id, std::int64_t contact_id) {
  const std::int64_t former = FindAccount(db, id)->contact_id;
  db.Run(Query::kUpdateAccountContact, contact_id, id);
  UpdateContactSearch(db, former);
  UpdateContactSearch(db, contact_id);
}

bool UpdateAccountDisabled(Database& db, std::int64_t id, bool disabled) {
  return db.Run(Query::kUpdateAccountDisabled, disabled ? 1 : 0, id) == 1;
}

void DeleteAccount(Database& db, std::int64_t id, std::int64_t contact_id) {
  db.Run(Query::kDeleteAccount, id);
  UpdateContactSearch(db, contact_id);
}

std::vector<model::Account> ListCanaries(Database& db, std::int64_t until) {
  return db.All<model::Account>(Query::kListCanaries, until);
}

void DeleteCanary(Database& db, std::int64_t id) { db.Run(Query::kDeleteCanary, id); }

}  // namespace store
