#include "rules/pass.h"

#include <gtest/gtest.h>

#include "model/session.h"
#include "rules/customer.h"
#include "rules/decide.h"
#include "rules/staff.h"
#include "rules/staff_session.h"
#include "rules/status.h"
#include "rules/website.h"
#include "store/access.h"
#include "support/scenario.h"

namespace rules {
namespace {

using support::Scenario;

class Pass : public ::testing::Test {
 protected:
  PassOutcome Ask(const std::string& token, const std::string& host = "www.muster.example",
                  const std::string& path = "/members/a.html") {
    auto outcome = MayPass(scenario.house, host, path, token).outcome;
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
    return outcome;
  }
  DecideOutcome Set(std::int64_t access_id, model::Status status) {
    Decision decision;
    decision.access_id = access_id;
    decision.version = scenario.Access(access_id).version;
    decision.status = status;
    return Decide(scenario.house, {}, decision);
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
};

TEST_F(Pass, TellsTheWholeStoryFromRegisteringToBeingShutOut) {
  scenario.Register(website, "erika@probe.example");
  auto proven = VerifyByLink(scenario.house, website, scenario.Mail().Token(), support::kBrowser, "", support::kNetwork);
  EXPECT_EQ(proven.status, model::Status::kInProcessing);
  EXPECT_EQ(scenario.Mail().Link(), "https://www.muster.example/account/status");
  auto session = scenario.SignIn(website, "erika@probe.example");
  EXPECT_EQ(Ask(session), PassOutcome::kNotApproved);

  auto id = store::FindAccessOfAccount(scenario.house.database, scenario.Account("erika@probe.example").id, website.id)->id;
  EXPECT_EQ(Set(id, model::Status::kApproved), DecideOutcome::kDone);
  EXPECT_EQ(Ask(session), PassOutcome::kOpen) << "at once, before the mail left";
  EXPECT_TRUE(scenario.Mails().empty());
  scenario.Wait(scenario.house.config.mail_grace_seconds);
  EXPECT_EQ(scenario.Mail().Link(), "https://www.muster.example/members/prices.html");

  EXPECT_EQ(Set(id, model::Status::kRejected), DecideOutcome::kDone);
  EXPECT_EQ(Ask(session), PassOutcome::kNotApproved) << "within one request";
  EXPECT_EQ(Set(id, model::Status::kApproved), DecideOutcome::kDone);
  EXPECT_EQ(Ask(session), PassOutcome::kOpen);
}

TEST_F(Pass, SaysWhoItIsOnlyToThoseWhoPass) {
  auto access = scenario.AddApproved(website, "erika@probe.example");
  auto session = scenario.SignIn(website, "erika@probe.example");
  auto open = MayPass(scenario.house, "www.muster.example", "/members/", session);
  EXPECT_EQ(open.email, "erika@probe.example");
  EXPECT_EQ(open.name, "Erika Probe");
  EXPECT_EQ(Set(access.id, model::Status::kRejected), DecideOutcome::kDone);
  auto shut = MayPass(scenario.house, "www.muster.example", "/members/", session);
  EXPECT_EQ(shut.email + shut.name + shut.number, "");
}

TEST_F(Pass, AsksToSignInWithoutALiveSession) {
  scenario.AddApproved(website, "erika@probe.example");
  auto session = scenario.SignIn(website, "erika@probe.example");
  EXPECT_EQ(Ask(""), PassOutcome::kSignIn);
  EXPECT_EQ(Ask(std::string(43, 'A')), PassOutcome::kSignIn);
  EXPECT_EQ(Ask(session + "x"), PassOutcome::kSignIn);
  SignOut(scenario.house, session);
  EXPECT_EQ(Ask(session), PassOutcome::kSignIn);
}

TEST_F(Pass, EndsWithTheSessionsHour) {
  scenario.AddApproved(website, "erika@probe.example");
  auto session = scenario.SignIn(website, "erika@probe.example");
  scenario.Wait(model::kSessionIdle - 1);
  EXPECT_EQ(Ask(session), PassOutcome::kOpen);
  scenario.Wait(model::kSessionIdle - 1);
  EXPECT_EQ(Ask(session), PassOutcome::kOpen) << "the gate notes that it was seen";
  scenario.Wait(model::kSessionIdle);
  EXPECT_EQ(Ask(session), PassOutcome::kSignIn);
}

TEST_F(Pass, GoesOnWhenNothingCanBeWritten) {
  scenario.AddApproved(website, "erika@probe.example");
  auto session = scenario.SignIn(website, "erika@probe.example");
  scenario.Wait(model::kSeenEvery);
  store::Transaction held(scenario.house.database);  // a second one is a fault
  EXPECT_EQ(Ask(session), PassOutcome::kOpen);
}

TEST_F(Pass, IsForOneWebsiteOnly) {
  auto other = scenario.AddWebsite("b.example");
  scenario.AddApproved(website, "erika@probe.example");
  auto session = scenario.SignIn(website, "erika@probe.example");
  EXPECT_EQ(Ask(session), PassOutcome::kOpen);
  EXPECT_EQ(Ask(scenario.SignIn(other, "erika@probe.example"), "b.example"), PassOutcome::kNotApproved);
  EXPECT_EQ(Ask(session, "c.example"), PassOutcome::kNotOurs);
}

TEST_F(Pass, HoldsASessionToTheHostItWasMadeFor) {
  auto other = scenario.AddWebsite("b.example");
  scenario.AddApproved(website, "erika@probe.example");
  GrantForm grant;
  grant.website_id = other.id;
  grant.contact_id = scenario.Account("erika@probe.example").contact_id;
  grant.email = "erika@probe.example";
  ASSERT_TRUE(GrantAccess(scenario.house, {}, grant).errors.empty());
  auto session = scenario.SignIn(website, "erika@probe.example");
  EXPECT_EQ(Ask(session), PassOutcome::kOpen);
  EXPECT_EQ(Ask(session, "b.example"), PassOutcome::kSignIn) << "a token carried there is worth nothing";
  EXPECT_EQ(Ask(scenario.SignIn(other, "erika@probe.example"), "b.example"), PassOutcome::kOpen);
}

TEST_F(Pass, AsksOnlyWhereTheWebsiteProtects) {
  auto set = [&](model::Protection protection, const std::string& paths = "", bool closed = false) {
    auto current = *FindWebsite(scenario.house, website.id);
    current.protection = protection;
    current.paths = paths;
    current.closed = closed ? 1 : 0;
    auto saved = SaveWebsite(scenario.house, {}, current, {});
    EXPECT_TRUE(saved.errors.empty() && !saved.conflict);
  };
  auto ask = [&](const std::string& path, const std::string& session = "") {
    return MayPass(scenario.house, "www.muster.example", path, session);
  };
  scenario.AddApproved(website, "erika@probe.example");
  scenario.AddApplicant(website, "waiting@probe.example");
  auto erika = scenario.SignIn(website, "erika@probe.example"), waiting = scenario.SignIn(website, "waiting@probe.example");

  set(model::Protection::kSite);
  EXPECT_EQ(ask("/anything").outcome, PassOutcome::kSignIn);
  EXPECT_EQ(ask("/anything", erika).outcome, PassOutcome::kOpen);

  set(model::Protection::kPaths, "/members/\n/prices/");
  for (const char* path : {"/members/", "/members", "/members/a/b.html", "/prices/2026.pdf"}) {
    EXPECT_EQ(ask(path).outcome, PassOutcome::kSignIn) << path;
    EXPECT_EQ(ask(path, waiting).outcome, PassOutcome::kNotApproved) << path;
    EXPECT_EQ(ask(path, erika).outcome, PassOutcome::kOpen) << path;
  }
  for (const char* path : {"/", "/Members/", "/membership", "/members.html", "/price", "/x/members/"}) {
    EXPECT_EQ(ask(path, erika).outcome, PassOutcome::kNotOurs) << path << ": nobody decided about it, so it stays shut";
  }

  set(model::Protection::kOptional);
  EXPECT_EQ(ask("/anything").outcome, PassOutcome::kOpen);
  EXPECT_EQ(ask("/anything").email, "");
  EXPECT_EQ(ask("/anything", waiting).email, "") << "only who has access is told";
  EXPECT_EQ(ask("/anything", erika).email, "erika@probe.example");

  set(model::Protection::kNothing);
  EXPECT_EQ(ask("/anything").outcome, PassOutcome::kOpen);

  set(model::Protection::kSite, "", true);
  for (const auto& session : {std::string(), erika, waiting}) EXPECT_EQ(ask("/a", session).outcome, PassOutcome::kClosed);
  set(model::Protection::kNothing, "", true);
  EXPECT_EQ(ask("/a").outcome, PassOutcome::kClosed);
  set(model::Protection::kSite);
  EXPECT_EQ(ask("/a", erika).outcome, PassOutcome::kOpen) << "closing took nothing from anybody";
}

TEST_F(Pass, EndsAtTheSecondOfItsValidity) {
  auto access = scenario.AddApproved(website, "erika@probe.example");
  auto session = scenario.SignIn(website, "erika@probe.example");
  EXPECT_EQ(SetValidity(scenario.house, {}, access.id, access.version, scenario.Now() + 60), DecideOutcome::kDone);
  scenario.Wait(59);
  EXPECT_EQ(Ask(session), PassOutcome::kOpen);
  EXPECT_FALSE(IsExpired(scenario.Access(access.id), scenario.Now()));
  scenario.Wait(1);
  EXPECT_EQ(Ask(session), PassOutcome::kNotApproved);
  EXPECT_TRUE(IsExpired(scenario.Access(access.id), scenario.Now()));
  EXPECT_EQ(SetValidity(scenario.house, {}, access.id, scenario.Access(access.id).version, std::nullopt),
            DecideOutcome::kDone);
  EXPECT_EQ(Ask(session), PassOutcome::kOpen);
}

TEST_F(Pass, StaysOpenWhenThePolicyBecomesManual) {
  auto website_now = scenario.AddWebsite("auto.example", model::Policy::kAutomatic);
  scenario.AddApproved(website_now, "erika@probe.example");
  auto session = scenario.SignIn(website_now, "erika@probe.example");
  website_now.policy = model::Policy::kManual;
  EXPECT_FALSE(SaveWebsite(scenario.house, {}, website_now, {}).conflict);
  EXPECT_EQ(Ask(session, "auto.example"), PassOutcome::kOpen);
}

TEST_F(Pass, TakesNoSessionOfTheStaff) {
  scenario.AddStaff("anna", model::Role::kAdministrator);
  auto token = SignInStaff(scenario.house, "anna@office.example", support::kPassword, {support::kNetwork, ""}).token;
  ASSERT_NE(token, "");
  EXPECT_EQ(Ask(token), PassOutcome::kSignIn);
}

}  // namespace
}  // namespace rules
