#include "rules/staff.h"

#include <gtest/gtest.h>

#include "base/fault.h"
#include "model/session.h"
#include "rules/queue.h"
#include "rules/staff_password.h"
#include "rules/staff_session.h"
#include "store/history.h"
#include "support/scenario.h"

namespace rules {
namespace {


using support::kNetwork;
using support::kNewPassword;
using support::kPassword;
using support::Scenario;

class StaffTest : public ::testing::Test {
 protected:
  std::string Try(const std::string& email, const std::string& password, const std::string& network = kNetwork) {
    auto token = SignInStaff(scenario.house, email, password, {network, "Firefox, Linux"}).token;
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
    return token;
  }
  static std::string TokenIn(const std::string& link) { return link.substr(link.find("token=") + 6); }
  bool In(const std::string& token) { return FindStaffSignedIn(scenario.house, token).has_value(); }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
  model::Staff anna = scenario.AddStaff("anna", model::Role::kApprover, {website.id});
};

TEST_F(StaffTest, SignsInAndSeesTheOwnWebsites) {
  auto token = Try(" Anna@office.example", kPassword);
  auto found = FindStaffSignedIn(scenario.house, token);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->staff.name, "anna");
  EXPECT_EQ(found->Scope(), anna.id);
  EXPECT_EQ(ListScopeWebsites(scenario.house, found->Scope()).size(), 1u);
  auto chief = scenario.AddStaff("chief", model::Role::kAdministrator);
  EXPECT_EQ((StaffSignedIn{chief, "", 0}).Scope(), 0);
}

TEST_F(StaffTest, GetsTheSameAnswerForEveryFailure) {
  EXPECT_EQ(Try("anna@office.example", "falsch geraten"), "");
  EXPECT_EQ(Try("anna@office.example", ""), "");
  EXPECT_EQ(Try("nobody@office.example", kPassword), "");
  EXPECT_EQ(Try("", ""), "");
  EXPECT_EQ(Try("anna@office.example", std::string(1025, 'x')), "");
  EXPECT_TRUE(DisableStaff(scenario.house, {}, anna.id, true));
  EXPECT_EQ(Try("anna@office.example", kPassword), "");
}

TEST_F(StaffTest, HashesForUnknownAndDisabledPeopleToo) {
  EXPECT_TRUE(DisableStaff(scenario.house, {}, anna.id, true));
  scenario.house.config.state_directory = "/nowhere";
  EXPECT_THROW((void)Try("anna@office.example", kPassword), base::Fault);
  EXPECT_THROW((void)Try("nobody@office.example", kPassword), base::Fault);
}

TEST_F(StaffTest, WaitsAfterFiveGuesses) {
  for (const char* email : {"anna@office.example", "ANNA@office.example", "anna@OFFICE.example", "Anna@office.example",
                            "anna@office.example "}) {
    EXPECT_EQ(Try(email, "falsch geraten"), "");
  }
  EXPECT_EQ(Try("anna@office.example", kPassword), "");
  EXPECT_NE(Try("anna@office.example", kPassword, "198.51.100.1"), "");
  scenario.Wait(30);
  EXPECT_NE(Try("anna@office.example", kPassword), "");
}

TEST_F(StaffTest, IsSignedOutAfterAQuarterOfAnHourWithoutARequest) {
  auto token = Try("anna@office.example", kPassword);
  scenario.Wait(model::kStaffIdle - 1);
  EXPECT_TRUE(In(token));
  scenario.Wait(model::kStaffIdle - 1);
  EXPECT_TRUE(In(token));
  scenario.Wait(model::kStaffIdle);
  EXPECT_FALSE(In(token));
}

TEST_F(StaffTest, IsSignedOutAfterTenHoursHoweverBusy) {
  auto token = Try("anna@office.example", kPassword);
  for (std::int64_t waited = 0; waited < model::kStaffLife - 600; waited += 600) {
    ASSERT_TRUE(In(token));
    scenario.Wait(600);
  }
  EXPECT_TRUE(In(token));
  scenario.Wait(599);
  EXPECT_TRUE(In(token));
  scenario.Wait(1);
  EXPECT_FALSE(In(token));
}

TEST_F(StaffTest, IsOutAtOnceWhenDisabledAndIsNotInAgainByItself) {
  auto token = Try("anna@office.example", kPassword);
  EXPECT_TRUE(DisableStaff(scenario.house, {}, anna.id, true));
  EXPECT_FALSE(In(token));
  EXPECT_TRUE(DisableStaff(scenario.house, {}, anna.id, false));
  EXPECT_FALSE(In(token)) << "the old session stays dead";
  EXPECT_NE(Try("anna@office.example", kPassword), "");
}

TEST_F(StaffTest, DisablesNobodyWhoIsOneselfOrIsNot) {
  EXPECT_FALSE(DisableStaff(scenario.house, {anna}, anna.id, true));
  EXPECT_FALSE(DisableStaff(scenario.house, {anna}, 4711, true));
  EXPECT_NE(Try("anna@office.example", kPassword), "");
}

TEST_F(StaffTest, SignsOutOneSession) {
  auto token = Try("anna@office.example", kPassword), other = Try("anna@office.example", kPassword);
  SignOutStaff(scenario.house, token);
  EXPECT_FALSE(In(token));
  EXPECT_TRUE(In(other));
}

TEST_F(StaffTest, IsResetToALinkThatVoidsThePasswordAndEndsTheSessions) {
  auto token = Try("anna@office.example", kPassword);
  auto link = ResetStaff(scenario.house, {}, anna.id);
  EXPECT_FALSE(In(token));
  EXPECT_EQ(Try("anna@office.example", kPassword), "");
  EXPECT_EQ(Try("anna@office.example", ""), "");
  EXPECT_TRUE(AcceptInvitation(scenario.house, TokenIn(link), kNewPassword).errors.empty());
  EXPECT_NE(Try("anna@office.example", kNewPassword), "");
  EXPECT_EQ(ResetStaff(scenario.house, {}, 4711), "");
}

TEST_F(StaffTest, IsResetToAPasswordThatSomebodyElseChose) {
  auto token = Try("anna@office.example", kPassword);
  auto link = ResetStaff(scenario.house, {}, anna.id);
  EXPECT_TRUE(ResetStaff(scenario.house, {}, anna.id, kNewPassword));
  EXPECT_FALSE(In(token));
  EXPECT_NE(Try("anna@office.example", kNewPassword), "");
  EXPECT_EQ(FindInvitation(scenario.house, TokenIn(link)).state, LinkState::kUsed) << "older links are void";
  EXPECT_FALSE(ResetStaff(scenario.house, {}, 4711, kNewPassword));
}

TEST_F(StaffTest, ChoosesTheOwnPasswordByALinkThatIsGoodOnce) {
  StaffForm form;
  form.email = "berta@office.example";
  form.name = "Berta";
  auto added = AddStaff(scenario.house, {}, form, "");
  ASSERT_TRUE(added.link.starts_with("https://office.muster.example/admin/invitation?token=")) << added.link;
  auto token = TokenIn(added.link);
  EXPECT_EQ(Try("berta@office.example", ""), "");
  EXPECT_EQ(FindInvitation(scenario.house, token).staff->name, "Berta");
  EXPECT_EQ(AcceptInvitation(scenario.house, token, "kurz").errors.size(), 1u) << "and the link is still good";
  EXPECT_TRUE(AcceptInvitation(scenario.house, token, kNewPassword).errors.empty());
  EXPECT_EQ(AcceptInvitation(scenario.house, token, kPassword).state, LinkState::kUsed);
  EXPECT_NE(Try("berta@office.example", kNewPassword), "");
  for (const char* other : {"", "x", "berta"}) EXPECT_EQ(FindInvitation(scenario.house, other).state, LinkState::kUnknown);
}

TEST_F(StaffTest, IsInvitedAnewUntilThereIsAPassword) {
  StaffForm form;
  form.email = "berta@office.example";
  form.name = "Berta";
  auto first = TokenIn(AddStaff(scenario.house, {}, form, "").link);
  auto berta = ListStaff(scenario.house)[0].staff;
  ASSERT_EQ(berta.name, "Berta");
  auto second = TokenIn(InviteStaff(scenario.house, {}, berta.id));
  EXPECT_EQ(FindInvitation(scenario.house, first).state, LinkState::kUsed);
  scenario.Wait(kStaffInvitationLife - 1);
  EXPECT_EQ(FindInvitation(scenario.house, second).state, LinkState::kOk);
  scenario.Wait(1);
  EXPECT_EQ(AcceptInvitation(scenario.house, second, kNewPassword).state, LinkState::kExpired);
  EXPECT_TRUE(DisableStaff(scenario.house, {}, berta.id, true));
  EXPECT_EQ(InviteStaff(scenario.house, {}, berta.id), "");
  EXPECT_EQ(InviteStaff(scenario.house, {}, anna.id), "") << "has a password";
}

TEST_F(StaffTest, FindsNoLinkGoodAnyMoreWhenDisabled) {
  auto token = TokenIn(ResetStaff(scenario.house, {}, anna.id));
  EXPECT_TRUE(DisableStaff(scenario.house, {}, anna.id, true));
  EXPECT_EQ(AcceptInvitation(scenario.house, token, kNewPassword).state, LinkState::kUsed);
}

TEST_F(StaffTest, TakesNoSessionOfACustomer) {
  scenario.AddApproved(website, "erika@probe.example");
  auto session = scenario.SignIn(website, "erika@probe.example");
  EXPECT_FALSE(In(session));
  EXPECT_FALSE(In(""));
}

TEST_F(StaffTest, IsAddedOncePerAddressAndName) {
  StaffForm form;
  form.email = "ANNA@office.example";
  form.name = "anna";
  auto twice = AddStaff(scenario.house, {}, form, "");
  EXPECT_EQ(twice.errors.size(), 2u);
  EXPECT_EQ(twice.link, "");
  form.email = "berta@office.example";
  form.name = "Berta";
  form.login = "berta@MUSTER.EXAMPLE";
  EXPECT_TRUE(AddStaff(scenario.house, {}, form, "").errors.empty());
  form.email = "bert@office.example";
  form.name = "Bert";
  ASSERT_EQ(AddStaff(scenario.house, {}, form, "").errors.size(), 1u) << "the web server's name is another's";
  form.email = "no address";
  form.name = "";
  EXPECT_EQ(AddStaff(scenario.house, {}, form, "kurz").errors.size(), 3u);
}

TEST_F(StaffTest, DecidesOnlyAboutTheOwnWebsitesUnlessAdministrator) {
  auto other = scenario.AddWebsite("b.example");
  auto chief = scenario.AddStaff("chief", model::Role::kAdministrator);
  EXPECT_TRUE(MayDecide(scenario.house, anna, website.id));
  EXPECT_FALSE(MayDecide(scenario.house, anna, other.id));
  EXPECT_TRUE(MayDecide(scenario.house, chief, other.id));
  auto revision = scenario.AddStaff("revision", model::Role::kAuditor);
  EXPECT_FALSE(MayDecide(scenario.house, revision, website.id));
  EXPECT_TRUE(MaySee(scenario.house, revision, website.id));
  EXPECT_FALSE(MaySee(scenario.house, anna, other.id));
  EXPECT_EQ((StaffSignedIn{revision, "", 0}).Scope(), 0);
  auto lines = ListStaff(scenario.house);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].websites, std::vector<std::string>{website.name});
  EXPECT_TRUE(lines[1].websites.empty());
}

