#include "store/staff.h"

namespace store {

std::optional<model::Staff> FindStaff(Database& db, std::int64_t id) {
  return db.One<model::Staff>(Query::kFindStaff, id);
}

std::optional<model::Staff> FindStaffByEmail(Database& db, std::string_view email_key) {
  return db.One<model::Staff>(Query::kFindStaffByEmail, email_key);
}

std::optional<model::Staff> FindStaffByName(Database& db, std::string_view name) {
  return db.One<model::Staff>(Query::kFindStaffByName, name);
}

std::vector<model::Staff> ListStaff(Database& db) {
  return db.All<model::Staff>(Query::kListStaff);
}

std::int64_t InsertStaff(Database& db, const model::Staff& s, std::int64_t now) {
  db.Run(Query::kInsertStaff, s.email, s.email_key, s.name, s.role, s.language, s.password, now);
  return db.LastId("staff");
}

void UpdateStaffPassword(Database& db, std::int64_t id, std::string_view password) {
  db.Run(Query::kUpdateStaffPassword, password, id);
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

void InsertStaffWebsite(Database& db, std::int64_t staff_id, std::int64_t website_id) {
  db.Run(Query::kInsertStaffWebsite, staff_id, website_id);
}

}  // namespace store
