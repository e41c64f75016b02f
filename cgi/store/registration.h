// The table registration.
#ifndef PFORTE_STORE_REGISTRATION_H_
#define PFORTE_STORE_REGISTRATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/registration.h"
#include "model/stage.h"
#include "store/access.h"
#include "store/database.h"

namespace store {

struct RegistrationFilter {
  std::int64_t website_id = 0;
  std::string order_number, pattern;  // "": any
};

[[nodiscard]] std::optional<model::Registration> FindRegistration(Database&, std::int64_t id);
[[nodiscard]] std::optional<model::Registration> FindRegistrationByEmail(Database&, std::int64_t website_id,
                                                                         std::string_view email_key);
[[nodiscard]] std::optional<model::RegistrationLine> FindRegistrationLine(Database&, std::int64_t id);
// As ListAccessKeys, by the time of asking. The first two look at every website.
[[nodiscard]] QueueKeys ListRegistrationKeys(Database&, const RegistrationFilter&, const Span&);
[[nodiscard]] QueueKeys ListRegistrationKeysBackwards(Database&, const RegistrationFilter&, const Span&);
[[nodiscard]] QueueKeys ListRegistrationKeysOfWebsite(Database&, const RegistrationFilter&, const Span&);
[[nodiscard]] QueueKeys ListRegistrationKeysOfWebsiteBackwards(Database&, const RegistrationFilter&, const Span&);
// Counted up to `most`.
[[nodiscard]] std::int64_t CountRegistrations(Database&, std::int64_t most);
[[nodiscard]] std::int64_t CountRegistrationsOfWebsite(Database&, std::int64_t website_id, std::int64_t most);
std::int64_t InsertRegistration(Database&, const model::Registration&, std::int64_t now);
void UpdateRegistration(Database&, const model::Registration&, std::int64_t now);
// Counts a wrong code; false if five were wrong already.
[[nodiscard]] bool UpdateRegistrationTries(Database&, std::int64_t id);
void UpdateRegistrationTriesReset(Database&, std::int64_t id);
[[nodiscard]] bool DeleteRegistration(Database&, std::int64_t id);
std::int64_t DeleteOldRegistrations(Database&, std::int64_t before);

}  // namespace store

#endif  // PFORTE_STORE_REGISTRATION_H_
