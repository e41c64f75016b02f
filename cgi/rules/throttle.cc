#include "rules/throttle.h"

#include "crypto/token.h"
#include "store/bucket.h"

namespace rules {

bool Reservation::Take(const Limit& limit, std::string_view who) {
  std::string name = crypto::Digest(house_.keys, crypto::Use::kThrottle, {limit.what, who});
  std::int64_t cost = limit.every * 1000;
  if (!store::ReserveBucket(house_.Throttle(), name, house_.Now() * 1000, cost, cost * limit.burst)) return false;
  taken_.push_back({std::move(name), cost});
  return true;
}

void Reservation::Refund() {
  for (const Taken& taken : taken_) store::RefundBucket(house_.Throttle(), taken.name, taken.cost);
  taken_.clear();
}

Limit SignInNetwork(const House& house) {
  return {"sign-in network", house.config.sign_ins_per_network, 20};
}

Limit MailNetwork(const House& house) {
  return {"mail network", house.config.mails_per_network, 360};
}

}  // namespace rules
