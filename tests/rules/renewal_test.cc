#include "rules/renewal.h"

#include <gtest/gtest.h>

#include "rules/queue.h"
#include "store/history.h"
#include "support/scenario.h"

namespace rules {
namespace {

using support::Scenario;

class Renewal : public ::testing::Test {
 protected:
  Renewal() {
    access = scenario.AddApproved(website, "erika@probe.example");
    account = scenario.Account("erika@probe.example");
  }
  // From now on.
  void EndsIn(std::int64_t seconds) {
    auto version = scenario.Access(access.id).version;
    ASSERT_EQ(SetValidity(scenario.house, {}, access.id, version, scenario.Now() + seconds), DecideOutcome::kDone);
  }
  void Ask() {
    ASSERT_EQ(TellEndings(scenario.house, 10), 1);
    (void)scenario.Mails();
    ASSERT_TRUE(AskRenewal(scenario.house, account, access.id));
  }
  std::int64_t Asking(std::int64_t scope = 0) { return CountStage(scenario.house, scope, Stage::kRenewal); }
  DecideOutcome RenewTo(std::int64_t until, const Decider& decider = {}) {
    return Renew(scenario.house, decider, access.id, scenario.Access(access.id).version, until);
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
  model::Access access;
  model::Account account;
};

TEST_F(Renewal, IsOfferedByMailThirtyDaysBeforeTheEndAndOnce) {
  EndsIn(365 * base::kDay);
  scenario.Wait(335 * base::kDay - 1);
  EXPECT_EQ(TellEndings(scenario.house, 10), 0);
  EXPECT_FALSE(FindRenewal(scenario.house, scenario.Access(access.id)));
  scenario.Wait(1);
  EXPECT_EQ(TellEndings(scenario.house, 10), 1);
  EXPECT_EQ(TellEndings(scenario.house, 10), 0);
  auto mail = scenario.Mail();
  EXPECT_EQ(mail.to, "erika@probe.example");
  EXPECT_EQ(mail.Link(), "https://www.muster.example/account/");
  EXPECT_NE(mail.text.find(base::Date(base::Language::kGerman, *scenario.Access(access.id).valid_until)),
            std::string::npos)
      << mail.text;
  EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
}

TEST_F(Renewal, IsOfferedForAShortAccessWhenHalfOfItIsOver) {
  EndsIn(10 * base::kDay);
  EXPECT_EQ(TellEndings(scenario.house, 10), 0) << "who was given ten days just now knows";
  scenario.Wait(5 * base::kDay);
  EXPECT_EQ(TellEndings(scenario.house, 10), 1);
}

TEST_F(Renewal, IsNotOfferedToWhoIsShutOutOrDisabledOrAfterTheEnd) {
  EndsIn(10 * base::kDay);
  scenario.Wait(10 * base::kDay);
  EXPECT_EQ(TellEndings(scenario.house, 10), 0);
  EndsIn(10 * base::kDay);
  scenario.Wait(6 * base::kDay);
  Decision no{access.id, scenario.Access(access.id).version, model::Status::kRejected, "", false};
  ASSERT_EQ(Decide(scenario.house, {}, no), DecideOutcome::kDone);
  EXPECT_EQ(TellEndings(scenario.house, 10), 0);
}

TEST_F(Renewal, IsAskedForOnceByTheHolderAlone) {
  EndsIn(10 * base::kDay);
  EXPECT_FALSE(AskRenewal(scenario.house, account, access.id)) << "nobody was told";
  scenario.Wait(6 * base::kDay);
  ASSERT_EQ(TellEndings(scenario.house, 10), 1);
  (void)scenario.Mails();
  scenario.AddApproved(website, "max@probe.example");
  EXPECT_FALSE(AskRenewal(scenario.house, scenario.Account("max@probe.example"), access.id));
  EXPECT_EQ(Asking(), 0);
  EXPECT_TRUE(AskRenewal(scenario.house, account, access.id));
  EXPECT_FALSE(AskRenewal(scenario.house, account, access.id));
  EXPECT_EQ(Asking(), 1);
  EXPECT_TRUE(scenario.Passes(scenario.SignIn(website, "erika@probe.example"))) << "it holds until its end";
}

TEST_F(Renewal, StandsInTheQueueOfThoseWhoMayAnswer) {
  EndsIn(10 * base::kDay);
  scenario.Wait(6 * base::kDay);
  Ask();
  QueueFilter filter;
  filter.stage = Stage::kRenewal;
  auto queue = ListQueue(scenario.house, 0, filter);
  ASSERT_EQ(queue.accesses.size(), 1u);
  EXPECT_EQ(queue.accesses[0].access.id, access.id);
  EXPECT_EQ(queue.accesses[0].renewal_asked_at, scenario.Now());
  filter.search = "nobody at all";
  EXPECT_TRUE(ListQueue(scenario.house, 0, filter).accesses.empty());
  filter.search = "erika@probe";
  EXPECT_EQ(ListQueue(scenario.house, 0, filter).accesses.size(), 1u);
  auto other = scenario.AddWebsite("other.muster.example");
  auto theirs = scenario.AddStaff("Berta", model::Role::kApprover, {other.id});
  filter.search.clear();
  EXPECT_TRUE(ListQueue(scenario.house, theirs.id, filter).accesses.empty());
  EXPECT_EQ(Asking(theirs.id), 0);
  EXPECT_EQ(RenewTo(scenario.Now() + base::kDay, {theirs}), DecideOutcome::kNotAllowed);
  EXPECT_EQ(DeclineRenewal(scenario.house, {theirs}, access.id), DecideOutcome::kNotAllowed);
}

TEST_F(Renewal, IsConfirmedForAsLongAsBeforeAndTold) {
  EndsIn(100 * base::kDay);
  auto end = *scenario.Access(access.id).valid_until;
  scenario.Wait(80 * base::kDay);
  Ask();
  EXPECT_EQ(SuggestRenewal(scenario.house, scenario.Access(access.id)), end + 100 * base::kDay);
  ASSERT_EQ(RenewTo(end + 50 * base::kDay), DecideOutcome::kDone);
  EXPECT_EQ(scenario.Access(access.id).valid_until, end + 50 * base::kDay);
  EXPECT_EQ(Asking(), 0);
  EXPECT_EQ(RenewTo(end + 60 * base::kDay), DecideOutcome::kAlreadyDecided) << "nobody asks any more";
  EXPECT_EQ(store::ListHistoryOfAccess(scenario.house.database, access.id).front().act, model::Act::kRenewed);
  scenario.Wait(scenario.house.config.mail_grace_seconds);
  EXPECT_NE(scenario.Mail().subject.find("verlängert"), std::string::npos);
  // The time that counts now began with the old end.
  EXPECT_EQ(SuggestRenewal(scenario.house, scenario.Access(access.id)), end + 100 * base::kDay);
  EXPECT_EQ(TellEndings(scenario.house, 10), 0);
  scenario.Wait(50 * base::kDay);
  EXPECT_EQ(TellEndings(scenario.house, 10), 1) << "of the new end it is told anew";
}

TEST_F(Renewal, ThatIsDeclinedLetsTheAccessEndAsItWasSet) {
  EndsIn(10 * base::kDay);
  scenario.Wait(6 * base::kDay);
  Ask();
  ASSERT_EQ(DeclineRenewal(scenario.house, {}, access.id), DecideOutcome::kDone);
  EXPECT_EQ(DeclineRenewal(scenario.house, {}, access.id), DecideOutcome::kAlreadyDecided);
  EXPECT_EQ(Asking(), 0);
  EXPECT_TRUE(FindRenewal(scenario.house, scenario.Access(access.id))->declined_at);
  EXPECT_FALSE(AskRenewal(scenario.house, account, access.id));
  EXPECT_TRUE(scenario.Passes(scenario.SignIn(website, "erika@probe.example")));
  scenario.Wait(4 * base::kDay);
  EXPECT_FALSE(scenario.Passes(scenario.SignIn(website, "erika@probe.example")));
}

TEST_F(Renewal, IsAnsweredByWhateverElseTheOfficeDecides) {
  EndsIn(10 * base::kDay);
  scenario.Wait(6 * base::kDay);
  Ask();
  EndsIn(90 * base::kDay);
  EXPECT_EQ(Asking(), 0);
}

}  // namespace
}  // namespace rules
