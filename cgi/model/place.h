// Where a row stands in a list that goes by time; rows of one second go by id.
#ifndef PFORTE_MODEL_PLACE_H_
#define PFORTE_MODEL_PLACE_H_

#include <cstdint>
#include <tuple>

namespace model {

struct Place {
  std::int64_t id = 0;
  std::int64_t at = 0;

  auto Columns() { return std::tie(id, at); }
};

}  // namespace model

#endif  // PFORTE_MODEL_PLACE_H_
