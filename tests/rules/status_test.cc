#include "rules/status.h"

#include <gtest/gtest.h>

#include "rules/decide.h"
#include "store/history.h"
#include "support/scenario.h"

namespace rules {
namespace {

using model::Status;
using support::Scenario;

class StatusTest : public ::testing::Test {
 protected:
  model::Account Erika() { return scenario.Account("erika@probe.example"); }
  bool Request(const model::Website& place, const std::string& message = "", const std::string& order = "") {
    errors.clear();
    bool done = RequestAccess(scenario.house, place, Erika(), {message, order, {}}, base::Language::kGerman, errors);
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
    return done && errors.empty();
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
  model::Access access = scenario.AddApplicant(website, "erika@probe.example");
  model::FormErrors errors;
};

TEST_F(StatusTest, TakesANoteToTheRequest) {
  EXPECT_TRUE(AddMessage(scenario.house, website, Erika(), " Es eilt ", errors));
  EXPECT_EQ(scenario.Access(access.id).message, "Es eilt");
  EXPECT_TRUE(AddMessage(scenario.house, website, Erika(), std::string(1001, 'x'), errors));
  EXPECT_EQ(errors.size(), 1u);
  errors.clear();
  EXPECT_TRUE(AddMessage(scenario.house, website, Erika(), "  ", errors));
  EXPECT_EQ(errors.size(), 1u);
  EXPECT_EQ(scenario.Access(access.id).message, "Es eilt");
}

TEST_F(StatusTest, TakesNoNoteToADecision) {
  scenario.AddApproved(website, "b@probe.example");
  EXPECT_FALSE(AddMessage(scenario.house, website, scenario.Account("b@probe.example"), "Danke", errors));
  EXPECT_FALSE(AddMessage(scenario.house, scenario.AddWebsite("b.example"), Erika(), "Hallo", errors));
}

TEST_F(StatusTest, TakesTheRequestBackOnce) {
  EXPECT_TRUE(Withdraw(scenario.house, website, Erika()));
  EXPECT_EQ(scenario.Access(access.id).status, Status::kWithdrawn);
  EXPECT_FALSE(Withdraw(scenario.house, website, Erika()));
  scenario.AddApproved(website, "b@probe.example");
  EXPECT_FALSE(Withdraw(scenario.house, website, scenario.Account("b@probe.example")));
}

TEST_F(StatusTest, TellsNobodyOfARequestThatWasTakenBackBeforeTheMailLeft) {
  EXPECT_TRUE(Withdraw(scenario.house, website, Erika()));
  EXPECT_TRUE(Request(website));
  EXPECT_TRUE(Withdraw(scenario.house, website, Erika()));
  EXPECT_TRUE(scenario.Mails().empty());
}

TEST_F(StatusTest, AsksAgainAfterTakingBack) {
  EXPECT_TRUE(Withdraw(scenario.house, website, Erika()));
  scenario.Wait(60);
  EXPECT_TRUE(Request(website, "Doch", "B-2"));
  auto now = scenario.Access(access.id);
  EXPECT_EQ(now.status, Status::kInProcessing);
  EXPECT_EQ(now.message, "Doch");
  EXPECT_EQ(now.order_number, "B-2");
  EXPECT_EQ(now.requested_at, scenario.Now());
  EXPECT_EQ(scenario.Mail().Link(), "https://www.muster.example/account/status");
  EXPECT_FALSE(Request(website)) << "it is in processing already";
}

TEST_F(StatusTest, AsksForAnotherWebsite) {
  auto automatic = scenario.AddWebsite("auto.example", model::Policy::kAutomatic);
  EXPECT_TRUE(Request(automatic));
  EXPECT_TRUE(scenario.Passes(scenario.SignIn(automatic, "erika@probe.example"), "auto.example"));
  auto manual = scenario.AddWebsite("manual.example");
  EXPECT_TRUE(Request(manual));
  auto own = ListOwnAccesses(scenario.house, Erika());
  ASSERT_EQ(own.size(), 3u);
  EXPECT_EQ(own[0].address, "https://auto.example");
  EXPECT_EQ(own[1].line.access.status, Status::kInProcessing);
}

TEST_F(StatusTest, GetsAroundNoRejection) {
  Decision decision;
  decision.access_id = access.id;
  decision.version = access.version;
  decision.status = Status::kRejected;
  EXPECT_EQ(Decide(scenario.house, {}, decision), DecideOutcome::kDone);
  website.policy = model::Policy::kAutomatic;
  EXPECT_FALSE(Request(website));
  EXPECT_FALSE(Withdraw(scenario.house, website, Erika()));
  EXPECT_EQ(scenario.Access(access.id).status, Status::kRejected);
}

TEST_F(StatusTest, AsksNothingOfAClosedWebsiteNorTooMuch) {
  auto closed = scenario.AddWebsite("closed.example");
  closed.open = 0;
  EXPECT_FALSE(Request(closed));
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].text, base::Text::kFormClosed);
  closed.open = 1;
  EXPECT_FALSE(Request(closed, std::string(1001, 'x'), std::string(41, 'x')));
  EXPECT_EQ(errors.size(), 2u);
  EXPECT_EQ(ListOwnAccesses(scenario.house, Erika()).size(), 1u);
}

TEST_F(StatusTest, IsExpiredFromTheSecondOfItsValidity) {
  model::Access some;
  some.status = Status::kApproved;
  EXPECT_FALSE(IsExpired(some, 100));
  some.valid_until = 100;
  EXPECT_FALSE(IsExpired(some, 99));
  EXPECT_TRUE(IsExpired(some, 100));
  some.status = Status::kRejected;
  EXPECT_FALSE(IsExpired(some, 100));
}

}  // namespace
}  // namespace rules
