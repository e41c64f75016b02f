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

namespace {

// Of the approved, those only who did not expire.
bool Holds(const AccessFilter& f) { return f.status == model::Status::kApproved; }

}  // namespace

QueueKeys ListAccessKeys(Database& db, const AccessFilter& f, const Span& s) {
  return db.All<model::Place>(Query::kListAccessKeys, f.status, s.from.at, s.from.id, s.until, Holds(f), f.now,
                                 s.count);
}

QueueKeys ListAccessKeysBackwards(Database& db, const AccessFilter& f, const Span& s) {
  return db.All<model::Place>(Query::kListAccessKeysBackwards, f.status, s.from.at, s.from.id, Holds(f), f.now,
                                 s.count);
}

QueueKeys ListAccessKeysOfWebsite(Database& db, const AccessFilter& f, const Span& s) {
  return db.All<model::Place>(Query::kListAccessKeysOfWebsite, f.status, f.website_id, s.from.at, s.from.id, s.until,
                                 Holds(f), f.now, s.count);
}

QueueKeys ListAccessKeysOfWebsiteBackwards(Database& db, const AccessFilter& f, const Span& s) {
  return db.All<model::Place>(Query::kListAccessKeysOfWebsiteBackwards, f.status, f.website_id, s.from.at, s.from.id,
                                 Holds(f), f.now, s.count);
}

QueueKeys ListAccessKeysOfDecider(Database& db, const AccessFilter& f, const Span& s) {
  return db.All<model::Place>(Query::kListAccessKeysOfDecider, f.status, f.decided_by, s.from.at, s.from.id, s.until,
                                 Holds(f), f.now, f.website_id, f.staff_id, s.count);
}

QueueKeys ListAccessKeysOfDeciderBackwards(Database& db, const AccessFilter& f, const Span& s) {
  return db.All<model::Place>(Query::kListAccessKeysOfDeciderBackwards, f.status, f.decided_by, s.from.at, s.from.id,
                                 Holds(f), f.now, f.website_id, f.staff_id, s.count);
}

QueueKeys ListExpiredAccessKeys(Database& db, const AccessFilter& f, const Span& s) {
  return db.All<model::Place>(Query::kListExpiredAccessKeys, s.from.at, s.from.id, s.until, f.decided_by,
                                 f.website_id, f.staff_id, s.count);
}

QueueKeys ListExpiredAccessKeysBackwards(Database& db, const AccessFilter& f, const Span& s) {
  return db.All<model::Place>(Query::kListExpiredAccessKeysBackwards, s.from.at, s.from.id, f.decided_by,
                                 f.website_id, f.staff_id, s.count);
}

QueueKeys ListAccessKeysOfOrder(Database& db, const AccessFilter& f, std::string_view order_number,
                                std::int64_t count) {
  return db.All<model::Place>(Query::kListAccessKeysOfOrder, f.expired, order_number, f.status, f.now, f.decided_by,
                                 f.website_id, f.staff_id, count);
}

QueueKeys ListAccessKeysOfWords(Database& db, const AccessFilter& f, std::string_view expression, std::int64_t count) {
  return db.All<model::Place>(Query::kListAccessKeysOfWords, f.expired, expression, f.status, f.now, f.decided_by,
                                 f.website_id, f.staff_id, count);
}

std::optional<std::int64_t> FindAccessMatch(Database& db, std::int64_t id, std::string_view pattern) {
  return db.One<std::int64_t>(Query::kFindAccessMatch, id, pattern);
}

std::int64_t CountAccesses(Database& db, const AccessFilter& f, std::int64_t most) {
  return db.One<std::int64_t>(Query::kCountAccesses, f.status, Holds(f), f.now, most).value_or(0);
}

std::int64_t CountAccessesOfWebsite(Database& db, const AccessFilter& f, std::int64_t most) {
  return db.One<std::int64_t>(Query::kCountAccessesOfWebsite, f.status, f.website_id, Holds(f), f.now, most)
      .value_or(0);
}

std::vector<model::AccessLine> ListAccessesAfter(Database& db, std::int64_t website_id, std::int64_t after,
                                                 std::int64_t count) {
  return db.All<model::AccessLine>(Query::kListAccessesAfter, after, website_id, count);
}

std::vector<model::AccessLine> ListFewHolders(Database& db, std::int64_t website_id, std::int64_t now,
                                              const HolderPlace& after, std::int64_t count) {
  return db.All<model::AccessLine>(Query::kListFewHolders, website_id, now, after.name, after.contact_id,
                                   after.account_id, count);
}

std::vector<model::AccessLine> ListManyHolders(Database& db, std::int64_t website_id, std::int64_t now,
                                               const HolderPlace& after, std::int64_t count) {
  return db.All<model::AccessLine>(Query::kListManyHolders, website_id, now, after.name, after.contact_id,
                                   after.account_id, count);
}

std::optional<HolderPlace> FindHolderPlace(Database& db, std::int64_t access_id) {
  return db.One<HolderPlace>(Query::kFindHolderPlace, access_id);
}

std::int64_t CountHolders(Database& db, std::int64_t website_id, std::int64_t now, std::int64_t most) {
  return db.One<std::int64_t>(Query::kCountHolders, website_id, now, most).value_or(0);
}

std::int64_t CountExpiredAccesses(Database& db, const AccessFilter& f, std::int64_t most) {
  return db.One<std::int64_t>(Query::kCountExpiredAccesses, f.now, f.staff_id, most).value_or(0);
}

std::int64_t InsertAccess(Database& db, const model::Access& a, std::int64_t now) {
  db.Run(Query::kInsertAccess, a.account_id, a.website_id, a.status, now, a.decided_by, a.reason,
      a.message,
         a.order_number, a.next, a.network);
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

void UpdateAccessAnswered(Database& db, std::int64_t id) { db.Run(Query::kUpdateAccessAnswered, id); }

bool UpdateAccessValidity(Database& db, std::int64_t id, std::int64_t version,
                          std::optional<std::int64_t> valid_until, std::optional<std::int64_t> valid_since) {
  return db.Run(Query::kUpdateAccessValidity, valid_until, valid_since, id, version) == 1;
}

void DeleteAccessesOfAccount(Database& db, std::int64_t account_id) {
  db.Run(Query::kDeleteAccessesOfAccount, account_id);
}

void UpdateAccessSynced(Database& db, const model::Access& a) {
  db.Run(Query::kUpdateAccessSynced, a.status, a.status_at, a.decided_by, a.reason, a.message, a.order_number,
         a.valid_until, a.requested_at, a.id);
}

void UpdateAccessNetworksForgotten(Database& db, std::int64_t before) {
  db.Run(Query::kUpdateAccessNetworksForgotten, before);
}

void DeleteAccessesOfCanary(Database& db, std::int64_t account_id) {
  db.Run(Query::kDeleteAccessesOfCanary, account_id);
}

}  // namespace store
