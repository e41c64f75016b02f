#include "rules/decide.h"

#include <gtest/gtest.h>

#include "rules/outbox.h"
#include "rules/staff.h"
#include "rules/status.h"
#include "store/access.h"
#include "store/history.h"
#include "support/scenario.h"

namespace rules {
namespace {

using model::Status;
using support::Scenario;

class DecideTest : public ::testing::Test {
 protected:
  Decision On(const model::Access& seen, Status status, const std::string& reason = "") {
    Decision decision;
    decision.access_id = seen.id;
    decision.version = seen.version;
    decision.status = status;
    decision.reason = reason;
    return decision;
  }
  DecideOutcome Do(Status status, bool mail = true, const std::string& reason = "") {
    Decision decision = On(scenario.Access(access.id), status, reason);
    decision.mail = mail;
    auto outcome = Decide(scenario.house, scenario.Administrator(), decision);
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
    return outcome;
  }
  void WaitForGrace() { scenario.Wait(scenario.house.config.mail_grace_seconds); }
  Status Now() { return scenario.Access(access.id).status; }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
  model::Access access = scenario.AddApplicant(website, "erika@probe.example");
};

TEST_F(DecideTest, KeepsWhoDecidedWhenAndWhy) {
  scenario.Wait(5);
  EXPECT_EQ(Do(Status::kRejected, true, "Kein Kunde"), DecideOutcome::kDone);
  auto now = scenario.Access(access.id);
  EXPECT_EQ(now.status, Status::kRejected);
  EXPECT_EQ(now.decided_by, "chief");
  EXPECT_EQ(now.reason, "Kein Kunde");
  EXPECT_EQ(now.status_at, scenario.Now());
  auto history = store::ListHistoryOfAccess(scenario.house.database, access.id);
  EXPECT_EQ(history[0].act, model::Act::kRejected);
  EXPECT_EQ(history[0].detail, "Kein Kunde");
  WaitForGrace();
  EXPECT_NE(scenario.Mail().text.find("Kein Kunde"), std::string::npos);
}

TEST_F(DecideTest, RefusesASecondDecisionOnWhatWasSeenFirst) {
  EXPECT_EQ(Decide(scenario.house, scenario.Administrator(), On(access, Status::kApproved)), DecideOutcome::kDone);
  EXPECT_EQ(Decide(scenario.house, scenario.Administrator(), On(access, Status::kRejected)),
            DecideOutcome::kAlreadyDecided);
  EXPECT_EQ(Decide(scenario.house, scenario.Administrator(), On(access, Status::kApproved)),
            DecideOutcome::kAlreadyDecided);
  EXPECT_EQ(Now(), Status::kApproved);
  EXPECT_EQ(scenario.Queued(), 1);
}

TEST_F(DecideTest, RefusesADecisionOnWhatTheApplicantChangedMeanwhile) {
  model::FormErrors errors;
  EXPECT_TRUE(AddMessage(scenario.house, website, scenario.Account("erika@probe.example"), "Doch nicht", errors));
  EXPECT_EQ(Decide(scenario.house, {}, On(access, Status::kApproved)), DecideOutcome::kAlreadyDecided);
  access = scenario.Access(access.id);
  EXPECT_TRUE(Withdraw(scenario.house, website, scenario.Account("erika@probe.example")));
  EXPECT_EQ(Decide(scenario.house, {}, On(access, Status::kApproved)), DecideOutcome::kAlreadyDecided);
}

TEST_F(DecideTest, KnowsNoAccessThatIsNot) {
  access.id = 4711;
  EXPECT_EQ(Decide(scenario.house, {}, On(access, Status::kApproved)), DecideOutcome::kNotFound);
}

TEST_F(DecideTest, LetsAnApproverDecideOnlyAboutTheOwnWebsites) {
  auto other = scenario.AddWebsite("b.example");
  Decider mine{scenario.AddStaff("anna", model::Role::kApprover, {website.id})};
  Decider theirs{scenario.AddStaff("berta", model::Role::kApprover, {other.id})};
  Decider nobodys{scenario.AddStaff("carla", model::Role::kApprover)};
  EXPECT_EQ(Decide(scenario.house, theirs, On(access, Status::kApproved)), DecideOutcome::kNotAllowed);
  EXPECT_EQ(Decide(scenario.house, nobodys, On(access, Status::kApproved)), DecideOutcome::kNotAllowed);
  EXPECT_EQ(SetValidity(scenario.house, theirs, access.id, access.version, scenario.Now()), DecideOutcome::kNotAllowed);
  EXPECT_FALSE(FindAccessFacts(scenario.house, theirs, access.id).has_value());
  EXPECT_TRUE(FindAccessFacts(scenario.house, mine, access.id).has_value());
  EXPECT_EQ(Decide(scenario.house, mine, On(access, Status::kApproved)), DecideOutcome::kDone);
  EXPECT_FALSE(Undo(scenario.house, theirs, access.id, Status::kInProcessing));
  EXPECT_TRUE(Undo(scenario.house, mine, access.id, Status::kInProcessing));
}

TEST_F(DecideTest, LetsNobodyDecideOnTheOwnRequest) {
  for (const auto& [name, role] :
       {std::pair{"anna", model::Role::kApprover}, std::pair{"berta", model::Role::kAdministrator}}) {
    auto own = scenario.AddApplicant(website, std::string(name) + "@office.example");
    Decider self{scenario.AddStaff(name, role, {website.id})};
    EXPECT_EQ(Decide(scenario.house, self, On(own, Status::kApproved)), DecideOutcome::kNotAllowed);
    EXPECT_EQ(SetValidity(scenario.house, self, own.id, own.version, std::nullopt), DecideOutcome::kNotAllowed);
    EXPECT_FALSE(Undo(scenario.house, self, own.id, Status::kApproved));
    EXPECT_EQ(scenario.Access(own.id).status, Status::kInProcessing);
  }
}

TEST_F(DecideTest, TellsTheCustomerOnlyAfterTheGraceTime) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  scenario.Wait(scenario.house.config.mail_grace_seconds - 1);
  EXPECT_TRUE(scenario.Mails().empty());
  scenario.Wait(1);
  EXPECT_EQ(scenario.Mail().to, "erika@probe.example");
}

TEST_F(DecideTest, TellsOfManyTogglesOnlyTheLast) {
  for (auto status : {Status::kApproved, Status::kRejected, Status::kApproved, Status::kRejected}) {
    EXPECT_EQ(Do(status), DecideOutcome::kDone);
    scenario.Wait(10);
  }
  EXPECT_EQ(scenario.Queued(), 1);
  WaitForGrace();
  EXPECT_EQ(scenario.Mail().Link(), "https://www.muster.example/account/status");
  EXPECT_EQ(store::ListHistoryOfAccess(scenario.house.database, access.id).size(), 5u) << "history keeps them all";
}

TEST_F(DecideTest, SendsNoMailWhenItIsLeftOut) {
  EXPECT_EQ(Do(Status::kApproved, false), DecideOutcome::kDone);
  WaitForGrace();
  EXPECT_TRUE(scenario.Mails().empty());
}

TEST_F(DecideTest, TakesBackTheEarlierMailWhenTheLaterDecisionSendsNone) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  EXPECT_EQ(Do(Status::kRejected, false), DecideOutcome::kDone);
  WaitForGrace();
  EXPECT_TRUE(scenario.Mails().empty());
}

