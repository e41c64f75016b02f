// The tables staff and staff_website.
#ifndef PFORTE_STORE_STAFF_H_
#define PFORTE_STORE_STAFF_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/staff.h"
#include "store/database.h"

namespace store {

[[nodiscard]] std::optional<model::Staff> FindStaff(Database&, std::int64_t id);
[[nodiscard]] std::optional<model::Staff> FindStaffByEmail(Database&, std::string_view email_key);
[[nodiscard]] std::optional<model::Staff> FindStaffByName(Database&, std::string_view name);
[[nodiscard]] std::vector<model::Staff> ListStaff(Database&);
std::int64_t InsertStaff(Database&, const model::Staff&, std::int64_t now);
void UpdateStaffPassword(Database&, std::int64_t id, std::string_view password);
void UpdateStaffDisabled(Database&, std::int64_t id, bool disabled);
void UpdateStaffSignedIn(Database&, std::int64_t id, std::int64_t now);
[[nodiscard]] std::vector<std::int64_t> ListStaffWebsiteIds(Database&, std::int64_t staff_id);
void InsertStaffWebsite(Database&, std::int64_t staff_id, std::int64_t website_id);

}  // namespace store

#endif  // PFORTE_STORE_STAFF_H_
