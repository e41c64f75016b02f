#include "rules/password.h"

#include <gtest/gtest.h>

#include "crypto/password.h"
#include "store/account.h"
#include "support/scenario.h"

namespace rules {
namespace {

using base::Text;
using namespace std::string_literals;
using support::kNetwork;
using support::kNewPassword;
using support::kPassword;
using support::Scenario;

class ChangePasswordTest : public ::testing::Test {
 protected:
  void SetUp() override {
    scenario.AddApproved(website, "erika@probe.example");
    session = scenario.SignIn(website, "erika@probe.example");
    who = scenario.Who(session);
  }
  // The text of the only error; nothing if it went well.
  std::optional<Text> Change(const std::string& password, const std::string& new_password) {
    auto change = ChangePassword(scenario.house, website, who, password, new_password, kNetwork);
    begun = change.session.token;
    const auto& errors = change.errors;
    EXPECT_LE(errors.size(), 1u);
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
    return errors.empty() ? std::nullopt : std::optional(errors[0].text);
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
  std::string session, begun;
  SignedIn who;
};

TEST_F(ChangePasswordTest, EndsAllSessionsBeginsAnotherAndTellsThePerson) {
  auto other = scenario.SignIn(website, "erika@probe.example");
  EXPECT_EQ(Change(kPassword, kNewPassword), std::nullopt);
  auto now = FindSignedIn(scenario.house, "www.muster.example", begun);
  ASSERT_TRUE(now.has_value());
  EXPECT_EQ(now->expires_at, who.expires_at) << "no longer than the one before";
  EXPECT_FALSE(FindSignedIn(scenario.house, "www.muster.example", session).has_value()) << "nor a copy of its cookie";
  EXPECT_FALSE(FindSignedIn(scenario.house, "www.muster.example", other).has_value());
  EXPECT_EQ(scenario.Mail().to, "erika@probe.example");
  EXPECT_NO_THROW(scenario.SignIn(website, "erika@probe.example", kNewPassword));
  EXPECT_ANY_THROW(scenario.SignIn(website, "erika@probe.example", kPassword));
}

TEST_F(ChangePasswordTest, NeedsTheOldPassword) {
  EXPECT_EQ(Change("", kNewPassword), Text::kFormRequired);
  EXPECT_EQ(Change("falsch geraten", kNewPassword), Text::kFormPasswordWrong);
  EXPECT_EQ(Change(std::string("\0", 1), kNewPassword), Text::kFormPasswordWrong);
  EXPECT_EQ(Change(std::string(1025, 'x'), kNewPassword), Text::kFormPasswordWrong);
  EXPECT_NO_THROW(scenario.SignIn(website, "erika@probe.example", kPassword));
}

TEST_F(ChangePasswordTest, ThrottlesGuessesOfTheOldPassword) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(Change("falsch geraten", kNewPassword), Text::kFormPasswordWrong);
  EXPECT_EQ(Change(kPassword, kNewPassword), Text::kFormPasswordWrong);
  scenario.Wait(30);
  EXPECT_EQ(Change(kPassword, kNewPassword), std::nullopt);
}

TEST_F(ChangePasswordTest, RefusesWeakNewOnes) {
  EXPECT_EQ(Change(kPassword, ""), Text::kFormRequired);
  EXPECT_EQ(Change(kPassword, "Igel geht 9 Uhr"s.substr(0, 14)), Text::kFormPasswordTooShort);
  EXPECT_EQ(Change(kPassword, "erika@probe.example"), Text::kFormPasswordIsName);
  EXPECT_EQ(Change(kPassword, "ERIKA@PROBE.example"), Text::kFormPasswordIsName);
  EXPECT_EQ(Change(kPassword, website.name), Text::kFormPasswordIsName);
  EXPECT_EQ(Change(kPassword, "aaaaaaaaaaaaaaaaaaaa"), Text::kFormPasswordGuessable);
  EXPECT_EQ(Change(kPassword, std::string(1025, 'x')), Text::kFormPasswordTooLong);
}

TEST_F(ChangePasswordTest, CountsCharactersNotBytes) {
  website.password_minimum = 15;
  EXPECT_EQ(Change(kPassword, "äöüÄÖÜßéèêáàâó"), Text::kFormPasswordTooShort) << "fourteen";
  EXPECT_EQ(Change(kPassword, "äöüÄÖÜßéèêáàâóò"), std::nullopt) << "fifteen";
}

TEST_F(ChangePasswordTest, RefusesWhenThePasswordWasChangedMeanwhile) {
  auto account = scenario.Account("erika@probe.example");
  auto stale = who;
  EXPECT_EQ(Change(kPassword, kNewPassword), std::nullopt);
  who = stale;
  EXPECT_EQ(Change(kPassword, "noch ein drittes Kennwort 5"), Text::kFormPasswordWrong);
  EXPECT_NE(scenario.Account("erika@probe.example").password, account.password);
  EXPECT_NO_THROW(scenario.SignIn(website, "erika@probe.example", kNewPassword));
}

TEST_F(ChangePasswordTest, GivesBackWhatARightOneTook) {
  std::string now = kPassword, next = kNewPassword;
  for (int i = 0; i < 8; ++i) {
    who = scenario.Who(i == 0 ? session : begun);
    EXPECT_EQ(Change(now, next), std::nullopt) << i;
    std::swap(now, next);
  }
}

}  // namespace
}  // namespace rules
