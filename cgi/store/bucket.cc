#include "store/bucket.h"

namespace store {

bool ReserveBucket(Database& db, std::string_view name, std::int64_t now_milliseconds,
                   std::int64_t cost, std::int64_t burst) {
  return db.Run(Query::kReserveBucket, name, now_milliseconds, cost, burst) == 1;
}

void RefundBucket(Database& db, std::string_view name, std::int64_t cost) {
  db.Run(Query::kRefundBucket, cost, name);
}

std::int64_t DeleteOldBuckets(Database& db, std::int64_t before_milliseconds) {
  return db.Run(Query::kDeleteOldBuckets, before_milliseconds);
}

}  // namespace store
