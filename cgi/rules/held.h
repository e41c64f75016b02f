// What the database holds about a contact, all of it, for whoever asks (GDPR article 15).
#ifndef PFORTE_RULES_HELD_H_
#define PFORTE_RULES_HELD_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rules/decide.h"
#include "rules/house.h"

namespace rules {

using HeldFields = std::vector<std::pair<std::string, std::string>>;  // name and value; times in RFC 3339
struct HeldTable {
  std::string name;  // "account"
  std::vector<HeldFields> rows;
};
// In the order of reading; fields that say nothing are left out. Nothing if there is no such contact, or the decider
// reads not everything.
[[nodiscard]] std::optional<std::vector<HeldTable>> ListHeld(House&, const Decider&, std::int64_t contact_id);

// The same as one JSON object, a list for each table, to hand out: noted. "" as above.
[[nodiscard]] std::string ExportHeld(House&, const Decider&, std::int64_t contact_id);

}  // namespace rules

#endif  // PFORTE_RULES_HELD_H_
