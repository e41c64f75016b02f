// What every rule works with: the databases, the keys, the clock, the configuration. Made once per
// process by its main, or by a test.
#ifndef PFORTE_RULES_HOUSE_H_
#define PFORTE_RULES_HOUSE_H_

#include <optional>
#include <string>

#include "base/clock.h"
#include "base/config.h"
#include "crypto/keys.h"
#include "crypto/password.h"
#include "store/database.h"

namespace rules {

// Who acts and where, as the history writes it where no Decider says it. Set anew with every request.
struct Acting {
  std::string name = "command line";
  std::string source;  // the network address of the request, or the machine
};

struct House {
  base::Config config;
  crypto::Keys keys;
  store::Database database;
  std::optional<store::Database> throttle;  // nothing until somebody tries something: most requests do not
  base::Clock clock;
  Acting acting = {};

  // Opens it when first asked. Throws base::Fault: without its throttle nothing may be tried.
  [[nodiscard]] store::Database& Throttle();
  [[nodiscard]] std::int64_t Now() const { return clock(); }
  [[nodiscard]] crypto::Cost Cost() const { return {config.argon2_memory_kib, config.argon2_passes}; }
};

// Opens everything that pforte.toml names, for the rights of `part`. Throws base::Fault.
[[nodiscard]] House OpenHouse(store::Part part, const std::string& config_path);

// The house of a process that serves many requests: opened when first asked for, again after a failure, and again when
// the database file was replaced (a restored backup): a process must not go on judging by a file that is gone.
class HouseKeeper {
 public:
  explicit HouseKeeper(store::Part part) : part_(part) {}
  [[nodiscard]] House& Open();
  void Close() { house_.reset(); }

 private:
  store::Part part_;
  std::optional<House> house_;
};

}  // namespace rules

#endif  // PFORTE_RULES_HOUSE_H_
