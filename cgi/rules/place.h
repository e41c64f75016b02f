// Where a page of a list begins, as it stands in the address of that page.
#ifndef PFORTE_RULES_PLACE_H_
#define PFORTE_RULES_PLACE_H_

#include <optional>
#include <string>
#include <string_view>

#include "model/place.h"

namespace rules {

// "1795000000-4711": the time, then the id.
[[nodiscard]] std::string WritePlace(const model::Place&);
[[nodiscard]] std::optional<model::Place> ReadPlace(std::string_view text);

}  // namespace rules

#endif  // PFORTE_RULES_PLACE_H_
