#include "rules/holder.h"

#include <gtest/gtest.h>

#include "rules/import.h"
#include "support/scenario.h"

namespace rules {
namespace {

using support::Scenario;

TEST(ListHolders, TellsWhoMayReadTodayPageByPageOnlyToThoseWhoMayKnow) {
  Scenario scenario;
  const auto website = scenario.AddWebsite(), other = scenario.AddWebsite("other.muster.example");
  auto row = [&](const std::string& email) {
    ImportRow one;
    one.form.email = email;
    one.form.website_id = website.id;
    one.form.mail = false;
    return one;
  };
  scenario.AddApproved(website, "in@partner.example");
  scenario.AddApplicant(website, "waiting@partner.example");
  auto expired = row("expired@partner.example"), until = row("until@partner.example");
  expired.form.proven = until.form.proven = true;
  expired.form.valid_until = scenario.Now() - 1;
  until.form.valid_until = scenario.Now() + 10;
  until.form.company = "aardvark ltd";
  (void)Import(scenario.house, false).Add({row("unproven@partner.example"), expired, until});
  auto holders = ListHolders(scenario.house, {}, website.id, 0, 10);
  ASSERT_TRUE(holders);
  EXPECT_EQ(2, holders->total);
  ASSERT_EQ(2u, holders->lines.size());
  EXPECT_FALSE(holders->has_next);
  // Page by page it is the same list.
  auto first = ListHolders(scenario.house, {}, website.id, 0, 1);
  EXPECT_TRUE(first->has_next);
  EXPECT_EQ(holders->lines[0].email, first->lines[0].email);
  auto second = ListHolders(scenario.house, {}, website.id, first->lines[0].access.id, 1);
  EXPECT_FALSE(second->has_next);
  EXPECT_EQ(holders->lines[1].email, second->lines[0].email);
  scenario.Wait(10);
  EXPECT_EQ(1, ListHolders(scenario.house, {}, website.id, 0, 10)->total);
  EXPECT_FALSE(ListHolders(scenario.house, {}, 99, 0, 10));
  auto otto = scenario.AddStaff("Otto", model::Role::kApprover, {other.id});
  EXPECT_FALSE(ListHolders(scenario.house, {otto}, website.id, 0, 10));
  EXPECT_TRUE(ListHolders(scenario.house, {otto}, other.id, 0, 10));
}

}  // namespace
}  // namespace rules
