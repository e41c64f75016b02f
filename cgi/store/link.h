// The table link: single-use secrets in mails.
#ifndef PFORTE_STORE_LINK_H_
#define PFORTE_STORE_LINK_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/link.h"
#include "store/database.h"

namespace store {

[[nodiscard]] std::optional<model::Link> FindLink(Database&, std::string_view token);
// An unused, unexpired one of that registration.
[[nodiscard]] std::optional<model::Link> FindLinkByCode(Database&, std::int64_t registration_id, std::string_view code,
                                                        std::int64_t now);
void InsertLink(Database&, const model::Link&);
// Uses it up. True for exactly one caller, ever.
[[nodiscard]] bool UpdateLinkUsed(Database&, std::string_view token, std::int64_t now);
void UpdateLinksOfRegistrationUsed(Database&, std::int64_t registration_id, std::int64_t now);
void UpdateLinksOfAccountUsed(Database&, std::int64_t account_id, std::int64_t now);
// Before another is added: leaves the newest two of its purpose and person alive.
void UpdateOldLinksUsed(Database&, model::Purpose, std::optional<std::int64_t> registration_id,
                        std::optional<std::int64_t> account_id, std::int64_t now);
std::int64_t DeleteOldLinks(Database&, std::int64_t before);
// All that were mailed to that address.
void DeleteLinksOfEmail(Database&, std::string_view email);

}  // namespace store

#endif  // PFORTE_STORE_LINK_H_
