#include "store/registration.h"

namespace store {

std::optional<model::Registration> FindRegistration(Database& db, std::int64_t id) {
  return db.One<model::Registration>(Query::kFindRegistration, id);
}

std::optional<model::Registration> FindRegistrationByEmail(Database& db, std::int64_t website_id,
                                                           std::string_view email_key) {
  return db.One<model::Registration>(Query::kFindRegistrationByEmail, website_id, email_key);
}

std::vector<model::RegistrationLine> ListRegistrations(Database& db, const RegistrationFilter& f,
                                                       std::int64_t count, std::int64_t skip) {
  return db.All<model::RegistrationLine>(Query::kListRegistrations, f.website_id, f.staff_id,
      f.pattern, count, skip);
}

std::int64_t CountRegistrations(Database& db, const RegistrationFilter& f) {
  return db.One<std::int64_t>(Query::kCountRegistrations, f.website_id, f.staff_id, f.pattern).value_or(0);
}

std::int64_t InsertRegistration(Database& db, const model::Registration& r, std::int64_t now) {
  db.Run(Query::kInsertRegistration, r.website_id, r.email, r.email_key, r.name, r.company,
      r.phone, r.message,
         r.order_number, r.language, r.password, r.browser, r.next, now);
  return db.LastId("registration");
}

void UpdateRegistration(Database& db, const model::Registration& r, std::int64_t now) {
  db.Run(Query::kUpdateRegistration, r.email, r.name, r.company, r.phone, r.message,
      r.order_number, r.language,
         r.password, r.browser, r.next, now, r.id);
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
