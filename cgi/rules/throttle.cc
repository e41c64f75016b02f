#include "rules/throttle.h"

#include <algorithm>

#include "base/config.h"
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

bool Reservation::TakeNetwork(const Limit& limit, std::string_view network) {
  if (!Take(limit, network)) return false;
  std::string site = base::WiderNetwork(std::string(network));
  return site.empty() || Take({limit.what, limit.burst * 10, std::max<std::int64_t>(limit.every / 10, 1)}, site);
}

void Reservation::Refund() {
  if (taken_.empty()) return;
  store::Transaction transaction(house_.Throttle());
  for (const Taken& taken : taken_) store::RefundBucket(house_.Throttle(), taken.name, taken.cost);
  transaction.Commit();
  taken_.clear();
}

Limit SignInNetwork(const House& house) {
  return {"sign-in network", house.config.sign_ins_per_network, 20};
}

Limit MailNetwork(const House& house) {
  return {"mail network", house.config.mails_per_network, 360};
}

}  // namespace rules