TEST_F(StaffTest, ChangesRoleAndWebsitesAndSignsThePersonOut) {
  auto other = scenario.AddWebsite("other.muster.example");
  auto chief = scenario.AddStaff("chief", model::Role::kAdministrator);
  auto token = Try("anna@office.example", kPassword);
  ASSERT_TRUE(SetStaffDuty(scenario.house, {chief}, anna.id, model::Role::kApprover, {other.id}).empty());
  EXPECT_TRUE(In(token)) << "websites alone sign nobody out";
  EXPECT_FALSE(MayDecide(scenario.house, anna, website.id));
  EXPECT_TRUE(MayDecide(scenario.house, anna, other.id));
  ASSERT_TRUE(SetStaffDuty(scenario.house, {chief}, anna.id, model::Role::kAuditor, {other.id}).empty());
  EXPECT_FALSE(In(token));
  auto duty = *FindStaffDuty(scenario.house, anna.id);
  EXPECT_EQ(duty.staff.role, model::Role::kAuditor);
  EXPECT_TRUE(duty.websites.empty());
}

TEST_F(StaffTest, LetsNobodyChangeTheOwnRole) {
  auto chief = scenario.AddStaff("chief", model::Role::kAdministrator);
  scenario.AddStaff("second", model::Role::kAdministrator);
  auto errors = SetStaffDuty(scenario.house, {chief}, chief.id, model::Role::kApprover, {});
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].text, base::Text::kOfficeFormRoleOwn);
  EXPECT_EQ(FindStaffDuty(scenario.house, chief.id)->staff.role, model::Role::kAdministrator);
}

