#include "rules/verify.h"

#include <gtest/gtest.h>

#include "rules/customer.h"
#include "rules/mint.h"
#include "rules/queue.h"
#include "rules/recover.h"
#include "rules/sign_in.h"
#include "store/access.h"
#include "store/contact.h"
#include "store/history.h"
#include "store/registration.h"
#include "store/mail.h"
#include "support/scenario.h"

namespace rules {
namespace {

using support::FormFor;
using support::kBrowser;
using support::kNetwork;
using support::kPassword;
using support::Scenario;

class VerifyRule : public ::testing::Test {
 protected:
  VerifyOutcome ByLink(const std::string& token, const std::string& browser = kBrowser,
                       const std::string& password = "") {
    auto outcome = VerifyByLink(scenario.house, website, token, browser, password, kNetwork).outcome;
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
    return outcome;
  }
  VerifyOutcome ByCode(const std::string& code, const std::string& browser = kBrowser,
                       const std::string& password = "", const std::string& network = kNetwork) {
    auto outcome = VerifyByCode(scenario.house, website, "erika@probe.example", code, browser, password, network).outcome;
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
    return outcome;
  }
  support::Letter RegisterErika() {
    scenario.Register(website, "erika@probe.example");
    return scenario.Mail();
  }
  // What a stranger types who knows the address only.
  support::Letter RegisterByStranger() {
    auto form = FormFor("erika@probe.example");
    form.password = "ein Igel geht ueber die Strasse";
    EXPECT_TRUE(Register(scenario.house, website, form, base::Language::kGerman, "stranger", "203.0.113.9").empty());
    return scenario.Mail();
  }
  static std::string Wrong(std::string code) {
    code[0] = code[0] == '9' ? '0' : static_cast<char>(code[0] + 1);
    return code;
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
};

TEST_F(VerifyRule, ByLinkTurnsTheRegistrationIntoContactAccountAndAccess) {
  auto mail = RegisterErika();
  auto result = VerifyByLink(scenario.house, website, mail.Token(), kBrowser, "", kNetwork);
  EXPECT_EQ(result.outcome, VerifyOutcome::kProven);
  EXPECT_EQ(result.status, model::Status::kInProcessing);
  EXPECT_EQ(result.next, "/members/prices.html");
  auto account = scenario.Account("erika@probe.example");
  EXPECT_EQ(account.email_proven_at, scenario.Now());
  EXPECT_EQ(store::FindContact(scenario.house.database, account.contact_id)->company, "Probe AG");
  auto access = store::FindAccessOfAccount(scenario.house.database, account.id, website.id);
  EXPECT_EQ(access->order_number, "A-17");
  EXPECT_EQ(store::CountRegistrations(scenario.house.database, 9), 0);
  auto next = scenario.Mail();
  EXPECT_EQ(next.Link(), "https://www.muster.example/account/status");
}

TEST_F(VerifyRule, ByCodeDoesTheSameWhateverBlanksAreTyped) {
  auto code = RegisterErika().Code();
  EXPECT_EQ(ByCode(" " + code.substr(0, 2) + "-" + code.substr(2)), VerifyOutcome::kProven);
  EXPECT_EQ(scenario.Account("erika@probe.example").name, "Erika Probe");
}

TEST_F(VerifyRule, ByCodeTakesTheAddressWithBlanksAround) {
  auto code = RegisterErika().Code();
  EXPECT_EQ(VerifyByCode(scenario.house, website, " Erika@probe.example ", code, kBrowser, "", kNetwork).outcome,
            VerifyOutcome::kProven);
}

TEST_F(VerifyRule, ApprovesAtOnceWhereThePolicyIsAutomatic) {
  website = scenario.AddWebsite("auto.example", model::Policy::kAutomatic, "office@muster.example");
  scenario.Register(website, "erika@probe.example");
  auto result = VerifyByLink(scenario.house, website, scenario.Mail().Token(), kBrowser, "", kNetwork);
  EXPECT_EQ(result.status, model::Status::kApproved);
  auto mail = scenario.Mail();
  EXPECT_EQ(mail.to, "erika@probe.example");
  EXPECT_EQ(mail.Link(), "https://auto.example/members/prices.html") << "leads to the page first wanted";
  scenario.Wait(base::kHour);
  EXPECT_TRUE(scenario.Mails().empty()) << "nobody waits, so the office is not told";
  EXPECT_TRUE(scenario.Passes(scenario.SignIn(website, "erika@probe.example"), "auto.example"));
}

TEST_F(VerifyRule, WorksOnce) {
  auto mail = RegisterErika();
  EXPECT_EQ(ByLink(mail.Token()), VerifyOutcome::kProven);
  EXPECT_EQ(ByLink(mail.Token()), VerifyOutcome::kUsed);
  EXPECT_EQ(ByCode(mail.Code()), VerifyOutcome::kWrongCode);
}

TEST_F(VerifyRule, ByCodeUsesTheLinkUpToo) {
  auto mail = RegisterErika();
  EXPECT_EQ(ByCode(mail.Code()), VerifyOutcome::kProven);
  EXPECT_EQ(ByLink(mail.Token()), VerifyOutcome::kUsed);
}

TEST_F(VerifyRule, HoldsToTheLastSecondOfTheDay) {
  auto mail = RegisterErika();
  scenario.Wait(kVerifyLife - 1);
  EXPECT_EQ(FindOpenLink(scenario.house, mail.Token(), model::Purpose::kVerify, website.id).state, LinkState::kOk);
  EXPECT_EQ(ByLink(mail.Token()), VerifyOutcome::kProven);
}

TEST_F(VerifyRule, ExpiresAfterADay) {
  auto mail = RegisterErika();
  scenario.Wait(kVerifyLife);
  EXPECT_EQ(ByLink(mail.Token()), VerifyOutcome::kExpired);
  EXPECT_EQ(ByCode(mail.Code()), VerifyOutcome::kWrongCode);
}

TEST_F(VerifyRule, CountsTheDayFromWhenTheMailLeft) {
  scenario.Register(website, "erika@probe.example");
  scenario.Wait(2 * base::kDay);
  EXPECT_EQ(ByLink(scenario.Mail().Token()), VerifyOutcome::kProven);
}

TEST_F(VerifyRule, KnowsNoEmptyForeignOrInventedToken) {
  auto mail = RegisterErika();
  for (const std::string& token : {std::string(), std::string("0"), std::string(43, 'A'), std::string(100'000, 'x'),
                                   std::string("\0", 1), mail.Token() + "x"}) {
    EXPECT_EQ(ByLink(token), VerifyOutcome::kUnknown) << token.size();
  }
  EXPECT_EQ(ByLink(mail.Token()), VerifyOutcome::kProven);
}

TEST_F(VerifyRule, KnowsNoLinkOfAnotherWebsite) {
  auto other = scenario.AddWebsite("b.example");
  auto mail = RegisterErika();
  EXPECT_EQ(VerifyByLink(scenario.house, other, mail.Token(), kBrowser, "", kNetwork).outcome, VerifyOutcome::kUnknown);
  EXPECT_EQ(VerifyByCode(scenario.house, other, "erika@probe.example", mail.Code(), kBrowser, "", kNetwork).outcome,
            VerifyOutcome::kWrongCode);
  EXPECT_EQ(ByLink(mail.Token()), VerifyOutcome::kProven);
}

TEST_F(VerifyRule, KnowsNoLinkOfAnotherPurpose) {
  auto approved = scenario.AddApproved(website, "known@probe.example");
  EXPECT_TRUE(RequestReset(scenario.house, website, "known@probe.example", kNetwork).empty());
  auto reset = scenario.Mail();
  EXPECT_EQ(ByLink(reset.Token()), VerifyOutcome::kUnknown);
  auto verify = RegisterErika();
  EXPECT_EQ(FindResetLink(scenario.house, website, verify.Token()).state, LinkState::kUnknown);
  EXPECT_EQ(ResetPassword(scenario.house, website, verify.Token(), support::kNewPassword).state, LinkState::kUnknown);
  EXPECT_EQ(approved.status, model::Status::kApproved);
}

TEST_F(VerifyRule, TakesFiveWrongCodesAndThenOnlyAnotherMailHelps) {
  auto mail = RegisterErika();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(ByCode(Wrong(mail.Code())), VerifyOutcome::kWrongCode);
  EXPECT_EQ(ByCode(mail.Code()), VerifyOutcome::kWrongCode) << "the right one comes too late";
  EXPECT_TRUE(ResendVerification(scenario.house, website, "erika@probe.example", kNetwork).empty());
  EXPECT_EQ(ByCode(scenario.Mail().Code()), VerifyOutcome::kProven);
}

TEST_F(VerifyRule, WritesForAnAddressThatNobodyWaitsWithToo) {
  scenario.Mails();
  EXPECT_FALSE(store::FindDueMail(scenario.house.database, scenario.Now()).has_value());
  EXPECT_EQ(VerifyByCode(scenario.house, website, "nobody@probe.example", "12345678", kBrowser, "", kNetwork).outcome,
            VerifyOutcome::kWrongCode);
  EXPECT_TRUE(store::FindDueMail(scenario.house.database, scenario.Now()).has_value());
  EXPECT_TRUE(scenario.Mails().empty()) << "and mails nobody";
}

TEST_F(VerifyRule, TakesTheFifthCodeIfItIsRight) {
  auto mail = RegisterErika();
  for (int i = 0; i < 4; ++i) EXPECT_EQ(ByCode(Wrong(mail.Code())), VerifyOutcome::kWrongCode);
  EXPECT_EQ(ByCode(mail.Code()), VerifyOutcome::kProven);
}

TEST_F(VerifyRule, LetsOneNetworkTryTwentyCodesOfAllAddresses) {
  RegisterErika();
  for (int i = 0; i < 20; ++i) {
    (void)VerifyByCode(scenario.house, website, "e" + std::to_string(i) + "@probe.example", "00000000", kBrowser, "",
                       kNetwork);
  }
  EXPECT_TRUE(ResendVerification(scenario.house, website, "erika@probe.example", kNetwork).empty());
  auto code = scenario.Mail().Code();
  EXPECT_EQ(ByCode(code), VerifyOutcome::kWrongCode);
  EXPECT_EQ(ByCode(code, kBrowser, "", "198.51.100.1"), VerifyOutcome::kProven);
}

TEST_F(VerifyRule, AsksAForeignBrowserForThePassword) {
  auto mail = RegisterErika();
  EXPECT_EQ(ByLink(mail.Token(), "other"), VerifyOutcome::kWrongPassword);
  EXPECT_EQ(ByLink(mail.Token(), "other", "ein anderes Kennwort"), VerifyOutcome::kWrongPassword);
  EXPECT_EQ(ByLink(mail.Token(), "other", std::string(5000, 'x')), VerifyOutcome::kWrongPassword);
  EXPECT_EQ(ByCode(mail.Code(), "other"), VerifyOutcome::kWrongPassword);
  EXPECT_EQ(ByLink(mail.Token(), "other", kPassword), VerifyOutcome::kProven);
}

TEST_F(VerifyRule, TakesAMissingBrowserCookieForAForeignBrowser) {
  EXPECT_TRUE(
      Register(scenario.house, website, FormFor("erika@probe.example"), base::Language::kGerman, "", kNetwork).empty());
  EXPECT_EQ(ByLink(scenario.Mail().Token(), ""), VerifyOutcome::kWrongPassword);
}

TEST_F(VerifyRule, ThrottlesGuessesOfTheChosenPassword) {
  auto mail = RegisterErika();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(ByLink(mail.Token(), "other", "geraten und falsch"), VerifyOutcome::kWrongPassword);
  EXPECT_EQ(ByLink(mail.Token(), "other", kPassword), VerifyOutcome::kWrongPassword);
  scenario.Wait(30);
  EXPECT_EQ(ByLink(mail.Token(), "other", kPassword), VerifyOutcome::kProven);
}

// A stranger registers the address first; its owner registers, too, and opens any of the mails.
TEST_F(VerifyRule, GivesTheOwnersPasswordToTheAccountThatAStrangerAskedForFirst) {
  auto strange = RegisterByStranger();
  auto own = RegisterErika();
  EXPECT_EQ(ByLink(strange.Token()), VerifyOutcome::kProven);
  EXPECT_EQ(ByLink(own.Token()), VerifyOutcome::kUsed);
  EXPECT_EQ(SignIn(scenario.house, website, "erika@probe.example", kPassword, {"www.muster.example", kNetwork, ""}).outcome,
            SignInOutcome::kSignedIn);
}

// A stranger registers the address after its owner: the owner's click must not confirm the stranger's password.
TEST_F(VerifyRule, ConfirmsNoStrangersPasswordByTheOwnersClick) {
  auto own = RegisterErika();
  auto strange = RegisterByStranger();
  for (const auto& mail : {own, strange}) {
    EXPECT_EQ(ByLink(mail.Token()), VerifyOutcome::kWrongPassword);
    EXPECT_EQ(ByLink(mail.Token(), kBrowser, kPassword), VerifyOutcome::kWrongPassword);
    EXPECT_EQ(ByCode(mail.Code()), VerifyOutcome::kWrongPassword);
  }
  auto again = RegisterErika();
  EXPECT_EQ(ByLink(again.Token()), VerifyOutcome::kProven);
  EXPECT_EQ(SignIn(scenario.house, website, "erika@probe.example", "ein Igel geht ueber die Strasse", {"www.muster.example", kNetwork, ""}).outcome,
            SignInOutcome::kMismatch);
}

TEST_F(VerifyRule, KeepsTheThreeNewestMailsGood) {
  std::vector<support::Letter> mails = {RegisterErika()};
  for (int i = 0; i < 3; ++i) {
    scenario.Wait(20 * base::kMinute);
    EXPECT_TRUE(ResendVerification(scenario.house, website, "erika@probe.example", kNetwork).empty());
    mails.push_back(scenario.Mail());
  }
  EXPECT_EQ(ByLink(mails[0].Token()), VerifyOutcome::kUsed);
  EXPECT_EQ(ByLink(mails[1].Token()), VerifyOutcome::kProven);
}

TEST_F(VerifyRule, ProvesOnlyTheSpellingThatWasMailed) {
  auto mail = RegisterErika();
  EXPECT_TRUE(Register(scenario.house, website, FormFor("ERIKA@probe.example"), base::Language::kGerman, kBrowser, kNetwork)
                  .empty());
  EXPECT_EQ(ByLink(mail.Token()), VerifyOutcome::kUsed);
  EXPECT_EQ(ByCode(mail.Code()), VerifyOutcome::kWrongCode);
  EXPECT_EQ(ByLink(scenario.Mail().Token()), VerifyOutcome::kProven);
}

TEST_F(VerifyRule, SaysUsedForARegistrationThatTheOfficeDeleted) {
  auto mail = RegisterErika();
  auto waiting = store::FindRegistrationByEmail(scenario.house.database, website.id, "erika@probe.example");
  EXPECT_TRUE(DeleteRegistration(scenario.house, *scenario.Administrator().staff, waiting->id));
  EXPECT_EQ(ByLink(mail.Token()), VerifyOutcome::kUsed);
  EXPECT_EQ(ByCode(mail.Code()), VerifyOutcome::kWrongCode);
}

TEST_F(VerifyRule, AddsAnAccessToTheAccountThatTheAddressGotOnAnotherWebsiteMeanwhile) {
  auto other = scenario.AddWebsite("b.example");
  scenario.Register(website, "erika@probe.example");
  auto here = scenario.Mail();
  auto form = FormFor("erika@probe.example");
  form.password = support::kNewPassword;
  EXPECT_TRUE(Register(scenario.house, other, form, base::Language::kGerman, kBrowser, kNetwork).empty());
  auto there = scenario.Mail();
  EXPECT_EQ(ByLink(here.Token()), VerifyOutcome::kProven);
  auto account = scenario.Account("erika@probe.example");
  EXPECT_EQ(VerifyByLink(scenario.house, other, there.Token(), kBrowser, "", kNetwork).outcome, VerifyOutcome::kProven);
  EXPECT_EQ(store::ListAccessesOfAccount(scenario.house.database, account.id).size(), 2u);
  EXPECT_EQ(scenario.Account("erika@probe.example").password, account.password);
}

TEST_F(VerifyRule, SetsThePasswordOfAnAccountThatTheOfficeMadeMeanwhile) {
  auto mail = RegisterErika();
  model::Contact contact;
  contact.name = "Erika Probe";
  auto saved = SaveContact(scenario.house, {}, contact);
  GrantForm grant;
  grant.contact_id = saved.id;
  grant.website_id = website.id;
  grant.email = "erika@probe.example";
  EXPECT_TRUE(GrantAccess(scenario.house, {}, grant).errors.empty());
  EXPECT_EQ(ByLink(mail.Token()), VerifyOutcome::kProven);
  EXPECT_TRUE(scenario.Passes(scenario.SignIn(website, "erika@probe.example")));
}

TEST_F(VerifyRule, WritesTheHistoryOfTheAccess) {
  auto access = scenario.AddApplicant(website, "erika@probe.example");
  auto history = store::ListHistoryOfAccess(scenario.house.database, access.id);
  ASSERT_EQ(history.size(), 1u);
  EXPECT_EQ(history[0].act, model::Act::kVerified);
  EXPECT_EQ(history[0].actor, "customer");
  EXPECT_EQ(history[0].at, scenario.Now());
}

}  // namespace
}  // namespace rules
