#include "rules/queue.h"

#include <gtest/gtest.h>

#include "rules/status.h"
#include "support/scenario.h"

namespace rules {
namespace {

using model::Status;
using support::Scenario;

class QueueTest : public ::testing::Test {
 protected:
  std::int64_t Count(Stage stage, std::int64_t scope = 0) {
    QueueFilter filter;
    filter.stage = stage;
    auto queue = ListQueue(scenario.house, scope, filter);
    auto listed = static_cast<std::int64_t>(queue.accesses.size() + queue.registrations.size());
    EXPECT_EQ(CountStage(scenario.house, scope, stage), listed) << "the badge says what the list holds";
    EXPECT_EQ(queue.total, listed);
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
    return listed;
  }
  std::size_t Search(const std::string& words, Stage stage = Stage::kWaiting) {
    QueueFilter filter;
    filter.stage = stage;
    filter.search = words;
    auto queue = ListQueue(scenario.house, 0, filter);
    return queue.accesses.size() + queue.registrations.size();
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
};

TEST_F(QueueTest, ShowsEveryRequestInExactlyOneStage) {
  scenario.house.config.mails_per_network = 100;
  scenario.AddApplicant(website, "waiting@probe.example");
  scenario.AddApproved(website, "approved@probe.example");
  auto rejected = scenario.AddApplicant(website, "rejected@probe.example");
  Decision decision;
  decision.access_id = rejected.id;
  decision.version = rejected.version;
  decision.status = Status::kRejected;
  EXPECT_EQ(Decide(scenario.house, {}, decision), DecideOutcome::kDone);
  scenario.AddApplicant(website, "withdrawn@probe.example");
  EXPECT_TRUE(Withdraw(scenario.house, website, scenario.Account("withdrawn@probe.example")));
  auto expiring = scenario.AddApproved(website, "expired@probe.example");
  EXPECT_EQ(SetValidity(scenario.house, {}, expiring.id, expiring.version, scenario.Now() + 1), DecideOutcome::kDone);
  scenario.Register(website, "unverified@probe.example");
  EXPECT_EQ(Count(Stage::kApproved), 2);
  EXPECT_EQ(Count(Stage::kExpired), 0);
  scenario.Wait(1);
  for (auto stage : {Stage::kWaiting, Stage::kUnverified, Stage::kApproved, Stage::kRejected, Stage::kWithdrawn,
                     Stage::kExpired}) {
    EXPECT_EQ(Count(stage), 1) << model::Word(stage);
  }
}

TEST_F(QueueTest, ShowsAnApproverTheOwnWebsitesOnly) {
  auto other = scenario.AddWebsite("b.example");
  auto anna = scenario.AddStaff("anna", model::Role::kApprover, {other.id});
  scenario.AddApplicant(website, "a@probe.example");
  scenario.AddApplicant(other, "b@probe.example");
  scenario.Register(website, "c@probe.example");
  scenario.Register(other, "d@probe.example");
  EXPECT_EQ(Count(Stage::kWaiting), 2);
  EXPECT_EQ(Count(Stage::kWaiting, anna.id), 1);
  EXPECT_EQ(Count(Stage::kUnverified), 2);
  EXPECT_EQ(Count(Stage::kUnverified, anna.id), 1);
  QueueFilter filter;
  filter.website_id = website.id;
  EXPECT_TRUE(ListQueue(scenario.house, anna.id, filter).accesses.empty()) << "nor by asking for another";
}

TEST_F(QueueTest, FindsByAddressNameCompanyAndOrder) {
  scenario.AddApplicant(website, "erika@probe.example");
  for (const char* words : {"ERIKA@", "erika pro", "probe ag", "a-17", " probe "}) EXPECT_EQ(Search(words), 1u) << words;
  for (const char* words : {"nirgends", "'", "\"", "erika%x", "a_17"}) EXPECT_EQ(Search(words), 0u) << words;
}

TEST_F(QueueTest, TurnsPages) {
  scenario.house.config.mails_per_network = 1000;
  for (int i = 0; i < 51; ++i) scenario.Register(website, "e" + std::to_string(i) + "@probe.example");
  QueueFilter filter;
  filter.stage = Stage::kUnverified;
  auto first = ListQueue(scenario.house, 0, filter);
  EXPECT_EQ(first.registrations.size(), 50u);
  EXPECT_TRUE(first.has_next);
  EXPECT_EQ(first.total, 51);
  filter.page = 2;
  auto second = ListQueue(scenario.house, 0, filter);
  EXPECT_EQ(second.registrations.size(), 1u);
  EXPECT_FALSE(second.has_next);
}

TEST_F(QueueTest, LetsStaffResendAndDeleteUnverifiedOnesOfTheOwnWebsites) {
  auto other = scenario.AddWebsite("b.example");
  auto mine = scenario.AddStaff("anna", model::Role::kApprover, {website.id});
  auto theirs = scenario.AddStaff("berta", model::Role::kApprover, {other.id});
  scenario.Register(website, "erika@probe.example");
  scenario.Mails();
  QueueFilter filter;
  filter.stage = Stage::kUnverified;
  auto id = ListQueue(scenario.house, 0, filter).registrations.at(0).registration.id;
  EXPECT_FALSE(ResendRegistration(scenario.house, theirs, id));
  EXPECT_FALSE(DeleteRegistration(scenario.house, theirs, id));
  EXPECT_TRUE(ResendRegistration(scenario.house, mine, id));
  EXPECT_EQ(scenario.Mail().to, "erika@probe.example");
  EXPECT_TRUE(ResendRegistration(scenario.house, mine, id));
  EXPECT_TRUE(DeleteRegistration(scenario.house, mine, id));
  EXPECT_FALSE(DeleteRegistration(scenario.house, mine, id));
  EXPECT_FALSE(ResendRegistration(scenario.house, mine, id));
  EXPECT_TRUE(scenario.Mails().empty()) << "the queued mail speaks of what is gone";
}

TEST(LikePattern, TakesTheSignsOfLikeAway) {
  EXPECT_EQ(LikePattern("  "), "");
  EXPECT_EQ(LikePattern(" a_b%c "), "%a b c%");
}

}  // namespace
}  // namespace rules
