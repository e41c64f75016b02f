#include "rules/staff_session.h"

#include <gtest/gtest.h>

#include "rules/staff.h"
#include "rules/staff_password.h"
#include "support/scenario.h"

namespace rules {
namespace {

using support::kNetwork;
using support::kNewPassword;
using support::kPassword;
using support::Scenario;

class StaffSessionTest : public ::testing::Test {
 protected:
  std::string SignIn(const std::string& browser = "Firefox, Linux") {
    return SignInStaff(scenario.house, "anna@office.example", kPassword, {kNetwork, browser}).token;
  }
  std::optional<StaffSignedIn> Find(const std::string& token) { return FindStaffSignedIn(scenario.house, token); }
  bool Fresh(const std::string& token, const std::string& remote = "") {
    return IsFreshlyProven(scenario.house, Find(token).value(), remote);
  }

  Scenario scenario;
  model::Staff anna = scenario.AddStaff("anna", model::Role::kApprover);
};

TEST_F(StaffSessionTest, IsListedWithWhereItIs) {
  auto first = SignIn();
  scenario.Wait(60);
  auto second = SignIn("Chrome, Windows");
  auto sessions = ListStaffSessions(scenario.house, anna.id);
  ASSERT_EQ(sessions.size(), 2u);
  EXPECT_EQ(sessions[0].token, Find(second)->session);
  EXPECT_EQ(sessions[0].browser, "Chrome, Windows");
  EXPECT_EQ(sessions[1].network, kNetwork);
  EXPECT_EQ(sessions[0].created_at - sessions[1].created_at, 60);
  EXPECT_NE(sessions[0].token, second) << "the token itself is nowhere";
}

TEST_F(StaffSessionTest, EndsOneOrAllOthersOfThatPersonAlone) {
  scenario.AddStaff("berta", model::Role::kApprover);
  auto hers = SignInStaff(scenario.house, "berta@office.example", kPassword, {kNetwork, ""}).token;
  auto first = SignIn(), second = SignIn(), third = SignIn();
  EXPECT_FALSE(EndStaffSession(scenario.house, anna.id, Find(hers)->session)) << "another's";
  EXPECT_TRUE(EndStaffSession(scenario.house, anna.id, Find(first)->session));
  EXPECT_FALSE(Find(first));
  EndStaffSessions(scenario.house, anna.id, Find(second)->session);
  EXPECT_TRUE(Find(second));
  EXPECT_FALSE(Find(third));
  EXPECT_TRUE(Find(hers));
}

TEST_F(StaffSessionTest, IsFreshForFiveMinutesAfterThePassword) {
  auto token = SignIn();
  scenario.Wait(model::kProofLife - 1);
  EXPECT_TRUE(Fresh(token));
  scenario.Wait(1);
  EXPECT_FALSE(Fresh(token));
  EXPECT_FALSE(ProveStaff(scenario.house, *Find(token), "falsch geraten", kNetwork));
  EXPECT_FALSE(ProveStaff(scenario.house, *Find(token), "", kNetwork));
  EXPECT_FALSE(Fresh(token));
  EXPECT_TRUE(ProveStaff(scenario.house, *Find(token), kPassword, kNetwork));
  EXPECT_TRUE(Fresh(token));
}

TEST_F(StaffSessionTest, ProvesNothingByGuessingOn) {
  auto token = SignIn();
  scenario.Wait(model::kProofLife);
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(ProveStaff(scenario.house, *Find(token), "falsch geraten", kNetwork));
  EXPECT_FALSE(ProveStaff(scenario.house, *Find(token), kPassword, kNetwork));
}

TEST_F(StaffSessionTest, EndsWithANewPasswordButTheOneThatSetIt) {
  auto here = SignIn(), there = SignIn();
  auto who = Find(here).value();
  EXPECT_EQ(ChangeStaffPassword(scenario.house, who, "falsch geraten", kNewPassword, kNetwork).size(), 1u);
  EXPECT_EQ(ChangeStaffPassword(scenario.house, who, kPassword, "kurz", kNetwork).size(), 1u);
  EXPECT_EQ(ChangeStaffPassword(scenario.house, who, "", "", kNetwork).size(), 2u);
  EXPECT_TRUE(Find(there));
  EXPECT_TRUE(ChangeStaffPassword(scenario.house, who, kPassword, kNewPassword, kNetwork).empty());
  EXPECT_TRUE(Find(here));
  EXPECT_FALSE(Find(there));
  EXPECT_EQ(SignIn(), "");
}

TEST_F(StaffSessionTest, IsOpenedByTheWebServerOnlyWhereThatIsWanted) {
  EXPECT_EQ(SignInRemoteStaff(scenario.house, "anna@office.example", {kNetwork, ""}).token, "");
  scenario.house.config.staff_remote_user = true;
  auto token = SignInRemoteStaff(scenario.house, "ANNA@office.example", {kNetwork, ""}).token;
  EXPECT_EQ(Find(token)->staff.name, "anna");
  for (const char* nobody : {"", "berta@office.example", "anna"}) {
    EXPECT_EQ(SignInRemoteStaff(scenario.house, nobody, {kNetwork, ""}).token, "") << nobody;
  }
  EXPECT_TRUE(DisableStaff(scenario.house, {}, anna.id, true));
  EXPECT_EQ(SignInRemoteStaff(scenario.house, "anna@office.example", {kNetwork, ""}).token, "");
}

TEST_F(StaffSessionTest, GoesByTheNameThatTheWebServerHasForThem) {
  scenario.house.config.staff_remote_user = true;
  StaffForm form;
  form.email = "berta@office.example";
  form.name = "Berta";
  form.login = "bb@MUSTER.EXAMPLE";
  ASSERT_TRUE(AddStaff(scenario.house, {}, form, "").errors.empty());
  EXPECT_EQ(Find(SignInRemoteStaff(scenario.house, "bb@MUSTER.EXAMPLE", {kNetwork, ""}).token)->staff.name, "Berta");
  EXPECT_FALSE(FindRemoteStaff(scenario.house, "bb@muster.example")) << "to the letter";
}

TEST_F(StaffSessionTest, IsFreshWhileTheWebServerNamesThatPersonWhoeverGaveThePassword) {
  scenario.AddStaff("berta", model::Role::kApprover);
  scenario.house.config.staff_remote_user = true;
  auto token = SignInRemoteStaff(scenario.house, "anna@office.example", {kNetwork, ""}).token;
  EXPECT_TRUE(Fresh(token, "anna@office.example"));
  EXPECT_FALSE(Fresh(token, "berta@office.example"));
  EXPECT_FALSE(Fresh(token));
  EXPECT_EQ(SignInRemoteStaff(scenario.house, "anna@office.example", {kNetwork, ""}).step, model::SignInStep::kSignedIn);
  scenario.house.config.staff_second_factor = true;
  EXPECT_EQ(SignInRemoteStaff(scenario.house, "anna@office.example", {kNetwork, ""}).step,
            model::SignInStep::kEnrolment);
}

}  // namespace
}  // namespace rules
