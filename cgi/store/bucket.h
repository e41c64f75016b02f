// The throttle's buckets: GCRA (generic cell rate algorithm), one atomic statement.
#ifndef PFORTE_STORE_BUCKET_H_
#define PFORTE_STORE_BUCKET_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>


#include "store/database.h"

namespace store {

// Takes `cost` milliseconds from the bucket `name` which holds `burst`; false if that is too much.
[[nodiscard]] bool ReserveBucket(Database& throttle, std::string_view name, std::int64_t now_milliseconds,
                                 std::int64_t cost, std::int64_t burst);
void RefundBucket(Database& throttle, std::string_view name, std::int64_t cost);
std::int64_t DeleteOldBuckets(Database& throttle, std::int64_t before_milliseconds);

}  // namespace store

#endif  // PFORTE_STORE_BUCKET_H_
