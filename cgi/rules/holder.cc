#include "rules/holder.h"

#include "rules/staff.h"
#include "store/access.h"
#include "store/website.h"

namespace rules {
namespace {

constexpr std::int64_t kPage = 1000;
// Walking to so many costs little, however few of the contacts are holders.
constexpr std::int64_t kPageOfMany = 50;

}  // namespace

std::optional<Holders> ListHolders(House& house, const Decider& decider, std::int64_t website_id, std::int64_t after,
                                   std::int64_t count) {
  auto website = store::FindWebsite(house.database, website_id);
  if (!website || (decider.staff && !MaySee(house, *decider.staff, website_id))) return std::nullopt;
  Holders holders{std::move(*website), {}, 0, false};
  holders.total = store::CountHolders(house.database, website_id, house.Now(), model::kHoldersMost + 1);
  // So many are sorted; where there are more, all contacts are walked in the order of company and name.
  const bool few = holders.total <= model::kHoldersMost;
  if (count == 0) count = few ? kPage : kPageOfMany;
  store::HolderPlace place;
  if (after != 0) place = store::FindHolderPlace(house.database, after).value_or(place);
  holders.lines = few ? store::ListFewHolders(house.database, website_id, house.Now(), place, count + 1)
                      : store::ListManyHolders(house.database, website_id, house.Now(), place, count + 1);
  holders.has_next = static_cast<std::int64_t>(holders.lines.size()) > count;
  if (holders.has_next) holders.lines.pop_back();
  return holders;
}

}  // namespace rules
