#include "store/staff.h"

namespace store {

std::optional<model::Staff> FindStaff(Database& db, std::int64_t id) {
  return db.One<model::Staff>(Query::kFindStaff, id);
}

std::optional<model::Staff> FindStaffByEmail(Database& db, std::string_view email_key) {
  return db.One<model::Staff>(Query::kFindStaffByEmail, email_key);
}

std::optional<model::Staff> FindStaffByLogin(Database& db, std::string_view login) {
  return db.One<model::Staff>(Query::kFindStaffByLogin, login);
}

std::optional<model::Staff> FindStaffByName(Database& db, std::string_view name) {
  return db.One<model::Staff>(Query::kFindStaffByName, name);
}

std::vector<model::Staff> ListStaff(Database& db) {
  return db.All<model::Staff>(Query::kListStaff);
}

std::int64_t InsertStaff(Database& db, const model::Staff& s, std::int64_t now) {
  db.Run(Query::kInsertStaff, s.email, s.email_key, s.name, s.role, s.language, s.password, s.login, now);
  return db.LastId("staff");
}

void UpdateStaffPassword(Database& db, std::int64_t id, std::string_view password) {
  db.Run(Query::kUpdateStaffPassword, password, id);
}

void UpdateStaffLanguage(Database& db, std::int64_t id, std::string_view language) {
  db.Run(Query::kUpdateStaffLanguage, language, id);
}

void UpdateStaffLogin(Database& db, std::int64_t id, std::string_view login) {
  db.Run(Query::kUpdateStaffLogin, login, id);
}

void UpdateStaffFactor(Database& db, std::int64_t id, std::string_view factor, std::int64_t step) {
  db.Run(Query::kUpdateStaffFactor, factor, step, id);
}

bool UpdateStaffFactorStep(Database& db, std::int64_t id, std::int64_t step) {
  return db.Run(Query::kUpdateStaffFactorStep, step, id) == 1;
}

void UpdateStaffRole(Database& db, std::int64_t id, model::Role role) { db.Run(Query::kUpdateStaffRole, role, id); }

std::int64_t CountOtherAdministrators(Database& db, std::int64_t id) {
  return *db.One<std::int64_t>(Query::kCountOtherAdministrators, id);
}

void UpdateStaffDisabled(Database& db, std::int64_t id, bool disabled) {
  db.Run(Query::kUpdateStaffDisabled, disabled, id);
}

void UpdateStaffSignedIn(Database& db, std::int64_t id, std::int64_t now) {
  db.Run(Query::kUpdateStaffSignedIn, now, id);
}

std::vector<std::int64_t> ListStaffWebsiteIds(Database& db, std::int64_t staff_id) {
  return db.All<std::int64_t>(Query::kListStaffWebsiteIds, staff_id);
}

std::vector<model::Staff> ListStaffOfWebsite(Database& db, std::int64_t website_id) {
  return db.All<model::Staff>(Query::kListStaffOfWebsite, website_id);
}

void InsertStaffWebsite(Database& db, std::int64_t staff_id, std::int64_t website_id) {
  db.Run(Query::kInsertStaffWebsite, staff_id, website_id);
}

void DeleteStaffWebsite(Database& db, std::int64_t staff_id, std::int64_t website_id) {
  db.Run(Query::kDeleteStaffWebsite, staff_id, website_id);
}

void DeleteStaffWebsites(Database& db, std::int64_t staff_id) { db.Run(Query::kDeleteStaffWebsites, staff_id); }

std::int64_t CountStaffRecovery(Database& db, std::int64_t staff_id) {
  return *db.One<std::int64_t>(Query::kCountStaffRecovery, staff_id);
}

void InsertStaffRecovery(Database& db, std::int64_t staff_id, std::string_view code) {
  db.Run(Query::kInsertStaffRecovery, code, staff_id);
}

bool UpdateStaffRecoveryUsed(Database& db, std::int64_t staff_id, std::string_view code, std::int64_t now) {
  return db.Run(Query::kUpdateStaffRecoveryUsed, now, code, staff_id) == 1;
}

void DeleteStaffRecovery(Database& db, std::int64_t staff_id) { db.Run(Query::kDeleteStaffRecovery, staff_id); }

std::optional<model::StaffLink> FindStaffLink(Database& db, std::string_view token) {
  return db.One<model::StaffLink>(Query::kFindStaffLink, token);
}

void InsertStaffLink(Database& db, const model::StaffLink& link) {
  db.Run(Query::kInsertStaffLink, link.token, link.staff_id, link.created_at, link.expires_at);
}

bool UpdateStaffLinkUsed(Database& db, std::string_view token, std::int64_t now) {
  return db.Run(Query::kUpdateStaffLinkUsed, now, token) == 1;
}

void UpdateLinksOfStaffUsed(Database& db, std::int64_t staff_id, std::int64_t now) {
  db.Run(Query::kUpdateLinksOfStaffUsed, now, staff_id);
}

std::int64_t DeleteOldStaffLinks(Database& db, std::int64_t before) {
  return db.Run(Query::kDeleteOldStaffLinks, before);
}

}  // namespace store
