#include "store/registration.h"

namespace store {

std::optional<model::Registration> FindRegistration(Database& db, std::int64_t id) {
  return db.One<model::Registration>(Query::kFindRegistration, id);
}

std::optional<model::Registration> FindRegistrationByEmail(Database& db, std::int64_t website_id,
                                                           std::string_view email_key) {
  return db.One<model::Registration>(Query::kFindRegistrationByEmail, website_id, email_key);
}

std::optional<model::RegistrationLine> FindRegistrationLine(Database& db, std::int64_t id) {
  return db.One<model::RegistrationLine>(Query::kFindRegistrationLine, id);
}

QueueKeys ListRegistrationKeys(Database& db, const RegistrationFilter& f, const Span& s) {
  return db.All<model::Place>(Query::kListRegistrationKeys, s.from.at, s.from.id, s.until, f.order_number, f.pattern,
                                 s.count);
}

QueueKeys ListRegistrationKeysBackwards(Database& db, const RegistrationFilter& f, const Span& s) {
  return db.All<model::Place>(Query::kListRegistrationKeysBackwards, s.from.at, s.from.id, f.order_number, f.pattern,
                                 s.count);
}

QueueKeys ListRegistrationKeysOfWebsite(Database& db, const RegistrationFilter& f, const Span& s) {
  return db.All<model::Place>(Query::kListRegistrationKeysOfWebsite, f.website_id, s.from.at, s.from.id, s.until,
                                 f.order_number, f.pattern, s.count);
}

QueueKeys ListRegistrationKeysOfWebsiteBackwards(Database& db, const RegistrationFilter& f, const Span& s) {
  return db.All<model::Place>(Query::kListRegistrationKeysOfWebsiteBackwards, f.website_id, s.from.at, s.from.id,
                                 f.order_number, f.pattern, s.count);
}

std::int64_t CountRegistrations(Database& db, std::int64_t most) {
  return db.One<std::int64_t>(Query::kCountRegistrations, most).value_or(0);
}

std::int64_t CountRegistrationsOfWebsite(Database& db, std::int64_t website_id, std::int64_t most) {
  return db.One<std::int64_t>(Query::kCountRegistrationsOfWebsite, website_id, most).value_or(0);
}

std::int64_t InsertRegistration(Database& db, const model::Registration& r, std::int64_t now) {
  db.Run(Query::kInsertRegistration, r.website_id, r.email, r.email_key, r.name, r.company,
      r.phone, r.message,
         r.order_number, r.language, r.password, r.browser, r.next, now, r.network);
  return db.LastId("registration");
}

void UpdateRegistration(Database& db, const model::Registration& r, std::int64_t now) {
  db.Run(Query::kUpdateRegistration, r.email, r.name, r.company, r.phone, r.message,
      r.order_number, r.language,
         r.password, r.browser, r.next, now, r.network, r.id);
}

bool UpdateRegistrationTries(Database& db, std::int64_t id) {
  return db.Run(Query::kUpdateRegistrationTries, id) == 1;
}

void UpdateRegistrationTriesReset(Database& db, std::int64_t id) {
  db.Run(Query::kUpdateRegistrationTriesReset, id);
}

bool DeleteRegistration(Database& db, std::int64_t id) {
  return db.Run(Query::kDeleteRegistration, id) == 1;
}

std::int64_t DeleteOldRegistrations(Database& db, std::int64_t before) {
  return db.Run(Query::kDeleteOldRegistrations, before);
}

}  // namespace store
