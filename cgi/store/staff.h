// The tables staff, staff_website, staff_recovery and staff_link.
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
[[nodiscard]] std::optional<model::Staff> FindStaffByLogin(Database&, std::string_view login);
[[nodiscard]] std::optional<model::Staff> FindStaffByName(Database&, std::string_view name);
[[nodiscard]] std::vector<model::Staff> ListStaff(Database&);
std::int64_t InsertStaff(Database&, const model::Staff&, std::int64_t now);
void UpdateStaffPassword(Database&, std::int64_t id, std::string_view password);
void UpdateStaffLanguage(Database&, std::int64_t id, std::string_view language);
void UpdateStaffLogin(Database&, std::int64_t id, std::string_view login);
void UpdateStaffFactor(Database&, std::int64_t id, std::string_view factor, std::int64_t step);
// False if a code of that step or a later one was used already.
[[nodiscard]] bool UpdateStaffFactorStep(Database&, std::int64_t id, std::int64_t step);
void UpdateStaffRole(Database&, std::int64_t id, model::Role role);
// Those who can sign in, without `id`.
[[nodiscard]] std::int64_t CountOtherAdministrators(Database&, std::int64_t id);
void UpdateStaffDisabled(Database&, std::int64_t id, bool disabled);
void UpdateStaffSignedIn(Database&, std::int64_t id, std::int64_t now);
[[nodiscard]] std::vector<std::int64_t> ListStaffWebsiteIds(Database&, std::int64_t staff_id);
// By name.
[[nodiscard]] std::vector<model::Staff> ListStaffOfWebsite(Database&, std::int64_t website_id);
void InsertStaffWebsite(Database&, std::int64_t staff_id, std::int64_t website_id);
void DeleteStaffWebsite(Database&, std::int64_t staff_id, std::int64_t website_id);
void DeleteStaffWebsites(Database&, std::int64_t staff_id);

[[nodiscard]] std::int64_t CountStaffRecovery(Database&, std::int64_t staff_id);  // those that are left
void InsertStaffRecovery(Database&, std::int64_t staff_id, std::string_view code);
// False if that person has no such code, or it was used already.
[[nodiscard]] bool UpdateStaffRecoveryUsed(Database&, std::int64_t staff_id, std::string_view code, std::int64_t now);
void DeleteStaffRecovery(Database&, std::int64_t staff_id);

[[nodiscard]] std::optional<model::StaffLink> FindStaffLink(Database&, std::string_view token);
void InsertStaffLink(Database&, const model::StaffLink&);
// False if it was used already.
[[nodiscard]] bool UpdateStaffLinkUsed(Database&, std::string_view token, std::int64_t now);
void UpdateLinksOfStaffUsed(Database&, std::int64_t staff_id, std::int64_t now);
std::int64_t DeleteOldStaffLinks(Database&, std::int64_t before);

}  // namespace store

#endif  // PFORTE_STORE_STAFF_H_
