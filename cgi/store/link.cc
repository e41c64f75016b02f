#include "store/link.h"

namespace store {

std::optional<model::Link> FindLink(Database& db, std::string_view token) {
  return db.One<model::Link>(Query::kFindLink, token);
}

std::optional<model::Link> FindLinkByCode(Database& db, std::int64_t registration_id,
                                          std::string_view code, std::int64_t now) {
  return db.One<model::Link>(Query::kFindLinkByCode, registration_id, code, now);
}

void InsertLink(Database& db, const model::Link& l) {
  db.Run(Query::kInsertLink, l.token, l.purpose, l.registration_id, l.account_id, l.website_id,
      l.email, l.code,
         l.created_at, l.expires_at);
}

bool UpdateLinkUsed(Database& db, std::string_view token, std::int64_t now) {
  return db.Run(Query::kUpdateLinkUsed, now, token) == 1;
}

void UpdateLinksOfRegistrationUsed(Database& db, std::int64_t registration_id, std::int64_t now) {
  db.Run(Query::kUpdateLinksOfRegistrationUsed, now, registration_id);
}

void UpdateLinksOfAccountUsed(Database& db, std::int64_t account_id, std::int64_t now) {
  db.Run(Query::kUpdateLinksOfAccountUsed, now, account_id);
}

void UpdateOldLinksUsed(Database& db, model::Purpose purpose,
                        std::optional<std::int64_t> registration_id,
                        std::optional<std::int64_t> account_id, std::int64_t now) {
  db.Run(Query::kUpdateOldLinksUsed, now, purpose, registration_id, account_id);
}

std::int64_t DeleteOldLinks(Database& db, std::int64_t before) {
  return db.Run(Query::kDeleteOldLinks, before);
}

void DeleteLinksOfEmail(Database& db, std::string_view email) { db.Run(Query::kDeleteLinksOfEmail, email); }

}  // namespace store
