#include "rules/throttle.h"

#include <gtest/gtest.h>

#include "support/scenario.h"

namespace rules {
namespace {

constexpr Limit kThree{"three", 3, 10};

int Passed(support::Scenario& scenario, const std::string& who, int tries = 10, const Limit& limit = kThree) {
  int passed = 0;
  for (int i = 0; i < tries; ++i) passed += Reservation(scenario.house).Take(limit, who) ? 1 : 0;
  return passed;
}

TEST(Throttle, LetsTheBurstPassAndThenOnePerInterval) {
  support::Scenario scenario;
  EXPECT_EQ(Passed(scenario, "a"), 3);
  scenario.Wait(9);
  EXPECT_EQ(Passed(scenario, "a"), 0);
  scenario.Wait(1);
  EXPECT_EQ(Passed(scenario, "a"), 1);
  scenario.Wait(30);
  EXPECT_EQ(Passed(scenario, "a"), 3) << "and no more than the burst, however long the rest was";
}

TEST(Throttle, KeepsPeopleAndPurposesApart) {
  support::Scenario scenario;
  EXPECT_EQ(Passed(scenario, "a"), 3);
  EXPECT_EQ(Passed(scenario, "b"), 3);
  EXPECT_EQ(Passed(scenario, "a", 10, {"other", 3, 10}), 3);
}

TEST(Throttle, GivesBackAllThatWasTaken) {
  support::Scenario scenario;
  for (int i = 0; i < 10; ++i) {
    Reservation reservation(scenario.house);
    ASSERT_TRUE(reservation.Take(kThree, "a"));
    ASSERT_TRUE(reservation.Take({"other", 1, 1000}, "a"));
    reservation.Refund();
    reservation.Refund();
  }
  EXPECT_EQ(Passed(scenario, "a"), 3) << "nothing is given back twice";
}

TEST(Throttle, GivesASiteTenTimesWhatOneOfItsNetworksHas) {
  support::Scenario scenario;
  int passed = 0;
  for (int i = 0; i < 100; ++i) {
    passed += Reservation(scenario.house).TakeNetwork(kThree, "2001:db8:1:" + std::to_string(i) + "::/64") ? 1 : 0;
  }
  EXPECT_EQ(passed, 30);
  EXPECT_TRUE(Reservation(scenario.house).TakeNetwork(kThree, "2001:db8:2:1::/64"));
  for (int i = 0; i < 100; ++i) {
    EXPECT_TRUE(Reservation(scenario.house).TakeNetwork(kThree, "192.0.2." + std::to_string(i))) << "IPv4 has no sites";
  }
}

TEST(Throttle, BansNobodyWhenTheClockJumps) {
  support::Scenario scenario;
  scenario.Wait(1000 * base::kDay);
  EXPECT_EQ(Passed(scenario, "a"), 3);
  scenario.Wait(-1000 * base::kDay);
  EXPECT_GE(Passed(scenario, "a"), 1);
}

TEST(Throttle, TakesItsNetworkLimitsFromTheConfiguration) {
  support::Scenario scenario;
  scenario.house.config.sign_ins_per_network = 7;
  scenario.house.config.mails_per_network = 4;
  EXPECT_EQ(Passed(scenario, "n", 20, SignInNetwork(scenario.house)), 7);
  EXPECT_EQ(Passed(scenario, "n", 20, MailNetwork(scenario.house)), 4);
}

}  // namespace
}  // namespace rules
