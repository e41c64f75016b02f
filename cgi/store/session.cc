#include "store/session.h"

namespace store {

std::optional<SessionOfAccount> FindSession(Database& db, std::string_view token, std::string_view host,
                                            std::int64_t now) {
  return db.One<SessionOfAccount>(Query::kFindSession, token, host, now, now - model::kSessionIdle);
}

std::optional<SessionOfAccount> FindSessionOfFamily(Database& db, std::string_view family, std::int64_t now) {
  return db.One<SessionOfAccount>(Query::kFindSessionOfFamily, family, now, now - model::kSessionIdle);
}

std::optional<Pass> FindPass(Database& db, std::string_view host, std::string_view path, std::string_view token,
                             std::int64_t now) {
  return db.One<Pass>(Query::kFindPass, host, path, token, now, now - model::kSessionIdle);
}

std::optional<Pass> FindPassOfAccount(Database& db, std::string_view host, std::string_view path,
                                      std::int64_t account_id, std::int64_t now) {
  return db.One<Pass>(Query::kFindPassOfAccount, host, now, now - model::kSessionIdle, path, account_id);
}

std::optional<std::int64_t> FindSessionAccount(Database& db, std::string_view token, std::string_view host) {
  return db.One<std::int64_t>(Query::kFindSessionAccount, token, host);
}

std::vector<Admission> ListAdmissions(Database& db, const AdmissionFilter& f, std::int64_t now) {
  return db.All<Admission>(Query::kListAdmissions, now, f.account_id, f.website_id);
}

void InsertSession(Database& db, const model::Session& s) {
  db.Run(Query::kInsertSession, s.token, s.account_id, s.created_at, s.expires_at, s.host, s.family);
}

void UpdateSessionSeen(Database& db, std::string_view token, std::int64_t now) {
  db.Run(Query::kUpdateSessionSeen, now, token);
}

void DeleteSession(Database& db, std::string_view token) { db.Run(Query::kDeleteSession, token); }

void DeleteSessionFamily(Database& db, std::string_view token) {
  db.Run(Query::kDeleteSessionFamily, token);
}

void DeleteSessionsOfAccount(Database& db, std::int64_t account_id) {
  db.Run(Query::kDeleteSessionsOfAccount, account_id);
}

std::int64_t DeleteOldSessions(Database& db, std::int64_t now) {
  return db.Run(Query::kDeleteOldSessions, now, now - model::kSessionIdle);
}

std::optional<SessionOfStaff> FindStaffSession(Database& db, std::string_view token,
                                               std::int64_t now) {
  return db.One<SessionOfStaff>(Query::kFindStaffSession, token, now, now - model::kStaffIdle);
}

void InsertStaffSession(Database& db, const model::StaffSession& s) {
  db.Run(Query::kInsertStaffSession, s.token, s.staff_id, s.created_at, s.expires_at, s.step, s.proven_at, s.network,
         s.browser);
}

std::vector<model::StaffSession> ListStaffSessions(Database& db, std::int64_t staff_id, std::int64_t now) {
  return db.All<model::StaffSession>(Query::kListStaffSessions, staff_id, now, now - model::kStaffIdle);
}

void UpdateStaffSessionProven(Database& db, std::string_view token, std::int64_t now) {
  db.Run(Query::kUpdateStaffSessionProven, now, token);
}

void UpdateStaffSessionSeen(Database& db, std::string_view token, std::int64_t now) {
  db.Run(Query::kUpdateStaffSessionSeen, now, token);
}

void DeleteStaffSession(Database& db, std::string_view token) {
  db.Run(Query::kDeleteStaffSession, token);
}

void DeleteSessionsOfStaff(Database& db, std::int64_t staff_id, std::string_view except_token) {
  db.Run(Query::kDeleteSessionsOfStaff, staff_id, except_token);
}

std::int64_t DeleteOldStaffSessions(Database& db, std::int64_t now) {
  return db.Run(Query::kDeleteOldStaffSessions, now, now - model::kStaffIdle);
}

}  // namespace store
