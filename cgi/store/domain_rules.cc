#include "store/domain_rules.h"

namespace store {

std::optional<model::DomainRules> FindDomainRules(Database& db, std::int64_t website_id) {
  return db.One<model::DomainRules>(Query::kFindDomainRules, website_id);
}

bool InsertDomainRules(Database& db, const model::DomainRules& r) {
  return db.Run(Query::kInsertDomainRules, r.website_id, r.rules) == 1;
}

bool UpdateDomainRules(Database& db, const model::DomainRules& r) {
  return db.Run(Query::kUpdateDomainRules, r.rules, r.website_id, r.version) == 1;
}

void InsertDomainRulesLike(Database& db, std::int64_t website_id, std::int64_t pattern_id) {
  db.Run(Query::kInsertDomainRulesLike, website_id, pattern_id);
}

}  // namespace store
