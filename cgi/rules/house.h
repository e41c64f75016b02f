// What every rule works with: the databases, the keys, the clock, the configuration. Made once per
// process by its main, or by a test.
#ifndef PFORTE_RULES_HOUSE_H_
#define PFORTE_RULES_HOUSE_H_

#include "base/clock.h"
#include "base/config.h"
#include "crypto/keys.h"
#include "crypto/password.h"
#include "store/database.h"

namespace rules {

struct House {
  base::Config config;
  crypto::Keys keys;
  store::Database database;
  store::Database throttle;
  base::Clock clock;

  [[nodiscard]] std::int64_t Now() const { return clock(); }
  [[nodiscard]] crypto::Cost Cost() const { return {config.argon2_memory_kib, config.argon2_passes}; }
};

// Opens everything that pforte.toml names, for the rights of `part`. Throws base::Fault.
[[nodiscard]] House OpenHouse(store::Part part);
[[nodiscard]] House OpenHouse(store::Part part, const std::string& config_path);

}  // namespace rules

#endif  // PFORTE_RULES_HOUSE_H_
