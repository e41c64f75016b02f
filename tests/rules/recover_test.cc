#include "rules/recover.h"

#include <gtest/gtest.h>

#include "rules/customer.h"
#include "rules/mint.h"
#include "rules/password.h"
#include "rules/sign_in.h"
#include "support/scenario.h"

namespace rules {
namespace {

using support::kNetwork;
using support::kNewPassword;
using support::kPassword;
using support::Scenario;

class Recover : public ::testing::Test {
 protected:
  void SetUp() override { scenario.AddApproved(website, "erika@probe.example"); }
  // The token of a mail that was asked for; waits so that no limit is reached.
  std::string Token() {
    scenario.Wait(20 * base::kMinute);
    EXPECT_TRUE(RequestReset(scenario.house, website, "Erika@probe.example ", kNetwork).empty());
    auto mail = scenario.Mail();
    EXPECT_EQ(mail.to, "erika@probe.example");
    return mail.Token();
  }
  LinkState Reset(const std::string& token, const std::string& password = kNewPassword) {
    auto result = ResetPassword(scenario.house, website, token, password);
    EXPECT_TRUE(result.errors.empty());
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
    return result.state;
  }
  LinkState Look(const std::string& token) { return FindResetLink(scenario.house, website, token).state; }
  bool Works(const std::string& password) {
    return SignIn(scenario.house, website, "erika@probe.example", password, {"www.muster.example", kNetwork, ""}).outcome ==
           SignInOutcome::kSignedIn;
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
};

TEST_F(Recover, SetsANewPasswordEndsAllSessionsAndTellsThePerson) {
  auto session = scenario.SignIn(website, "erika@probe.example");
  auto token = Token();
  EXPECT_EQ(Look(token), LinkState::kOk);
  EXPECT_EQ(Look(token), LinkState::kOk) << "looking uses nothing up";
  EXPECT_EQ(Reset(token), LinkState::kOk);
  EXPECT_FALSE(FindSignedIn(scenario.house, "www.muster.example", session).has_value());
  EXPECT_FALSE(Works(kPassword));
  EXPECT_TRUE(Works(kNewPassword));
  EXPECT_EQ(scenario.Account("erika@probe.example").password_changed_at, scenario.Now());
  EXPECT_EQ(scenario.Mail().Link(), "https://www.muster.example/account/forgot");
}

TEST_F(Recover, WorksOnce) {
  auto token = Token();
  EXPECT_EQ(Reset(token), LinkState::kOk);
  EXPECT_EQ(Look(token), LinkState::kUsed);
  EXPECT_EQ(Reset(token, "noch ein drittes Kennwort 5"), LinkState::kUsed);
  EXPECT_TRUE(Works(kNewPassword));
}

TEST_F(Recover, LeavesTheLinkGoodWhenThePasswordIsRefused) {
  auto token = Token();
  for (const std::string& bad : {std::string(), std::string("kurz"), std::string(1025, 'x'), std::string("erika@probe.example"),
                                 std::string("passwordpassword")}) {
    auto result = ResetPassword(scenario.house, website, token, bad);
    EXPECT_EQ(result.state, LinkState::kOk);
    EXPECT_EQ(result.errors.size(), 1u) << bad.substr(0, 30);
  }
  EXPECT_EQ(Reset(token), LinkState::kOk);
}

TEST_F(Recover, ExpiresAfterHalfAnHour) {
  auto token = Token();
  scenario.Wait(kResetLife - 1);
  EXPECT_EQ(Look(token), LinkState::kOk);
  scenario.Wait(1);
  EXPECT_EQ(Look(token), LinkState::kExpired);
  EXPECT_EQ(Reset(token), LinkState::kExpired);
  EXPECT_TRUE(Works(kPassword));
}

TEST_F(Recover, TrustsNoLinkFromTheFuture) {
  auto token = Token();
  scenario.Wait(-5 * base::kMinute);
  EXPECT_EQ(Look(token), LinkState::kOk);
  scenario.Wait(-1);
  EXPECT_EQ(Look(token), LinkState::kExpired);
}

TEST_F(Recover, KnowsNoEmptyInventedOrForeignToken) {
  auto token = Token();
  for (const std::string& other : {std::string(), std::string("0"), std::string(43, 'A'), std::string(10'000, 'x')}) {
    EXPECT_EQ(Look(other), LinkState::kUnknown);
    EXPECT_EQ(Reset(other), LinkState::kUnknown);
  }
  auto elsewhere = scenario.AddWebsite("b.example");
  EXPECT_EQ(ResetPassword(scenario.house, elsewhere, token, kNewPassword).state, LinkState::kUnknown);
  EXPECT_EQ(Look(token), LinkState::kOk);
}

TEST_F(Recover, KeepsAtMostThreeLinksAlive) {
  std::vector<std::string> tokens;
  auto account = scenario.Account("erika@probe.example");
  for (int i = 0; i < 6; ++i) {
    std::string link = HandOver(scenario.house, {}, account.id, website.id);
    tokens.push_back(link.substr(link.find("token=") + 6));
  }
  int alive = 0;
  for (const auto& token : tokens) alive += Look(token) == LinkState::kOk ? 1 : 0;
  EXPECT_EQ(alive, 3) << "all in the same second";
  EXPECT_EQ(Look(tokens.back()), LinkState::kOk);
  scenario.Wait(60);
  std::string link = HandOver(scenario.house, {}, account.id, website.id);
  EXPECT_EQ(Look(link.substr(link.find("token=") + 6)), LinkState::kOk);
}

TEST_F(Recover, KillsAllLinksWithOneNewPassword) {
  auto account = scenario.Account("erika@probe.example");
  std::string link = HandOver(scenario.house, {}, account.id, website.id);
  auto token = Token();
  EXPECT_EQ(Reset(token), LinkState::kOk);
  EXPECT_EQ(Look(link.substr(link.find("token=") + 6)), LinkState::kUsed);
}

TEST_F(Recover, DiesWithAChangedPassword) {
  auto token = Token();
  auto who = scenario.Who(scenario.SignIn(website, "erika@probe.example"));
  EXPECT_TRUE(ChangePassword(scenario.house, website, who, kPassword, kNewPassword, kNetwork).errors.empty());
  EXPECT_EQ(Look(token), LinkState::kUsed);
  EXPECT_EQ(Reset(token, "noch ein drittes Kennwort 5"), LinkState::kUsed);
}

TEST_F(Recover, DiesWithACorrectedAddress) {
  auto token = Token();
  auto account = scenario.Account("erika@probe.example");
  EXPECT_TRUE(
      CorrectEmail(scenario.house, {}, account.id, account.version, "neu@probe.example", website.id).errors.empty());
  EXPECT_EQ(Look(token), LinkState::kUsed);
  EXPECT_EQ(Reset(token), LinkState::kUsed);
}

TEST_F(Recover, MailsNothingToAnAddressThatWasCorrectedBeforeTheMailLeft) {
  EXPECT_TRUE(RequestReset(scenario.house, website, "erika@probe.example", kNetwork).empty());
  auto account = scenario.Account("erika@probe.example");
  EXPECT_TRUE(
      CorrectEmail(scenario.house, {}, account.id, account.version, "neu@probe.example", website.id).errors.empty());
  EXPECT_EQ(scenario.Mail().to, "neu@probe.example");
}

TEST_F(Recover, CountsTheHalfHourFromWhenTheMailLeft) {
  EXPECT_TRUE(RequestReset(scenario.house, website, "erika@probe.example", kNetwork).empty());
  scenario.Wait(29 * base::kMinute);
  auto token = scenario.Mail().Token();
  scenario.Wait(29 * base::kMinute);
  EXPECT_EQ(Reset(token), LinkState::kOk);
}

TEST_F(Recover, SendsNoMailThatComesTooLate) {
  EXPECT_TRUE(RequestReset(scenario.house, website, "erika@probe.example", kNetwork).empty());
  scenario.Wait(30 * base::kMinute);
  EXPECT_TRUE(scenario.Mails().empty());
}

TEST_F(Recover, SendsOneMailForManyRequestsBeforeItLeft) {
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(RequestReset(scenario.house, website, "erika@probe.example", kNetwork).empty());
  EXPECT_EQ(scenario.Mails().size(), 1u);
}

TEST_F(Recover, RefusesTextThatIsNoAddress) {
  for (const char* email : {"", "erika", "erika@probe", "a@b.example, c@d.example"}) {
    EXPECT_EQ(RequestReset(scenario.house, website, email, kNetwork).size(), 1u) << email;
  }
}

}  // namespace
}  // namespace rules