TEST_F(DecideTest, TellsNoDecisionThatDoesNotHoldAnyMoreEvenByHand) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  EXPECT_EQ(Do(Status::kRejected, false), DecideOutcome::kDone);
  auto cancelled = ListOutbox(scenario.house, {model::Delivery::kCancelled}).mails;
  ASSERT_EQ(cancelled.size(), 1u);
  EXPECT_TRUE(RetryMail(scenario.house, cancelled[0].id));
  WaitForGrace();
  EXPECT_TRUE(scenario.Mails().empty());
}

TEST_F(DecideTest, SaysWhatUndoWouldGoBackTo) {
  EXPECT_EQ(FindUndo(scenario.house, {}, access.id), std::nullopt) << "no decision yet";
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  EXPECT_EQ(FindUndo(scenario.house, {}, access.id), Status::kInProcessing);
  EXPECT_EQ(Do(Status::kRejected), DecideOutcome::kDone);
  EXPECT_EQ(FindUndo(scenario.house, {}, access.id), Status::kApproved);
  WaitForGrace();
  scenario.Mails();
  EXPECT_EQ(FindUndo(scenario.house, {}, access.id), std::nullopt) << "the mail has left";
}

TEST_F(DecideTest, IsUndoneWhileTheMailWaits) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  EXPECT_TRUE(Undo(scenario.house, scenario.Administrator(), access.id, Status::kInProcessing));
  EXPECT_EQ(Now(), Status::kInProcessing);
  EXPECT_EQ(scenario.Access(access.id).decided_by, "");
  WaitForGrace();
  EXPECT_TRUE(scenario.Mails().empty());
  EXPECT_FALSE(Undo(scenario.house, scenario.Administrator(), access.id, Status::kApproved)) << "nothing to undo";
  EXPECT_EQ(Now(), Status::kInProcessing);
  EXPECT_EQ(store::ListHistoryOfAccess(scenario.house.database, access.id)[0].act, model::Act::kReopened);
}

