// An office and a web host of a split operation, with a pipe between them that can be cut at any byte.
#ifndef PFORTE_TESTS_SUPPORT_SPLIT_H_
#define PFORTE_TESTS_SUPPORT_SPLIT_H_

#include <cstddef>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "rules/house.h"
#include "rules/sync.h"
#include "rules/sync_frame.h"

namespace support {

// What went through a pipe, and after how many bytes it breaks.
struct Wire {
  static constexpr std::size_t kWhole = std::numeric_limits<std::size_t>::max();
  std::size_t up_end = kWhole, down_end = kWhole;  // to the web host, to the office
  std::size_t up = 0, down = 0;                    // bytes that went through
  std::vector<std::size_t> up_ends, down_ends;     // where messages end
  std::size_t piece = 4096;                        // how many come at once
};

// A run over the wire. Throws what RunSync throws.
rules::SyncCount SyncOver(rules::House& office, rules::House& web, Wire& wire);
// False if the wire broke before the end.
bool TrySync(rules::House& office, rules::House& web, Wire& wire);

void PairHouses(rules::House& office, rules::House& web);

// Everything both sides should know alike, by name.
[[nodiscard]] std::map<std::string, rules::SyncJson> Known(rules::House&);

}  // namespace support

#endif  // PFORTE_TESTS_SUPPORT_SPLIT_H_
