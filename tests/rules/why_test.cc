#include "rules/why.h"

#include <gtest/gtest.h>

#include <functional>

#include "rules/account.h"
#include "rules/website.h"
#include "support/scenario.h"

namespace rules {
namespace {

using base::Text;
using support::Scenario;

class WhyTest : public ::testing::Test {
 protected:
  WhyTest() {
    access = scenario.AddApproved(website, "erika@probe.example");
    account = scenario.Account("erika@probe.example");
  }
  Why Ask(const std::string& path = "/members/", const std::string& host = "www.muster.example") {
    auto why = ExplainPass(scenario.house, {}, account.id, host, path);
    EXPECT_TRUE(why);
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
    return why.value_or(Why());
  }
  void Change(const std::function<void(model::Website&)>& change) {
    auto now = FindWebsite(scenario.house, website.id).value();
    change(now);
    ASSERT_TRUE(SaveWebsite(scenario.house, {}, now, {}).errors.empty());
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
  model::Access access;
  model::Account account;
};

TEST_F(WhyTest, SaysYesToWhomTheGateLetsPassAndWhetherTheyAreSignedIn) {
  auto why = Ask();
  EXPECT_TRUE(why.opens);
  EXPECT_EQ(why.found, (std::vector<Text>{Text::kOfficeWhyPasses, Text::kOfficeWhyNoSession}));
  EXPECT_EQ(why.access_id, access.id);
  auto session = scenario.SignIn(website, "erika@probe.example");
  EXPECT_EQ(Ask().found.back(), Text::kOfficeWhySession);
  EXPECT_TRUE(scenario.Passes(session));
}

TEST_F(WhyTest, NamesTheReasonThatTheGateActsBy) {
  auto session = scenario.SignIn(website, "erika@probe.example");
  auto decide = [&](model::Status status) {
    ASSERT_EQ(Decide(scenario.house, {}, {access.id, scenario.Access(access.id).version, status, "", false}),
              DecideOutcome::kDone);
  };
  decide(model::Status::kRejected);
  EXPECT_FALSE(scenario.Passes(session));
  EXPECT_FALSE(Ask().opens);
  EXPECT_EQ(Ask().found.front(), Text::kOfficeWhyRejected);
  decide(model::Status::kApproved);
  ASSERT_EQ(SetValidity(scenario.house, {}, access.id, scenario.Access(access.id).version, scenario.Now() + 60),
            DecideOutcome::kDone);
  EXPECT_TRUE(Ask().opens);
  scenario.Wait(60);
  EXPECT_FALSE(scenario.Passes(session));
  auto why = Ask();
  EXPECT_FALSE(why.opens);
  EXPECT_EQ(why.found.front(), Text::kOfficeWhyExpired);
  EXPECT_EQ(why.advice, Text::kOfficeWhyExpiredNext);
  EXPECT_NE(SayWhy(base::Language::kEnglish, why, why.found.front()).find(website.name), std::string::npos);
  ASSERT_TRUE(SetAccountDisabled(scenario.house, {}, account.id, true));
  EXPECT_EQ(Ask().found.front(), Text::kOfficeWhyDisabled);
}

TEST_F(WhyTest, TellsWhatIsMissingBeforeAnybodyDecided) {
  auto other = scenario.AddWebsite("other.muster.example");
  EXPECT_EQ(Ask("/members/", "other.muster.example").found.front(), Text::kOfficeWhyNoAccess);
  scenario.AddApplicant(other, "max@probe.example");
  account = scenario.Account("max@probe.example");
  EXPECT_EQ(Ask("/members/", "other.muster.example").found.front(), Text::kOfficeWhyInProcessing);
  auto added = AddAccount(scenario.house, {}, account.contact_id, "new@probe.example", "");
  account.id = added.id;
  EXPECT_EQ(Ask().found.front(), Text::kOfficeWhyUnproven);
}

TEST_F(WhyTest, KnowsPagesThatAreNotProtectedAndPlacesThatAreNotOurs) {
  EXPECT_EQ(Ask("/", "nowhere.example").found.front(), Text::kOfficeWhyNoPlace);
  Change([](model::Website& w) {
    w.protection = model::Protection::kPaths;
    w.paths = "/members/";
  });
  EXPECT_EQ(Ask("/prices.html").found.front(), Text::kOfficeWhyOtherPath);
  EXPECT_EQ(Ask("/members/x").found.front(), Text::kOfficeWhyPasses);
  Change([](model::Website& w) { w.protection = model::Protection::kNothing; });
  EXPECT_EQ(Ask().found.front(), Text::kOfficeWhyOpen);
  Change([](model::Website& w) { w.closed = 1; });
  EXPECT_EQ(Ask().found.front(), Text::kOfficeWhyClosed);
  EXPECT_FALSE(Ask().opens);
}

TEST_F(WhyTest, AnswersAnApproverOnlyAboutTheOwn) {
  auto other = scenario.AddWebsite("other.muster.example");
  Decider theirs{scenario.AddStaff("Berta", model::Role::kApprover, {other.id})};
  EXPECT_FALSE(ExplainPass(scenario.house, theirs, account.id, "www.muster.example", "/"));
  EXPECT_FALSE(ExplainPass(scenario.house, {}, 4711, "www.muster.example", "/"));
  Decider mine{scenario.AddStaff("Anna", model::Role::kApprover, {website.id})};
  EXPECT_TRUE(ExplainPass(scenario.house, mine, account.id, "www.muster.example", "/"));
  EXPECT_FALSE(ExplainPass(scenario.house, mine, account.id, "other.muster.example", "/"));
}

}  // namespace
}  // namespace rules