TEST_F(DecideTest, IsUndoneToTheReasonThatHeldBefore) {
  EXPECT_EQ(Do(Status::kRejected, true, "Kein Kunde"), DecideOutcome::kDone);
  WaitForGrace();
  scenario.Mail();
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  EXPECT_EQ(scenario.Access(access.id).reason, "");
  EXPECT_TRUE(Undo(scenario.house, {}, access.id, Status::kRejected));
  EXPECT_EQ(Now(), Status::kRejected);
  EXPECT_EQ(scenario.Access(access.id).reason, "Kein Kunde");
  EXPECT_EQ(scenario.Access(access.id).decided_by, "chief");
}

TEST_F(DecideTest, IsNotUndoneOnceTheMailLeft) {
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  WaitForGrace();
  scenario.Mail();
  EXPECT_FALSE(Undo(scenario.house, scenario.Administrator(), access.id, Status::kInProcessing));
  EXPECT_EQ(Now(), Status::kApproved);
}

TEST_F(DecideTest, RefusesAValidityForWhatWasChangedMeanwhile) {
  auto seen = scenario.Access(access.id);
  EXPECT_EQ(Do(Status::kApproved), DecideOutcome::kDone);
  EXPECT_EQ(SetValidity(scenario.house, {}, access.id, seen.version, scenario.Now()), DecideOutcome::kAlreadyDecided);
  EXPECT_EQ(SetValidity(scenario.house, {}, 4711, 1, scenario.Now()), DecideOutcome::kNotFound);
  EXPECT_FALSE(scenario.Access(access.id).valid_until.has_value());
}

TEST_F(DecideTest, ShowsTheFactsAroundAnAccess) {
  auto facts = FindAccessFacts(scenario.house, {}, access.id);
  ASSERT_TRUE(facts.has_value());
  EXPECT_EQ(facts->line.email, "erika@probe.example");
  EXPECT_EQ(facts->line.website_name, website.name);
  EXPECT_EQ(facts->account.email, "erika@probe.example");
  EXPECT_EQ(facts->line.earlier_rejections, 0);
  EXPECT_EQ(Do(Status::kRejected), DecideOutcome::kDone);
  EXPECT_EQ(FindAccessFacts(scenario.house, {}, access.id)->line.earlier_rejections, 1);
  EXPECT_FALSE(FindAccessFacts(scenario.house, {}, 4711).has_value());
}

}  // namespace
}  // namespace rules
