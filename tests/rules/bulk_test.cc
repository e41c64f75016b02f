#include "rules/bulk.h"

#include <gtest/gtest.h>

#include "rules/purge.h"
#include "support/scenario.h"

namespace rules {
namespace {

using model::BulkAct;
using model::BulkOutcome;
using model::Status;
using support::Scenario;

class BulkTest : public ::testing::Test {
 protected:
  BulkFacts Facts(std::int64_t id, BulkOutcome outcome = BulkOutcome::kOpen, const Decider& decider = {}) {
    auto facts = FindBulkFacts(scenario.house, decider, id, outcome, 0);
    EXPECT_TRUE(facts.has_value());
    return facts.value_or(BulkFacts());
  }
  std::int64_t Count(std::int64_t id, BulkOutcome outcome) {
    return Facts(id).counts[static_cast<std::size_t>(outcome)];
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
  model::Website other = scenario.AddWebsite("b.example");
};

TEST_F(BulkTest, ShowsWhatWillHappenAndDoesNothingYet) {
  auto access = scenario.AddApplicant(website, "erika@probe.example");
  auto id = PrepareBulk(scenario.house, {}, {BulkAct::kReject, "Unbekannt", true}, QueueFilter{});
  auto facts = Facts(id);
  ASSERT_EQ(facts.lines.size(), 1u);
  EXPECT_EQ(facts.lines[0].outcome, BulkOutcome::kDone);
  EXPECT_EQ(facts.lines[0].access->email, "erika@probe.example");
  EXPECT_FALSE(facts.bulk.started_at.has_value());
  EXPECT_EQ(scenario.Access(access.id).status, Status::kInProcessing);
  EXPECT_EQ(scenario.Queued(), 0);
  ASSERT_TRUE(RunBulk(scenario.house, {}, id));
  EXPECT_EQ(scenario.Access(access.id).reason, "Unbekannt");
  EXPECT_EQ(Count(id, BulkOutcome::kDone), 1);
  scenario.Wait(scenario.house.config.mail_grace_seconds);
  EXPECT_EQ(scenario.Mail().to, "erika@probe.example");
}

TEST_F(BulkTest, JudgesEachOnItsOwn) {
  auto mine = scenario.AddApplicant(website, "erika@probe.example");
  auto decided = scenario.AddApplicant(website, "hans@probe.example");
  auto foreign = scenario.AddApplicant(other, "fritz@probe.example");
  auto own = scenario.AddApplicant(website, "anna@office.example");
  Decider anna{scenario.AddStaff("anna", model::Role::kApprover, {website.id})};
  std::vector<model::BulkItem> items = {{mine.id, mine.version, {}}, {decided.id, decided.version, {}},
                                        {foreign.id, foreign.version, {}}, {own.id, own.version, {}}, {4711, 1, {}}};
  auto id = PrepareBulk(scenario.house, anna, {}, items);
  EXPECT_EQ(Decide(scenario.house, {}, {decided.id, decided.version, Status::kRejected, "", false}),
            DecideOutcome::kDone);
  // Forecast and outcome are the same as long as nothing happens in between.
  std::vector<BulkOutcome> forecast;
  for (const auto& line : Facts(id, BulkOutcome::kOpen, anna).lines) {
    forecast.push_back(line.outcome);
    EXPECT_NE(line.access ? line.access->email : "", "fritz@probe.example") << "a stranger to this approver";
  }
  EXPECT_EQ(forecast, (std::vector{BulkOutcome::kDone, BulkOutcome::kChanged, BulkOutcome::kNotAllowed,
                                   BulkOutcome::kNotAllowed, BulkOutcome::kGone}));
  ASSERT_TRUE(RunBulk(scenario.house, anna, id));
  auto counts = Facts(id, BulkOutcome::kOpen, anna).counts;
  EXPECT_EQ(counts, (std::array<std::int64_t, 6>{0, 1, 1, 2, 1, 0}));
  EXPECT_EQ(scenario.Access(mine.id).decided_by, "anna");
  EXPECT_EQ(scenario.Access(decided.id).status, Status::kRejected);
  EXPECT_EQ(scenario.Access(foreign.id).status, Status::kInProcessing);
}

TEST_F(BulkTest, IsNobodyElses) {
  Decider anna{scenario.AddStaff("anna", model::Role::kApprover, {website.id})};
  auto id = PrepareBulk(scenario.house, anna, {}, QueueFilter{});
  EXPECT_FALSE(RunBulk(scenario.house, scenario.Administrator(), id));
  EXPECT_FALSE(RunBulk(scenario.house, {}, id));
  EXPECT_FALSE(FindBulkFacts(scenario.house, scenario.Administrator(), id, BulkOutcome::kOpen, 0).has_value());
  EXPECT_TRUE(RunBulk(scenario.house, anna, id));
}

TEST_F(BulkTest, TakesEverythingThatTheFilterLetsThroughAndGoesOnInParts) {
  scenario.AddMany(website, 0, kBulkStep + 200);
  scenario.AddMany(other, 9000, 3);
  QueueFilter filter;
  filter.website_id = website.id;
  auto id = PrepareBulk(scenario.house, {}, {BulkAct::kApprove, "", true}, filter);
  EXPECT_EQ(Count(id, BulkOutcome::kOpen), kBulkStep + 200);
  EXPECT_TRUE(RunBulk(scenario.house, {}, id));
  EXPECT_EQ(Count(id, BulkOutcome::kDone), kBulkStep);
  EXPECT_TRUE(RunBulk(scenario.house, {}, id));
  EXPECT_EQ(Count(id, BulkOutcome::kOpen), 0);
  EXPECT_EQ(scenario.Queued(), kBulkStep + 200) << "a mail for each";
  EXPECT_EQ(CountStage(scenario.house, 0, Stage::kWaiting), 3);
  EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
}

TEST_F(BulkTest, IsTakenBackAsFarAsTheMailsHaveNotLeft) {
  scenario.AddMany(website, 0, 3);
  auto id = PrepareBulk(scenario.house, {}, {BulkAct::kReject, "Versehen", true}, QueueFilter{});
  ASSERT_TRUE(RunBulk(scenario.house, {}, id));
  // One was decided anew by somebody meanwhile, who meant it.
  auto access = scenario.Access(3);
  ASSERT_EQ(Decide(scenario.house, {}, {3, access.version, Status::kApproved, "", true}), DecideOutcome::kDone);
  std::optional<std::int64_t> after = 0;
  ASSERT_TRUE(UndoBulk(scenario.house, {}, id, after));
  EXPECT_FALSE(after.has_value());
  EXPECT_EQ(Count(id, BulkOutcome::kUndone), 2);
  EXPECT_EQ(scenario.Access(1).status, Status::kInProcessing);
  EXPECT_EQ(scenario.Access(3).status, Status::kApproved);
  EXPECT_EQ(scenario.Queued(), 1) << "that of the one who meant it";
  EXPECT_EQ(CountStage(scenario.house, 0, Stage::kWaiting), 2);
  after = 0;
  ASSERT_TRUE(UndoBulk(scenario.house, {}, id, after));
  EXPECT_EQ(Count(id, BulkOutcome::kUndone), 2) << "once";
  EXPECT_FALSE(UndoBulk(scenario.house, scenario.Administrator(), id, after)) << "nobody else's";
}

TEST_F(BulkTest, ResendsAndPurgesUnverifiedOnes) {
  scenario.Register(website, "a@probe.example");
  scenario.Register(other, "b@probe.example");
  scenario.Mails();
  Decider anna{scenario.AddStaff("anna", model::Role::kApprover, {website.id})};
  QueueFilter filter;
  filter.stage = Stage::kUnverified;
  ASSERT_TRUE(RunBulk(scenario.house, anna, PrepareBulk(scenario.house, anna, {BulkAct::kResend, "", true}, filter)));
  EXPECT_EQ(scenario.Mail().to, "a@probe.example");
  auto id = PrepareBulk(scenario.house, {}, {BulkAct::kPurge, "", true}, filter);
  scenario.Register(website, "a@probe.example");  // asks again meanwhile
  ASSERT_TRUE(RunBulk(scenario.house, {}, id));
  EXPECT_EQ(Count(id, BulkOutcome::kChanged), 1);
  EXPECT_EQ(Count(id, BulkOutcome::kDone), 1);
  EXPECT_EQ(CountStage(scenario.house, 0, Stage::kUnverified), 1);
}

TEST_F(BulkTest, IsForgottenAfterAWeek) {
  auto id = PrepareBulk(scenario.house, {}, {}, QueueFilter{});
  scenario.Wait(kBulkLife + 1);
  Purge(scenario.house);
  EXPECT_FALSE(FindBulkFacts(scenario.house, {}, id, BulkOutcome::kOpen, 0).has_value());
}

}  // namespace
}  // namespace rules