TEST_F(StaffTest, NeverLosesTheLastAdministratorWhoCanSignIn) {
  auto chief = scenario.AddStaff("chief", model::Role::kAdministrator);
  auto demote = [&](const model::Staff& staff) { return SetStaffDuty(scenario.house, {}, staff.id, model::Role::kApprover, {}); };
  EXPECT_EQ(demote(chief).at(0).text, base::Text::kOfficeFormRoleLast);
  EXPECT_FALSE(DisableStaff(scenario.house, {}, chief.id, true));
  // Who was only invited, or is locked out, could not help.
  StaffForm form;
  form.email = "new@office.example";
  form.name = "new";
  form.role = model::Role::kAdministrator;
  ASSERT_TRUE(AddStaff(scenario.house, {}, form, "").errors.empty());
  EXPECT_EQ(demote(chief).at(0).text, base::Text::kOfficeFormRoleLast);
  auto second = scenario.AddStaff("second", model::Role::kAdministrator);
  ASSERT_TRUE(DisableStaff(scenario.house, {chief}, second.id, true));
  EXPECT_EQ(demote(chief).at(0).text, base::Text::kOfficeFormRoleLast);
  ASSERT_TRUE(DisableStaff(scenario.house, {chief}, second.id, false));
  EXPECT_TRUE(demote(chief).empty());
  EXPECT_EQ(demote(second).at(0).text, base::Text::kOfficeFormRoleLast);
}

