// The end of an access that its holder was told, and whether more time is asked for.
#ifndef PFORTE_MODEL_RENEWAL_H_
#define PFORTE_MODEL_RENEWAL_H_

#include <cstdint>
#include <optional>
#include <tuple>

namespace model {

struct Renewal {
  std::int64_t access_id = 0;
  std::int64_t ends_at = 0;                 // the valid_until it is about
  std::int64_t told_at = 0;
  std::optional<std::int64_t> asked_at;     // since when the holder asks for more time, until the office has answered
  std::optional<std::int64_t> declined_at;  // when the office let it end

  auto Columns() { return std::tie(access_id, ends_at, told_at, asked_at, declined_at); }
};

}  // namespace model

#endif  // PFORTE_MODEL_RENEWAL_H_
