#include "rules/holder.h"

#include "rules/staff.h"
#include "store/access.h"
#include "store/website.h"

namespace rules {

std::optional<Holders> ListHolders(House& house, const Decider& decider, std::int64_t website_id, std::int64_t after,
                                   std::int64_t count) {
  auto website = store::FindWebsite(house.database, website_id);
  if (!website || (decider.staff && !MaySee(house, *decider.staff, website_id))) return std::nullopt;
  Holders holders{std::move(*website), {}, 0, false};
  holders.total = store::CountHolders(house.database, website_id, house.Now());
  holders.lines = store::ListHolders(house.database, website_id, house.Now(), after, count + 1);
  holders.has_next = static_cast<std::int64_t>(holders.lines.size()) > count;
  if (holders.has_next) holders.lines.pop_back();
  return holders;
}

}  // namespace rules
