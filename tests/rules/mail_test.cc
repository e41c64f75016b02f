#include "rules/mail.h"

#include <gtest/gtest.h>

#include "rules/outbox.h"
#include "store/mail.h"
#include "support/scenario.h"

namespace rules {
namespace {

using model::Event;
using support::Scenario;

class QueueMailTest : public ::testing::Test {
 protected:
  model::Mail Newest() { return ListOutbox(scenario.house, {model::Delivery::kQueued}).mails.at(0); }

  Scenario scenario;
  model::Website website = scenario.AddWebsite("www.muster.example", model::Policy::kManual, "office@muster.example");
  model::Access access = scenario.AddApproved(website, "erika@probe.example");
  model::Account erika = scenario.Account("erika@probe.example");
  std::int64_t before = scenario.Queued();  // the digest
};

TEST_F(QueueMailTest, ReplacesWhatSaysTheSameAndStillWaits) {
  QueueMail(scenario.house, Event::kReset, website, erika, 0, 0);
  auto first = Newest();
  QueueMail(scenario.house, Event::kReset, website, erika, 0, 0);
  EXPECT_EQ(scenario.Queued(), before + 1);
  EXPECT_EQ(store::FindMail(scenario.house.database, first.id)->delivery, model::Delivery::kCancelled);
  QueueMail(scenario.house, Event::kPasswordChanged, website, erika, 0, 0);
  EXPECT_EQ(scenario.Queued(), before + 2) << "another event is another mail";
}

TEST_F(QueueMailTest, FollowsOneThatIsLeaving) {
  QueueMail(scenario.house, Event::kReset, website, erika, 0, 0);
  auto leaving = Newest();
  EXPECT_TRUE(store::UpdateMailLeased(scenario.house.database, leaving.id, scenario.Now(), scenario.Now() + 60));
  QueueMail(scenario.house, Event::kReset, website, erika, 0, 0);
  EXPECT_EQ(scenario.Queued(), before + 2);
  EXPECT_EQ(store::FindMail(scenario.house.database, leaving.id)->delivery, model::Delivery::kQueued);
}

TEST_F(QueueMailTest, CollapsesAllDecisionsOnOneAccess) {
  for (auto event : {Event::kInProcessing, Event::kApproved, Event::kRejected}) {
    QueueMail(scenario.house, event, website, erika, access.id, 120);
  }
  EXPECT_EQ(scenario.Queued(), before + 1);
  EXPECT_EQ(Newest().event, Event::kRejected);
  EXPECT_EQ(Newest().dedupe, DecisionDedupe(access.id));
  EXPECT_EQ(Newest().next_at, scenario.Now() + 120);
}

TEST_F(QueueMailTest, LetsAResetLiveHalfAnHourAndTheRestFiveDaysFromWhenTheyMayLeave) {
  QueueMail(scenario.house, Event::kReset, website, erika, 0, 60);
  EXPECT_EQ(Newest().expires_at, scenario.Now() + 60 + 30 * base::kMinute);
  QueueMail(scenario.house, Event::kApproved, website, erika, access.id, 60);
  EXPECT_EQ(Newest().expires_at, scenario.Now() + 60 + 5 * base::kDay);
}

TEST_F(QueueMailTest, QueuesOneDigestPerWebsiteAndNoneForNobody) {
  QueueDigest(scenario.house, website);
  QueueDigest(scenario.house, website);
  EXPECT_EQ(scenario.Queued(), before);
  website.office_copy = "";
  scenario.Wait(base::kHour);
  scenario.Mails();
  QueueDigest(scenario.house, website);
  EXPECT_EQ(scenario.Queued(), 0);
}

}  // namespace
}  // namespace rules
