// A contact that was found to be another one, whose accounts went over to it.
#ifndef PFORTE_MODEL_MERGE_H_
#define PFORTE_MODEL_MERGE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

namespace model {

struct Merge {
  std::int64_t id = 0;
  std::int64_t contact_id = 0;
  std::int64_t into_id = 0;
  std::string number;  // customer number that went over, "" for none
  std::int64_t at = 0;
  std::optional<std::int64_t> undone_at;

  auto Columns() { return std::tie(id, contact_id, into_id, number, at, undone_at); }
};

}  // namespace model

#endif  // PFORTE_MODEL_MERGE_H_
