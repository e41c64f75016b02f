#include "rules/overview.h"

#include <gtest/gtest.h>

#include "rules/decide.h"
#include "rules/outbox.h"
#include "rules/purge.h"
#include "rules/sign_in.h"
#include "rules/staff.h"
#include "store/access.h"
#include "support/scenario.h"

namespace rules {
namespace {

using support::kNetwork;
using support::Scenario;

TEST(Week, BeginsOnMondays) {
  // 2026-11-24 is a Tuesday, day 20781.
  EXPECT_EQ(FirstDayOf(WeekOf(20781)), 20780);
  EXPECT_EQ(WeekOf(20780), WeekOf(20786));
  EXPECT_EQ(WeekOf(20787), WeekOf(20780) + 1);
  EXPECT_EQ(FirstDayOf(1), 4) << "1970-01-05";
}

class OverviewTest : public ::testing::Test {
 protected:
  Scenario scenario;
  model::Website website = scenario.AddWebsite();
  WeekFigures ThisWeek(std::int64_t scope = 0) { return Look(scenario.house, scope).weeks.back(); }
  DayFigures Today() { return Look(scenario.house, 0).days.back(); }
};

TEST_F(OverviewTest, HasAllWeeksAndDaysWhenNothingHappened) {
  auto overview = Look(scenario.house, 0);
  EXPECT_TRUE(overview.waiting.empty());
  EXPECT_TRUE(overview.checks.empty());
  ASSERT_EQ(overview.weeks.size(), static_cast<std::size_t>(kWeeks));
  ASSERT_EQ(overview.days.size(), static_cast<std::size_t>(kDays));
  EXPECT_EQ(overview.weeks.back().first_day, FirstDayOf(WeekOf(scenario.Now() / base::kDay)));
  EXPECT_EQ(overview.days.back().day, scenario.Now() / base::kDay);
}

TEST_F(OverviewTest, CountsWhoWaitsByAge) {
  scenario.AddApplicant(website, "first@partner.example");
  auto oldest = scenario.Now();
  scenario.Wait(5 * base::kDay);
  scenario.AddApplicant(website, "second@partner.example");
  scenario.Wait(2 * base::kDay);
  scenario.AddApplicant(website, "third@partner.example");
  auto overview = Look(scenario.house, 0);
  ASSERT_EQ(overview.waiting.size(), 1u);
  const auto& line = overview.waiting[0];
  EXPECT_EQ(line.website_id, website.id);
  EXPECT_EQ(line.number, 3);
  EXPECT_EQ(line.oldest_at, oldest);
  EXPECT_EQ(line.one_day, 1);
  EXPECT_EQ(line.three_days, 2);
  EXPECT_EQ(line.seven_days, 3);
  scenario.Wait(base::kDay);
  EXPECT_EQ(Look(scenario.house, 0).waiting[0].seven_days, 2) << "eight days are longer";
}

TEST_F(OverviewTest, CountsNobodyWhoWaitsNoMore) {
  auto first = scenario.AddApplicant(website, "first@partner.example");
  auto second = scenario.AddApplicant(website, "second@partner.example");
  auto number = [&] {
    auto waiting = Look(scenario.house, 0).waiting;
    return waiting.empty() ? std::int64_t{0} : waiting[0].number;
  };
  Decision decision;
  decision.access_id = first.id;
  decision.version = first.version;
  decision.status = model::Status::kApproved;
  ASSERT_EQ(Decide(scenario.house, {}, decision), DecideOutcome::kDone);
  EXPECT_EQ(number(), 1);
  ASSERT_TRUE(Undo(scenario.house, {}, first.id, model::Status::kInProcessing));
  EXPECT_EQ(number(), 2);
  store::Transaction transaction(scenario.house.database);
  store::DeleteAccessesOfAccount(scenario.house.database, second.account_id);
  transaction.Commit();
  EXPECT_EQ(number(), 1);
}

TEST_F(OverviewTest, CountsRequestsAndDecisionsInTheirWeek) {
  auto access = scenario.AddApplicant(website, "first@partner.example");
  scenario.AddApproved(website, "second@partner.example");
  EXPECT_EQ(ThisWeek().requested, 2);
  EXPECT_EQ(ThisWeek().approved, 1);
  EXPECT_EQ(ThisWeek().rejected, 0);
  scenario.Wait(7 * base::kDay);
  Decision decision;
  decision.access_id = access.id;
  decision.version = access.version;
  decision.status = model::Status::kRejected;
  EXPECT_EQ(Decide(scenario.house, {}, decision), DecideOutcome::kDone);
  auto weeks = Look(scenario.house, 0).weeks;
  EXPECT_EQ(weeks.back().rejected, 1);
  EXPECT_EQ(weeks.back().requested, 0);
  EXPECT_EQ(weeks[weeks.size() - 2].requested, 2);
}

TEST_F(OverviewTest, ShowsAnApproverTheOwnWebsitesAlone) {
  auto other = scenario.AddWebsite("www.anders.example");
  scenario.AddApplicant(other, "other@partner.example");
  StaffForm form;
  form.email = "otto@muster.example";
  form.name = "Otto";
  form.websites = {website.id};
  ASSERT_TRUE(AddStaff(scenario.house, {}, form, support::kPassword).errors.empty());
  std::int64_t otto = 0;
  for (const auto& line : ListStaff(scenario.house)) otto = line.staff.name == "Otto" ? line.staff.id : otto;
  auto overview = Look(scenario.house, otto);
  EXPECT_TRUE(overview.waiting.empty());
  EXPECT_EQ(overview.weeks.back().requested, 0);
  EXPECT_TRUE(overview.days.empty()) << "sign-ins and mails belong to no website of theirs alone";
  scenario.AddApplicant(website, "own@partner.example");
  EXPECT_EQ(ThisWeek(otto).requested, 1);
  EXPECT_EQ(ThisWeek().requested, 2);
}

TEST_F(OverviewTest, CountsSignInsThatWorkedFailedAndWereHeldBack) {
  scenario.AddApproved(website, "erika@partner.example");
  scenario.SignIn(website, "erika@partner.example");
  for (int i = 0; i < 7; ++i) {
    auto wrong = SignIn(scenario.house, website, "erika@partner.example", "not the password",
                        {"www.muster.example", kNetwork, ""});
    EXPECT_EQ(wrong.outcome, SignInOutcome::kMismatch);
  }
  EXPECT_EQ(Today().signed_in, 1);
  EXPECT_EQ(Today().failed, 5) << "five at once";
  EXPECT_EQ(Today().held, 2);
}

TEST_F(OverviewTest, CountsMailsThatLeft) {
  scenario.AddApproved(website, "erika@partner.example");
  auto sent = Today().mails_sent;
  EXPECT_GT(sent, 0);
  EXPECT_EQ(Today().mails_dead, 0);
}

TEST_F(OverviewTest, ShowsTheLastCheckOfEachPageAndForgetsAfterAYear) {
  NoteGateCheck(scenario.house, {.url = "https://www.muster.example/a", .asked = 650, .opened = 3, .reason = ""});
  NoteGateCheck(scenario.house, {.url = "https://www.muster.example/a", .asked = 650, .opened = 0, .reason = ""});
  NoteGateCheck(scenario.house, {.url = "https://www.muster.example/b", .reason = "no answer"});
  auto overview = Look(scenario.house, 0);
  ASSERT_EQ(overview.checks.size(), 2u);
  EXPECT_EQ(overview.checks[0].reason, "no answer");
  EXPECT_TRUE(overview.checks[1].IsShut());
  EXPECT_EQ(overview.days.back().gate_shut, 1);
  EXPECT_EQ(overview.days.back().gate_open, 2);
  scenario.Wait(kGateCheckLife + base::kDay);
  (void)Purge(scenario.house);
  scenario.Wait(-kGateCheckLife);
  EXPECT_TRUE(Look(scenario.house, 0).checks.empty());
}

}  // namespace
}  // namespace rules
