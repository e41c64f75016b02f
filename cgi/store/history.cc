#include "store/history.h"

namespace store {

void AppendHistory(Database& db, const model::History& h) {
  db.Run(Query::kAppendHistory, h.id, h.at, h.actor, h.act, h.contact_id, h.account_id, h.access_id, h.website_id,
         h.detail, h.source, h.was, h.became, h.salt, h.hash);
}

std::optional<model::HistoryHead> FindHistoryHead(Database& db) {
  return db.One<model::HistoryHead>(Query::kFindHistoryHead);
}

std::optional<model::HistoryHead> FindHistoryHash(Database& db, std::int64_t id) {
  return db.One<model::HistoryHead>(Query::kFindHistoryHash, id);
}

std::vector<HistoryRow> ListHistoryAfter(Database& db, std::int64_t id, std::int64_t count) {
  return db.All<HistoryRow>(Query::kListHistoryAfter, id, count);
}

void UpdateHistoryChained(Database& db, std::int64_t id, std::string_view salt, std::string_view hash) {
  db.Run(Query::kUpdateHistoryChained, salt, hash, id);
}

std::vector<model::History> ListHistoryOfContact(Database& db, std::int64_t contact_id) {
  return db.All<model::History>(Query::kListHistoryOfContact, contact_id);
}

std::vector<model::History> ListHistoryOfAccess(Database& db, std::int64_t access_id) {
  return db.All<model::History>(Query::kListHistoryOfAccess, access_id);
}

std::vector<model::History> ListHistoryOfWebsiteAfter(Database& db, std::int64_t website_id, std::int64_t after,
                                                      std::int64_t count) {
  return db.All<model::History>(Query::kListHistoryOfWebsiteAfter, after, website_id, count);
}

std::vector<model::AuditLine> ListAudit(Database& db, const AuditFilter& f, const model::Place& before,
                                        std::int64_t window, std::int64_t count) {
  return db.All<model::AuditLine>(Query::kListAudit, f.since, before.at, before.id, window, f.act, f.website_id,
                                  f.pattern, count);
}

std::vector<model::AuditLine> ListAuditOfActor(Database& db, const AuditFilter& f, const model::Place& before,
                                               std::int64_t window, std::int64_t count) {
  return db.All<model::AuditLine>(Query::kListAuditOfActor, f.actor, f.since, before.at, before.id, window, f.act,
                                  f.website_id, f.contact_id, f.pattern, count);
}

std::vector<model::AuditLine> ListAuditOfContact(Database& db, const AuditFilter& f, const model::Place& before,
                                                 std::int64_t window, std::int64_t count) {
  return db.All<model::AuditLine>(Query::kListAuditOfContact, f.contact_id, f.since, before.at, before.id, window,
                                  f.act, f.website_id, f.pattern, count);
}

std::optional<model::Place> FindAuditEnd(Database& db, const AuditFilter& f, const model::Place& before,
                                         std::int64_t window) {
  return db.One<model::Place>(Query::kFindAuditEnd, f.since, before.at, before.id, window - 1);
}

std::optional<model::Place> FindAuditEndOfActor(Database& db, const AuditFilter& f, const model::Place& before,
                                                std::int64_t window) {
  return db.One<model::Place>(Query::kFindAuditEndOfActor, f.actor, f.since, before.at, before.id, window - 1);
}

std::optional<model::Place> FindAuditEndOfContact(Database& db, const AuditFilter& f, const model::Place& before,
                                                  std::int64_t window) {
  return db.One<model::Place>(Query::kFindAuditEndOfContact, f.contact_id, f.since, before.at, before.id, window - 1);
}

std::vector<model::History> ListHistoryOfAccountToErase(Database& db, std::int64_t account_id,
                                                        std::int64_t contact_id) {
  return db.All<model::History>(Query::kListHistoryOfAccountToErase, account_id, contact_id);
}

std::vector<model::History> ListHistoryToErase(Database& db, std::int64_t contact_id, std::string_view email) {
  return db.All<model::History>(Query::kListHistoryToErase, contact_id, email);
}

void UpdateHistoryErased(Database& db, std::int64_t id, std::string_view erased) {
  db.Run(Query::kUpdateHistoryErased, erased, id);
}

}  // namespace store
