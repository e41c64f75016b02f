// The table registration.
#ifndef PFORTE_STORE_REGISTRATION_H_
#define PFORTE_STORE_REGISTRATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/registration.h"
#include "store/database.h"

namespace store {

struct RegistrationFilter {
  std::int64_t website_id = 0;
  std::int64_t staff_id = 0;
  std::string pattern;
};

[[nodiscard]] std::optional<model::Registration> FindRegistration(Database&, std::int64_t id);
[[nodiscard]] std::optional<model::Registration> FindRegistrationByEmail(Database&, std::int64_t website_id,
                                                                         std::string_view email_key);
[[nodiscard]] std::vector<model::RegistrationLine> ListRegistrations(Database&, const RegistrationFilter&,
                                                                     std::int64_t count, std::int64_t skip);
[[nodiscard]] std::int64_t CountRegistrations(Database&, const RegistrationFilter&);
std::int64_t InsertRegistration(Database&, const model::Registration&, std::int64_t now);
void UpdateRegistration(Database&, const model::Registration&, std::int64_t now);
// Counts a wrong code; false if five were wrong already.
[[nodiscard]] bool UpdateRegistrationTries(Database&, std::int64_t id);
void UpdateRegistrationTriesReset(Database&, std::int64_t id);
[[nodiscard]] bool DeleteRegistration(Database&, std::int64_t id);
std::int64_t DeleteOldRegistrations(Database&, std::int64_t before);

}  // namespace store

#endif  // PFORTE_STORE_REGISTRATION_H_
