#include "rules/second_factor.h"

#include <gtest/gtest.h>

#include "base/fault.h"
#include "crypto/seal.h"
#include "crypto/totp.h"
#include "rules/staff.h"
#include "rules/staff_session.h"
#include "store/history.h"
#include "store/staff.h"
#include "support/scenario.h"

namespace rules {
namespace {

using model::SignInStep;
using support::FromBase32;
using support::kPassword;
using support::Scenario;

const StaffOrigin kFrom{support::kNetwork, "Firefox, Linux"};

class SecondFactor : public ::testing::Test {
 protected:
  SecondFactor() { scenario.house.config.staff_second_factor = true; }

  StaffSignIn SignIn() {
    auto result = SignInStaff(scenario.house, "anna@office.example", kPassword, kFrom);
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
    return result;
  }
  StaffHalfway Halfway(const std::string& token) { return FindStaffHalfway(scenario.house, token).value(); }
  bool In(const std::string& token) { return FindStaffSignedIn(scenario.house, token).has_value(); }
  // What the app would show: from the key that the page tells.
  std::string CodeAt(std::int64_t seconds) const { return crypto::Totp(secret, seconds / crypto::kTotpPeriod); }
  std::string Code() const { return CodeAt(scenario.Now()); }

  // Goes through sign-in and enrolment; remembers secret and recovery codes.
  std::string EnrolAnna() {
    auto who = Halfway(SignIn().token);
    auto enrolment = BeginEnrolment(scenario.house, who.staff, who.session);
    secret = FromBase32(enrolment.key);
    auto enrolled = Enrol(scenario.house, who, enrolment.sealed, Code(), kFrom);
    recovery = enrolled.recovery;
    return enrolled.token;
  }
  std::string Enter(std::string_view code) {
    auto who = FindStaffHalfway(scenario.house, SignIn().token);
    return who ? EnterCode(scenario.house, *who, code, kFrom) : "";
  }

