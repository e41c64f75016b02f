// The table domain_rules.
#ifndef PFORTE_STORE_DOMAIN_RULES_H_
#define PFORTE_STORE_DOMAIN_RULES_H_

#include <cstdint>
#include <optional>

#include "model/domain_rules.h"
#include "store/database.h"

namespace store {

[[nodiscard]] std::optional<model::DomainRules> FindDomainRules(Database&, std::int64_t website_id);
// False if the website has some already.
[[nodiscard]] bool InsertDomainRules(Database&, const model::DomainRules&);
// False if they are of another version.
[[nodiscard]] bool UpdateDomainRules(Database&, const model::DomainRules&);

void InsertDomainRulesLike(Database&, std::int64_t website_id, std::int64_t pattern_id);

}  // namespace store

#endif  // PFORTE_STORE_DOMAIN_RULES_H_
