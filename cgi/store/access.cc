#include "store/access.h"

namespace store {

std::optional<model::Access> FindAccess(Database& db, std::int64_t id) {
  return db.One<model::Access>(Query::kFindAccess, id);
}

std::optional<model::Access> FindAccessOfAccount(Database& db, std::int64_t account_id,
                                                 std::int64_t website_id) {
  return db.One<model::Access>(Query::kFindAccessOfAccount, account_id, website_id);
}

std::optional<model::AccessLine> FindAccessLine(Database& db, std::int64_t id) {
  return db.One<model::AccessLine>(Query::kFindAccessLine, id);
}

std::vector<model::AccessLine> ListAccessesOfAccount(Database& db, std::int64_t account_id) {
  return db.All<model::AccessLine>(Query::kListAccessesOfAccount, account_id);
}

std::vector<model::AccessLine> ListAccessesOfContact(Database& db, std::int64_t contact_id) {
  return db.All<model::AccessLine>(Query::kListAccessesOfContact, contact_id);
}

std::vector<model::AccessLine> ListAccesses(Database& db, const AccessFilter& f, std::int64_t now,
                                            std::int64_t count, std::int64_t skip) {
  return db.All<model::AccessLine>(Query::kListAccesses, f.status, f.expired, now, f.website_id,
      f.staff_id, f.pattern,
                                   count, skip);
}

std::int64_t CountAccesses(Database& db, const AccessFilter& f, std::int64_t now) {
  return db.One<std::int64_t>(Query::kCountAccesses, f.status, f.expired, now, f.website_id,
                              f.staff_id, f.pattern)
      .value_or(0);
}

std::vector<model::AccessLine> ListAccessesAfter(Database& db, std::int64_t website_id, std::int64_t after,
                                                 std::int64_t count) {
  return db.All<model::AccessLine>(Query::kListAccessesAfter, after, website_id, count);
}

std::vector<model::AccessLine> ListHolders(Database& db, std::int64_t website_id, std::int64_t now, std::int64_t after,
                                           std::int64_t count) {
  return db.All<model::AccessLine>(Query::kListHolders, website_id, now, after, count);
}

std::int64_t CountHolders(Database& db, std::int64_t website_id, std::int64_t now) {
  return db.One<std::int64_t>(Query::kCountHolders, website_id, now).value_or(0);
}

std::int64_t InsertAccess(Database& db, const model::Access& a, std::int64_t now) {
  db.Run(Query::kInsertAccess, a.account_id, a.website_id, a.status, now, a.decided_by, a.reason,
      a.message,
         a.order_number, a.next);
  return db.LastId("access");
}

bool UpdateAccessStatus(Database& db, std::int64_t id, std::int64_t version, model::Status status,
                        std::string_view decided_by, std::string_view reason, std::int64_t now) {
  return db.Run(Query::kUpdateAccessStatus, status, now, decided_by, reason, id, version) == 1;
}

bool UpdateAccessRequested(Database& db, std::int64_t id, model::Status status,
                           std::string_view message, std::string_view order_number,
                           std::int64_t now) {
  return db.Run(Query::kUpdateAccessRequested, status, now, message, order_number, id) == 1;
}

bool UpdateAccessWithdrawn(Database& db, std::int64_t id, std::int64_t now) {
  return db.Run(Query::kUpdateAccessWithdrawn, now, id) == 1;
}

bool UpdateAccessMessage(Database& db, std::int64_t id, std::string_view message) {
  return db.Run(Query::kUpdateAccessMessage, message, id) == 1;
}

bool UpdateAccessValidity(Database& db, std::int64_t id, std::int64_t version,
                          std::optional<std::int64_t> valid_until) {
  return db.Run(Query::kUpdateAccessValidity, valid_until, id, version) == 1;
}

void DeleteAccessesOfCanary(Database& db, std::int64_t account_id) {
  db.Run(Query::kDeleteAccessesOfCanary, account_id);
}

}  // namespace store
