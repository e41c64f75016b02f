#include "rules/queue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "rules/place.h"
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
  EXPECT_TRUE(first.next.has_value());
  EXPECT_FALSE(first.previous.has_value());
  EXPECT_EQ(first.total, 51);
  filter.place = first.next;
  auto second = ListQueue(scenario.house, 0, filter);
  EXPECT_EQ(second.registrations.size(), 1u);
  EXPECT_FALSE(second.next.has_value());
  filter.place = second.previous;
  filter.back = true;
  auto again = ListQueue(scenario.house, 0, filter);
  EXPECT_EQ(again.registrations.size(), 50u);
  EXPECT_EQ(again.registrations.front().registration.id, first.registrations.front().registration.id);
  EXPECT_FALSE(again.previous.has_value());
  EXPECT_TRUE(again.next.has_value());
}

TEST_F(QueueTest, NarrowsDownByOrderByDeciderAndByAge) {
  scenario.AddApplicant(website, "erika@probe.example");
  QueueFilter filter;
  filter.order = " a-17 ";
  EXPECT_EQ(ListQueue(scenario.house, 0, filter).total, 1) << "whatever the case";
  filter.order = "A-1";
  EXPECT_EQ(ListQueue(scenario.house, 0, filter).total, 0) << "the whole number only";
  filter = {};
  filter.older_than = 2;
  EXPECT_EQ(ListQueue(scenario.house, 0, filter).total, 0);
  scenario.Wait(2 * base::kDay);
  EXPECT_EQ(ListQueue(scenario.house, 0, filter).total, 1);
  filter.sort = model::Sort::kNewest;
  EXPECT_EQ(ListQueue(scenario.house, 0, filter).accesses.size(), 1u);
  scenario.AddApproved(website, "hans@probe.example");
  filter = {};
  filter.stage = Stage::kApproved;
  filter.decided_by = "command line";
  EXPECT_EQ(ListQueue(scenario.house, 0, filter).total, 1);
  filter.search = "hans";
  EXPECT_EQ(ListQueue(scenario.house, 0, filter).total, 1);
  filter.decided_by = "anna";
  EXPECT_EQ(ListQueue(scenario.house, 0, filter).total, 0);
}

TEST_F(QueueTest, TurnsThePagesOfSeveralWebsitesAsOneListInBothOrders) {
  auto second = scenario.AddWebsite("b.example"), third = scenario.AddWebsite("c.example");
  auto anna = scenario.AddStaff("anna", model::Role::kApprover, {website.id, second.id});
  for (int i = 0; i < 120; ++i) scenario.AddMany(i % 3 == 0 ? website : i % 3 == 1 ? second : third, i, 1);
  for (auto sort : {model::Sort::kOldest, model::Sort::kNewest}) {
    QueueFilter filter;
    filter.sort = sort;
    std::vector<std::int64_t> seen, back;
    std::optional<model::Place> last;
    for (;;) {
      auto queue = ListQueue(scenario.house, anna.id, filter);
      EXPECT_EQ(queue.total, 80);
      for (const auto& line : queue.accesses) seen.push_back(line.access.status_at);
      if (!queue.next) {
        last = queue.previous;
        break;
      }
      filter.place = queue.next;
    }
    ASSERT_EQ(seen.size(), 80u);
    EXPECT_TRUE(sort == model::Sort::kOldest ? std::is_sorted(seen.begin(), seen.end())
                                             : std::is_sorted(seen.rbegin(), seen.rend()));
    filter.place = last;
    filter.back = true;
    auto first = ListQueue(scenario.house, anna.id, filter);
    ASSERT_EQ(first.accesses.size(), 50u);
    EXPECT_EQ(first.accesses.front().access.status_at, seen.front());
    EXPECT_FALSE(first.previous.has_value());
  }
}

TEST_F(QueueTest, CountsNoFurtherThanAThousandAndSearchesBeyondByTheIndex) {
  scenario.AddMany(website, 0, 1200);
  EXPECT_EQ(CountStage(scenario.house, 0, Stage::kWaiting), 1001);
  QueueFilter filter;
  EXPECT_EQ(ListQueue(scenario.house, 0, filter).total, 1001);
  filter.search = "Kunde 117";
  auto found = ListQueue(scenario.house, 0, filter);
  EXPECT_EQ(found.total, 12) << "117, 1117, 1170 to 1179";
  EXPECT_EQ(found.accesses.front().account_name, "Kunde 117");
  filter.search = "17";
  found = ListQueue(scenario.house, 0, filter);
  EXPECT_TRUE(found.too_short);
  EXPECT_EQ(found.total, 0);
  filter.search = "kunde";
  EXPECT_EQ(ListQueue(scenario.house, 0, filter).total, 1001);
}

TEST_F(QueueTest, PutsARequestWhoseDecisionIsTakenBackWhereItStood) {
  auto first = scenario.AddApplicant(website, "erika@probe.example");
  scenario.Wait(100);
  scenario.AddApplicant(website, "hans@probe.example");
  EXPECT_EQ(Decide(scenario.house, {}, {first.id, first.version, Status::kApproved, "", true}), DecideOutcome::kDone);
  EXPECT_TRUE(Undo(scenario.house, {}, first.id, Status::kInProcessing));
  EXPECT_EQ(ListQueue(scenario.house, 0, {}).accesses.at(0).email, "erika@probe.example");
}

TEST(QueuePlace, IsReadAsItWasWritten) {
  auto place = ReadPlace(WritePlace({17, 1'795'000'000}));
  ASSERT_TRUE(place.has_value());
  EXPECT_EQ(place->id, 17);
  EXPECT_EQ(place->at, 1'795'000'000);
  for (const char* text : {"", "17", "17-", "-", "17-x", "x-17", "17-18-19"}) EXPECT_FALSE(ReadPlace(text)) << text;
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
