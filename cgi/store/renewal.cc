#include "store/renewal.h"

namespace store {

std::optional<model::Renewal> FindRenewal(Database& db, std::int64_t access_id) {
  return db.One<model::Renewal>(Query::kFindRenewal, access_id);
}

std::vector<std::int64_t> ListAccessIdsToTell(Database& db, std::int64_t now, std::int64_t soon, std::int64_t count) {
  return db.All<std::int64_t>(Query::kListAccessIdsToTell, now, soon, count);
}

std::optional<std::int64_t> FindAccessTerm(Database& db, std::int64_t access_id) {
  return db.One<std::int64_t>(Query::kFindAccessTerm, access_id);
}

void InsertRenewal(Database& db, std::int64_t access_id, std::int64_t ends_at, std::int64_t now) {
  db.Run(Query::kInsertRenewal, access_id, ends_at, now);
}

bool UpdateRenewalAsked(Database& db, std::int64_t access_id, std::int64_t now) {
  return db.Run(Query::kUpdateRenewalAsked, now, access_id) == 1;
}

void UpdateRenewalAnswered(Database& db, std::int64_t access_id) {
  db.Run(Query::kUpdateRenewalAnswered, access_id);
}

bool UpdateRenewalDeclined(Database& db, std::int64_t access_id, std::int64_t now) {
  return db.Run(Query::kUpdateRenewalDeclined, now, access_id) == 1;
}

QueueKeys ListRenewalKeys(Database& db, const AccessFilter& f, const Span& s) {
  return db.All<model::Place>(Query::kListRenewalKeys, s.from.at, s.from.id, s.until, f.decided_by, f.website_id,
                                 f.staff_id, s.count);
}

QueueKeys ListRenewalKeysBackwards(Database& db, const AccessFilter& f, const Span& s) {
  return db.All<model::Place>(Query::kListRenewalKeysBackwards, s.from.at, s.from.id, f.decided_by, f.website_id,
                                 f.staff_id, s.count);
}

std::int64_t CountRenewals(Database& db, const AccessFilter& f, std::int64_t most) {
  return db.One<std::int64_t>(Query::kCountRenewals, f.staff_id, most).value_or(0);
}

}  // namespace store
