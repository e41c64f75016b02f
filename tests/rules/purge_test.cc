#include "rules/purge.h"

#include <gtest/gtest.h>

#include "support/scenario.h"

namespace rules {
namespace {

using support::Scenario;

TEST(Purge, LeavesWhatIsStillOfUse) {
  Scenario scenario;
  auto website = scenario.AddWebsite();
  scenario.AddApproved(website, "erika@partner.example");
  scenario.Register(website, "neu@partner.example");
  auto link = scenario.Mail().Token();
  auto session = scenario.SignIn(website, "erika@partner.example");
  auto count = Purge(scenario.house);
  EXPECT_EQ(0, count.registrations + count.links + count.sessions + count.staff_sessions);
  EXPECT_TRUE(scenario.Passes(session));
  EXPECT_EQ(VerifyOutcome::kProven,
            VerifyByLink(scenario.house, website, link, support::kBrowser, "", support::kNetwork)
                .outcome);
}

TEST(Purge, ForgetsALinkAMonthAfterItsDeath) {
  Scenario scenario;
  auto website = scenario.AddWebsite();
  scenario.Register(website, "neu@partner.example");
  auto link = scenario.Mail().Token();
  scenario.Wait(29 * base::kDay);
  EXPECT_EQ(0, Purge(scenario.house).links);
  EXPECT_EQ(VerifyOutcome::kExpired,
            VerifyByLink(scenario.house, website, link, support::kBrowser, "", support::kNetwork)
                .outcome);
  scenario.Wait(2 * base::kDay + 1);
  EXPECT_EQ(1, Purge(scenario.house).links);
}

TEST(Purge, RemovesSessionsThatEndedAndBucketsThatAreEmpty) {
  Scenario scenario;
  auto website = scenario.AddWebsite();
  scenario.AddApproved(website, "erika@partner.example");
  (void)scenario.SignIn(website, "erika@partner.example");
  scenario.Wait(base::kDay + 1);
  auto count = Purge(scenario.house);
  EXPECT_EQ(1, count.sessions);
  EXPECT_GT(count.buckets, 0);
}

}  // namespace
}  // namespace rules
