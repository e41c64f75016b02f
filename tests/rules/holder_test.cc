#include "rules/holder.h"

#include <gtest/gtest.h>

#include "rules/import.h"
#include "store/access.h"
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

// Where there are many the contacts are walked instead of sorted: the list is the same.
TEST(ListHolders, IsInTheSameOrderHoweverManyThereAre) {
  Scenario scenario;
  const auto website = scenario.AddWebsite(), other = scenario.AddWebsite("other.muster.example");
  Import import(scenario.house, false);
  for (int i = 0; i < 40; ++i) {
    ImportRow row;
    row.form.email = "person" + std::to_string(i) + "@partner.example";
    row.form.company = i % 4 == 0 ? "" : i % 3 == 0 ? "Ähre" : "firma " + std::to_string(i % 5);
    row.form.name = i % 2 == 0 ? "Same Name" : "Person " + std::to_string(40 - i);
    row.form.website_id = i % 7 == 0 ? other.id : website.id;
    row.form.proven = i % 9 != 0;
    row.form.mail = false;
    (void)import.Add({row});
  }
  auto& db = scenario.house.database;
  store::HolderPlace begin;
  const auto few = store::ListFewHolders(db, website.id, scenario.Now(), begin, 100);
  const auto many = store::ListManyHolders(db, website.id, scenario.Now(), begin, 100);
  ASSERT_GT(few.size(), 25u);
  ASSERT_EQ(few.size(), many.size());
  for (std::size_t i = 0; i < few.size(); ++i) {
    EXPECT_EQ(few[i].access.id, many[i].access.id) << i;
    const auto place = store::FindHolderPlace(db, few[i].access.id).value();
    for (auto list : {store::ListFewHolders, store::ListManyHolders}) {
      auto rest = list(db, website.id, scenario.Now(), place, 100);
      ASSERT_EQ(rest.size(), few.size() - i - 1);
      EXPECT_TRUE(rest.empty() || rest[0].access.id == few[i + 1].access.id);
    }
  }
}

}  // namespace
}  // namespace rules