  Scenario scenario;
  model::Staff anna = scenario.AddStaff("anna", model::Role::kApprover);
  std::string secret;
  std::vector<std::string> recovery;
};

TEST_F(SecondFactor, IsSetUpAtTheFirstSignInAndNothingElseIsOpenUntilThen) {
  auto first = SignIn();
  EXPECT_EQ(first.step, SignInStep::kEnrolment);
  EXPECT_FALSE(In(first.token));
  auto token = EnrolAnna();
  EXPECT_TRUE(In(token));
  EXPECT_EQ(recovery.size(), 10u);
  EXPECT_FALSE(FindStaffHalfway(scenario.house, first.token)) << "other sessions are over";
}

TEST_F(SecondFactor, NeedsNoneWhereTheInstallationSaysSo) {
  scenario.house.config.staff_second_factor = false;
  auto result = SignIn();
  EXPECT_EQ(result.step, SignInStep::kSignedIn);
  EXPECT_TRUE(In(result.token));
}

TEST_F(SecondFactor, IsAskedForOfWhoeverHasOneEvenThere) {
  EnrolAnna();
  scenario.house.config.staff_second_factor = false;
  EXPECT_EQ(SignIn().step, SignInStep::kCode);
}

TEST_F(SecondFactor, IsNotSetUpByAnyOtherCode) {
  auto who = Halfway(SignIn().token);
  auto enrolment = BeginEnrolment(scenario.house, who.staff, who.session);
  secret = FromBase32(enrolment.key);
  for (const std::string& code : {std::string(), std::string("000000"), CodeAt(scenario.Now() + 90), Code() + "0"}) {
    if (code == Code()) continue;
    auto enrolled = Enrol(scenario.house, who, enrolment.sealed, code, kFrom);
    EXPECT_TRUE(enrolled.recovery.empty() && enrolled.token.empty()) << code;
  }
  EXPECT_EQ(store::FindStaff(scenario.house.database, anna.id)->factor, "");
  auto other = Halfway(SignIn().token);
  EXPECT_FALSE(ContinueEnrolment(scenario.house, other.staff, other.session, enrolment.sealed)) << "another session's";
  EXPECT_TRUE(Enrol(scenario.house, other, enrolment.sealed, Code(), kFrom).recovery.empty());
  EXPECT_EQ(ContinueEnrolment(scenario.house, who.staff, who.session, enrolment.sealed)->key, enrolment.key);
}

TEST_F(SecondFactor, TellsTheAppWhoseItIs) {
  auto who = Halfway(SignIn().token);
  auto enrolment = BeginEnrolment(scenario.house, who.staff, who.session);
  EXPECT_EQ(enrolment.key.size(), 32u + 7u);
  EXPECT_TRUE(enrolment.address.starts_with("otpauth://totp/Pforte%20office.muster.example:anna@office.example?secret="))
      << enrolment.address;
}

TEST_F(SecondFactor, TakesEachCodeOnceWithinHalfAMinuteAroundNow) {
  EnrolAnna();
  EXPECT_EQ(Enter(Code()), "") << "used to set it up";
  scenario.Wait(30);
  auto code = Code();
  EXPECT_TRUE(In(Enter(code)));
  EXPECT_EQ(Enter(code), "");
  scenario.Wait(60);
  EXPECT_EQ(Enter(CodeAt(scenario.Now() - 60)), "") << "two periods ago";
  EXPECT_EQ(Enter(CodeAt(scenario.Now() + 60)), "") << "in two periods";
  EXPECT_NE(Enter(CodeAt(scenario.Now() - 30)), "") << "a slow clock";
  EXPECT_NE(Enter(CodeAt(scenario.Now() + 30)), "") << "a fast clock";
  EXPECT_EQ(Enter(Code()), "") << "older than the last";
}

TEST_F(SecondFactor, ReadsACodeWithABlankInIt) {
  EnrolAnna();
  scenario.Wait(30);
  EXPECT_NE(Enter(Code().substr(0, 3) + " " + Code().substr(3)), "");
}

TEST_F(SecondFactor, IsReplacedByEachRecoveryCodeOnce) {
  EnrolAnna();
  EXPECT_NE(Enter(recovery[0]), "");
  EXPECT_EQ(Enter(recovery[0]), "");
  std::string sloppy;
  for (char c : recovery[1]) sloppy += c == '-' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  EXPECT_NE(Enter(sloppy), "");
  EXPECT_EQ(CountRecoveryCodes(scenario.house, anna.id), 8);
  auto who = FindStaffSignedIn(scenario.house, Enter(recovery[2])).value();
  auto renewed = RenewRecoveryCodes(scenario.house, who);
  EXPECT_EQ(renewed.size(), 10u);
  EXPECT_EQ(Enter(recovery[3]), "") << "void";
  EXPECT_NE(Enter(renewed[9]), "");
}

TEST_F(SecondFactor, TakesNobodyElsesRecoveryCode) {
  EnrolAnna();
  auto berta = scenario.AddStaff("berta", model::Role::kApprover);
  auto result = SignInStaff(scenario.house, "berta@office.example", kPassword, kFrom);
  auto who = Halfway(result.token);
  auto enrolment = BeginEnrolment(scenario.house, who.staff, who.session);
  auto enrolled = Enrol(scenario.house, who, enrolment.sealed,
                        crypto::Totp(FromBase32(enrolment.key), scenario.Now() / crypto::kTotpPeriod), kFrom);
  ASSERT_EQ(enrolled.recovery.size(), 10u);
  EXPECT_EQ(Enter(enrolled.recovery[0]), "");
}

TEST_F(SecondFactor, MakesWhoGuessesWait) {
  EnrolAnna();
  scenario.Wait(30);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(Enter("none"), "");
  EXPECT_EQ(Enter(Code()), "") << "the right one, too soon";
  scenario.Wait(300);
  EXPECT_NE(Enter(Code()), "");
}

TEST_F(SecondFactor, HasTenMinutesForTheSecondStep) {
  EnrolAnna();
  auto token = SignIn().token;
  scenario.Wait(model::kStaffHalfwayLife - 1);
  EXPECT_TRUE(FindStaffHalfway(scenario.house, token));
  scenario.Wait(1);
  EXPECT_FALSE(FindStaffHalfway(scenario.house, token));
}

TEST_F(SecondFactor, GivesAWholeSessionOnlyOncePerHalfway) {
  EnrolAnna();
  scenario.Wait(30);
  auto who = Halfway(SignIn().token);
  EXPECT_NE(EnterCode(scenario.house, who, Code(), kFrom), "");
  scenario.Wait(30);
  EXPECT_EQ(EnterCode(scenario.house, who, Code(), kFrom), "");
}

TEST_F(SecondFactor, IsNotReplacedByWhoeverHasThePasswordAlone) {
  EnrolAnna();
  auto who = Halfway(SignIn().token);
  auto enrolment = BeginEnrolment(scenario.house, who.staff, who.session);
  auto code = crypto::Totp(FromBase32(enrolment.key), scenario.Now() / crypto::kTotpPeriod);
  EXPECT_TRUE(Enrol(scenario.house, who, enrolment.sealed, code, kFrom).recovery.empty());
}

TEST_F(SecondFactor, IsReplacedByItsOwnerWhoseOtherSessionsEnd) {
  auto here = EnrolAnna();
  scenario.Wait(30);
  auto there = Enter(Code());
  auto who = FindStaffSignedIn(scenario.house, here).value();
  auto enrolment = BeginEnrolment(scenario.house, who.staff, who.session);
  auto old = secret;
  secret = FromBase32(enrolment.key);
  EXPECT_EQ(Enrol(scenario.house, who, enrolment.sealed, Code()).recovery.size(), 10u);
  EXPECT_TRUE(In(here));
  EXPECT_FALSE(In(there));
  EXPECT_EQ(Enter(recovery[5]), "") << "those of the old one";
  scenario.Wait(30);
  EXPECT_EQ(Enter(crypto::Totp(old, scenario.Now() / crypto::kTotpPeriod)), "");
  EXPECT_NE(Enter(Code()), "");
}

TEST_F(SecondFactor, IsTakenFromWhoLostItByAnother) {
  auto token = EnrolAnna();
  EXPECT_FALSE(ClearSecondFactor(scenario.house, {anna}, anna.id)) << "not by oneself where it is required";
  EXPECT_TRUE(ClearSecondFactor(scenario.house, scenario.Administrator(), anna.id));
  EXPECT_FALSE(In(token));
  EXPECT_EQ(CountRecoveryCodes(scenario.house, anna.id), 0);
  EXPECT_FALSE(ClearSecondFactor(scenario.house, scenario.Administrator(), anna.id)) << "there is none";
  EXPECT_EQ(SignIn().step, SignInStep::kEnrolment);
}

TEST_F(SecondFactor, IsGivenUpByOneselfWhereItIsNotRequired) {
  auto token = EnrolAnna();
  scenario.house.config.staff_second_factor = false;
  auto who = FindStaffSignedIn(scenario.house, token).value();
  EXPECT_TRUE(ClearSecondFactor(scenario.house, {anna}, anna.id, who.session));
  EXPECT_TRUE(In(token));
  EXPECT_TRUE(RenewRecoveryCodes(scenario.house, who).empty());
}

TEST_F(SecondFactor, IsStoredSealedForItsOwner) {
  EnrolAnna();
  auto stored = store::FindStaff(scenario.house.database, anna.id)->factor;
  EXPECT_EQ(stored.find(secret), std::string::npos);
  EXPECT_FALSE(crypto::Open(scenario.house.keys, crypto::Use::kFactor, "factor of staff 4711", stored));
  auto berta = scenario.AddStaff("berta", model::Role::kApprover);
  store::UpdateStaffFactor(scenario.house.database, berta.id, stored, 0);
  auto who = Halfway(SignInStaff(scenario.house, "berta@office.example", kPassword, kFrom).token);
  EXPECT_THROW((void)EnterCode(scenario.house, who, Code(), kFrom), base::Fault) << "a row that was swapped";
}

}  // namespace
}  // namespace rules