TEST_F(StaffTest, GivesAWebsiteToAnApproverAndTakesItBack) {
  auto other = scenario.AddWebsite("other.muster.example");
  auto chief = scenario.AddStaff("chief", model::Role::kAdministrator);
  EXPECT_FALSE(AddApprover(scenario.house, {chief}, other.id, chief.id)) << "decides about all anyway";
  EXPECT_FALSE(AddApprover(scenario.house, {chief}, 99, anna.id));
  EXPECT_FALSE(AddApprover(scenario.house, {chief}, other.id, 99));
  ASSERT_TRUE(AddApprover(scenario.house, {chief}, other.id, anna.id));
  EXPECT_FALSE(AddApprover(scenario.house, {chief}, other.id, anna.id)) << "once is enough";
  ASSERT_EQ(ListApprovers(scenario.house, other.id).size(), 1u);
  EXPECT_EQ(ListApprovers(scenario.house, other.id)[0].name, "anna");
  ASSERT_TRUE(RemoveApprover(scenario.house, {chief}, other.id, anna.id));
  EXPECT_FALSE(RemoveApprover(scenario.house, {chief}, other.id, anna.id));
  EXPECT_TRUE(MayDecide(scenario.house, anna, website.id));
  EXPECT_FALSE(MayDecide(scenario.house, anna, other.id));
}

TEST_F(StaffTest, NotesWhoWasGivenWhat) {
  auto other = scenario.AddWebsite("other.muster.example");
  auto chief = scenario.AddStaff("chief", model::Role::kAdministrator);
  ASSERT_TRUE(AddApprover(scenario.house, {chief}, other.id, anna.id));
  auto last = [&] { return store::ListHistoryOfWebsiteAfter(scenario.house.database, 0, 0, 1000).back(); };
  EXPECT_EQ(last().act, model::Act::kStaffChanged);
  EXPECT_EQ(last().actor, "chief");
  EXPECT_EQ(last().was, "websites: " + website.name);
  ASSERT_TRUE(SetStaffDuty(scenario.house, {chief}, anna.id, model::Role::kAdministrator, {}).empty());
  EXPECT_EQ(last().became, "role: administrator");
  EXPECT_NE(last().was.find("role: approver\nwebsites: "), std::string::npos) << last().was;
}

}  // namespace
}  // namespace rules
