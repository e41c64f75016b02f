#include "rules/seed.h"

#include <gtest/gtest.h>

#include <map>

#include "rules/customer.h"
#include "store/access.h"
#include "support/scenario.h"

namespace rules {
namespace {

using support::Scenario;

TEST(Seed, MakesTheSamePeopleForTheSameSeedInAnyPieces) {
  Scenario scenario;
  scenario.AddWebsite();
  scenario.AddWebsite("other.muster.example");
  EXPECT_EQ(SeedOutcome::kReady, MaySeed(scenario.house));
  Seed(scenario.house, 1, 1, 300);
  EXPECT_EQ(300, CountContacts(scenario.house));
  EXPECT_EQ(SeedOutcome::kReady, MaySeed(scenario.house));
  Scenario again;
  EXPECT_EQ(SeedOutcome::kNoWebsite, MaySeed(again.house));
  again.AddWebsite();
  again.AddWebsite("other.muster.example");
  Seed(again.house, 1, 1, 100);
  Seed(again.house, 1, 101, 300);
  auto one = store::ListAccessesAfter(scenario.house.database, 0, 0, 1000);
  auto two = store::ListAccessesAfter(again.house.database, 0, 0, 1000);
  ASSERT_EQ(one.size(), two.size());
  std::map<model::Status, int> counts;
  int expired = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].email, two[i].email);
    EXPECT_EQ(one[i].company, two[i].company);
    EXPECT_EQ(one[i].access.requested_at, two[i].access.requested_at);
    EXPECT_LE(one[i].access.requested_at, scenario.Now());
    EXPECT_GT(one[i].access.requested_at, scenario.Now() - 731 * 86'400);
    ++counts[one[i].access.status];
    expired += one[i].access.valid_until && *one[i].access.valid_until <= scenario.Now() ? 1 : 0;
  }
  for (auto status : {model::Status::kApproved, model::Status::kInProcessing, model::Status::kRejected}) {
    EXPECT_GT(counts[status], 3);
  }
  EXPECT_GT(expired, 3);
}

TEST(MaySeed, RefusesADatabaseThatHoldsPeople) {
  Scenario scenario;
  const auto website = scenario.AddWebsite();
  scenario.Register(website, "erika@partner.example");
  EXPECT_EQ(SeedOutcome::kRealPeople, MaySeed(scenario.house));
  Scenario by_hand;
  by_hand.AddWebsite();
  model::Contact contact;
  contact.name = "Erika";
  contact.number = "S-1";
  (void)SaveContact(by_hand.house, {}, contact);
  EXPECT_EQ(SeedOutcome::kRealPeople, MaySeed(by_hand.house));
}

}  // namespace
}  // namespace rules
