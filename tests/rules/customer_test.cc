#include "rules/customer.h"

#include <gtest/gtest.h>

#include <set>

#include "crypto/password.h"
#include "rules/pass.h"
#include "rules/recover.h"
#include "rules/sign_in.h"
#include "store/access.h"
#include "store/account.h"
#include "store/history.h"
#include "support/scenario.h"

namespace rules {
namespace {

using base::Text;
using support::kNetwork;
using support::kNewPassword;
using support::kPassword;
using support::Scenario;

class Customer : public ::testing::Test {
 protected:
  std::int64_t AddContact(const std::string& name, const std::string& number = "") {
    model::Contact contact;
    contact.name = name;
    contact.number = number;
    auto saved = SaveContact(scenario.house, {}, contact);
    EXPECT_TRUE(saved.errors.empty());
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
    return saved.id;
  }
  SaveResult Grant(std::int64_t contact_id, const std::string& email, const Decider& decider = {}) {
    GrantForm form;
    form.contact_id = contact_id;
    form.website_id = website.id;
    form.email = email;
    auto result = GrantAccess(scenario.house, decider, form);
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
    return result;
  }
  SaveResult Correct(const model::Account& account, const std::string& email, const Decider& decider = {}) {
    return CorrectEmail(scenario.house, decider, account.id, account.version, email, website.id);
  }
  support::Letter MailAfterGrace() {
    scenario.Wait(scenario.house.config.mail_grace_seconds);
    return scenario.Mail();
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
};

TEST_F(Customer, IsInvitedToANewAccountAndSetsThePassword) {
  auto id = AddContact("Probe AG");
  auto granted = Grant(id, " Max@probe.example");
  ASSERT_TRUE(granted.errors.empty());
  EXPECT_EQ(scenario.Access(granted.id).status, model::Status::kApproved);
  EXPECT_EQ(scenario.Access(granted.id).decided_by, "command line");
  EXPECT_EQ(scenario.Account("max@probe.example").name, "Probe AG") << "the contact's, if none was typed";
  auto mail = MailAfterGrace();
  EXPECT_EQ(mail.to, "Max@probe.example");
  scenario.Wait(7 * base::kDay - 1);
  EXPECT_EQ(FindResetLink(scenario.house, website, mail.Token()).link.purpose, model::Purpose::kInvitation);
  EXPECT_EQ(ResetPassword(scenario.house, website, mail.Token(), kNewPassword).state, LinkState::kOk);
  EXPECT_TRUE(scenario.Account("max@probe.example").email_proven_at.has_value());
  EXPECT_TRUE(scenario.Passes(scenario.SignIn(website, "max@probe.example", kNewPassword)));
}

TEST_F(Customer, IsInvitedForSevenDaysOnly) {
  Grant(AddContact("Probe AG"), "max@probe.example");
  auto mail = MailAfterGrace();
  scenario.Wait(7 * base::kDay);
  EXPECT_EQ(FindResetLink(scenario.house, website, mail.Token()).state, LinkState::kExpired);
}

TEST_F(Customer, WithAnAccountGetsTheAccessAtOnceAndIsTold) {
  auto other = scenario.AddWebsite("b.example");
  scenario.AddApproved(other, "erika@probe.example");
  auto account = scenario.Account("erika@probe.example");
  ASSERT_TRUE(Grant(account.contact_id, "ERIKA@probe.example").errors.empty());
  EXPECT_TRUE(scenario.Passes(scenario.SignIn(website, "erika@probe.example")));
  auto mail = MailAfterGrace();
  EXPECT_EQ(mail.Token(), "") << "no invitation";
  EXPECT_EQ(mail.Link(), "https://www.muster.example/account/");
}

TEST_F(Customer, GetsAnAccessOnlyOnceAndOnlyUnderTheOwnContact) {
  auto id = AddContact("Probe AG"), other = AddContact("Andere AG");
  ASSERT_TRUE(Grant(id, "max@probe.example").errors.empty());
  auto twice = Grant(id, "max@probe.example");
  ASSERT_EQ(twice.errors.size(), 1u);
  EXPECT_EQ(twice.errors[0].text, Text::kOfficeFormHasAccessAlready);
  auto wrong = Grant(other, "max@probe.example");
  ASSERT_GE(wrong.errors.size(), 1u);
  EXPECT_EQ(wrong.errors[0].text, Text::kOfficeFormEmailTaken);
  EXPECT_EQ(Grant(4711, "new@probe.example").errors[0].text, Text::kOfficeFormNoWebsite);
  EXPECT_EQ(Grant(id, "no address").errors[0].text, Text::kFormInvalidEmail);
  EXPECT_EQ(scenario.Queued(), 1);
}

TEST_F(Customer, IsGrantedByAnApproverOnlyTheOwnWebsites) {
  auto other = scenario.AddWebsite("b.example");
  Decider theirs{scenario.AddStaff("berta", model::Role::kApprover, {other.id})};
  EXPECT_EQ(Grant(AddContact("Probe AG"), "max@probe.example", theirs).errors[0].text, Text::kOfficeFormNoWebsite);
}

TEST_F(Customer, WithACorrectedAddressIsSignedOutAndProvesTheNewOne) {
  scenario.AddApproved(website, "erika@probe.example");
  auto session = scenario.SignIn(website, "erika@probe.example");
  auto account = scenario.Account("erika@probe.example");
  EXPECT_TRUE(Correct(account, "Neu@probe.example").errors.empty());
  EXPECT_FALSE(FindSignedIn(scenario.house, "www.muster.example", session).has_value());
  EXPECT_EQ(MayPass(scenario.house, "www.muster.example", "/members/", session).outcome, PassOutcome::kSignIn);
  auto corrected = scenario.Account("neu@probe.example");
  EXPECT_EQ(corrected.id, account.id);
  EXPECT_EQ(corrected.email, "Neu@probe.example");
  EXPECT_FALSE(corrected.email_proven_at.has_value());
  auto history = store::ListHistoryOfContact(scenario.house.database, account.contact_id);
  EXPECT_EQ(history[0].act, model::Act::kEmailCorrected);
  EXPECT_EQ(history[0].was, "email: erika@probe.example");
  EXPECT_EQ(history[0].became, "email: Neu@probe.example");
  auto mail = scenario.Mail();
  EXPECT_EQ(mail.to, "Neu@probe.example");
  EXPECT_EQ(ResetPassword(scenario.house, website, mail.Token(), kNewPassword).state, LinkState::kOk);
  EXPECT_TRUE(scenario.Passes(scenario.SignIn(website, "neu@probe.example", kNewPassword)));
}

TEST_F(Customer, KeepsThePasswordUnderTheCorrectedAddress) {
  scenario.AddApproved(website, "erika@probe.example");
  EXPECT_TRUE(Correct(scenario.Account("erika@probe.example"), "neu@probe.example").errors.empty());
  auto account = scenario.Account("neu@probe.example");
  EXPECT_EQ(crypto::VerifyPassword(scenario.house.keys, scenario.house.Cost(), "neu@probe.example", account.password,
                                   kPassword),
            crypto::Verdict::kMatch);
  EXPECT_EQ(SignIn(scenario.house, website, "neu@probe.example", kPassword, {"www.muster.example", kNetwork, ""}).outcome,
            SignInOutcome::kMismatch)
      << "not before the new address is proven";
  store::UpdateAccountProven(scenario.house.database, account.id, scenario.Now());
  EXPECT_NO_THROW(scenario.SignIn(website, "neu@probe.example"));
}

TEST_F(Customer, KeepsTheAddressThatIsTakenMalformedOrChangedMeanwhile) {
  scenario.AddApproved(website, "erika@probe.example");
  scenario.AddApproved(website, "other@probe.example");
  auto account = scenario.Account("erika@probe.example");
  EXPECT_EQ(Correct(account, "OTHER@probe.example").errors[0].text, Text::kOfficeFormEmailTaken);
  EXPECT_EQ(Correct(account, "neu@").errors[0].text, Text::kFormInvalidEmail);
  auto stale = account;
  stale.version -= 1;
  EXPECT_TRUE(Correct(stale, "neu@probe.example").conflict);
  EXPECT_EQ(scenario.Account("erika@probe.example").version, account.version);
  EXPECT_EQ(scenario.Queued(), 0);
  EXPECT_TRUE(Correct(account, "ERIKA@probe.example").errors.empty()) << "only the spelling";
}

TEST_F(Customer, IsFoundByTheNewAddressAndNotByTheOld) {
  scenario.AddApproved(website, "vorher@probe.example");
  EXPECT_TRUE(Correct(scenario.Account("vorher@probe.example"), "nachher@probe.example").errors.empty());
  EXPECT_EQ(SearchContacts(scenario.house, 0, "nachher").lines.size(), 1u);
  EXPECT_TRUE(SearchContacts(scenario.house, 0, "vorher").lines.empty());
}

TEST_F(Customer, IsHelpedOnThePhoneByALinkToHandOver) {
  scenario.AddApproved(website, "erika@probe.example");
  auto account = scenario.Account("erika@probe.example");
  auto link = HandOver(scenario.house, {}, account.id, website.id);
  EXPECT_EQ(link.find("https://www.muster.example/account/reset?token="), 0u);
  EXPECT_EQ(scenario.Queued(), 0) << "without mail";
  EXPECT_EQ(store::ListHistoryOfContact(scenario.house.database, account.contact_id)[0].act,
            model::Act::kLinkHandedOver);
  auto token = link.substr(link.find("token=") + 6);
  EXPECT_EQ(ResetPassword(scenario.house, website, token, kNewPassword).state, LinkState::kOk);
  EXPECT_NO_THROW(scenario.SignIn(website, "erika@probe.example", kNewPassword));
  EXPECT_EQ(HandOver(scenario.house, {}, 4711, website.id), "");
  EXPECT_EQ(HandOver(scenario.house, {}, account.id, 4711), "");
}

TEST_F(Customer, WithoutPasswordIsInvitedInsteadOfReset) {
  auto id = AddContact("Probe AG");
  GrantForm form;
  form.contact_id = id;
  form.website_id = website.id;
  form.email = "max@probe.example";
  form.mail = false;
  ASSERT_TRUE(GrantAccess(scenario.house, {}, form).errors.empty());
  scenario.Wait(base::kHour);
  EXPECT_TRUE(scenario.Mails().empty());
  auto account = scenario.Account("max@probe.example");
  EXPECT_TRUE(SendReset(scenario.house, {}, account.id, website.id));
  EXPECT_EQ(FindResetLink(scenario.house, website, scenario.Mail().Token()).link.purpose, model::Purpose::kInvitation);
  EXPECT_FALSE(SendReset(scenario.house, {}, 4711, website.id));
}

// An approver who could correct the address or see a reset link of a stranger's customer would be that customer.
TEST_F(Customer, IsTakenOverByNoApproverOfAnotherWebsite) {
  auto other = scenario.AddWebsite("b.example");
  scenario.AddApproved(website, "erika@probe.example");
  auto account = scenario.Account("erika@probe.example");
  Decider mine{scenario.AddStaff("anna", model::Role::kApprover, {website.id})};
  Decider theirs{scenario.AddStaff("berta", model::Role::kApprover, {other.id})};
  for (auto place : {website.id, other.id}) {
    EXPECT_EQ(HandOver(scenario.house, theirs, account.id, place), "");
    EXPECT_FALSE(SendReset(scenario.house, theirs, account.id, place));
    EXPECT_EQ(
        CorrectEmail(scenario.house, theirs, account.id, account.version, "berta@evil.example", place).errors.size(), 1u);
  }
  EXPECT_NE(HandOver(scenario.house, mine, account.id, website.id), "");
  EXPECT_TRUE(SendReset(scenario.house, mine, account.id, website.id));
  ASSERT_TRUE(scenario.Mails().size() == 1);
  // With an access elsewhere the account is no longer hers alone.
  GrantForm form;
  form.contact_id = account.contact_id;
  form.website_id = other.id;
  form.email = "erika@probe.example";
  ASSERT_TRUE(GrantAccess(scenario.house, {}, form).errors.empty());
  EXPECT_EQ(HandOver(scenario.house, mine, account.id, website.id), "");
  EXPECT_EQ(Correct(account, "anna@evil.example", mine).errors.size(), 1u);
  EXPECT_TRUE(SendReset(scenario.house, mine, account.id, website.id)) << "a mail to the customer harms nobody";
  EXPECT_NE(HandOver(scenario.house, scenario.Administrator(), account.id, website.id), "");
}

TEST_F(Customer, NumberBelongsToOneContact) {
  AddContact("A", "K-1");
  AddContact("B");
  AddContact("C");
  model::Contact contact;
  contact.name = "D";
  contact.number = " K-1 ";
  auto saved = SaveContact(scenario.house, {}, contact);
  ASSERT_EQ(saved.errors.size(), 1u);
  EXPECT_EQ(saved.errors[0].text, Text::kOfficeFormNumberTaken);
}

TEST_F(Customer, DataChangedByTwoIsSavedOnce) {
  auto id = AddContact("A", "K-1");
  auto first = FindContactFacts(scenario.house, {}, id)->contact, second = first;
  first.name = "Erste";
  second.name = "Zweite";
  EXPECT_FALSE(SaveContact(scenario.house, {}, first).conflict);
  EXPECT_TRUE(SaveContact(scenario.house, {}, second).conflict);
  EXPECT_EQ(FindContactFacts(scenario.house, {}, id)->contact.name, "Erste");
}

TEST_F(Customer, DataHasLimits) {
  model::Contact contact;
  contact.name = " ";
  contact.number = std::string(41, 'x');
  contact.company = std::string(121, 'x');
  contact.phone = std::string(41, 'x');
  contact.notes = std::string(4001, 'x');
  EXPECT_EQ(SaveContact(scenario.house, {}, contact).errors.size(), 5u);
  contact.name = "ä";
  contact.number = std::string(40, 'x');
  contact.company.clear();
  for (int i = 0; i < 120; ++i) contact.company += "ß";
  contact.phone = std::string(40, '1');
  contact.notes = std::string(4000, 'x');
  EXPECT_TRUE(SaveContact(scenario.house, {}, contact).errors.empty());
}

TEST_F(Customer, IsFoundByAnyThreeLettersWhateverSignsStandBeside) {
  scenario.AddApproved(website, "erika@probe.example");
  AddContact("Brauerei \"Zum Löwen\" AND OR NOT*", "K-77");
  EXPECT_EQ(SearchContacts(scenario.house, 0, "ROBE rik").lines.size(), 1u);
  EXPECT_EQ(SearchContacts(scenario.house, 0, "Löwe").lines.size(), 1u);
  EXPECT_EQ(SearchContacts(scenario.house, 0, "\"Zum").lines.size(), 1u);
  EXPECT_EQ(SearchContacts(scenario.house, 0, "NOT* AND").lines.size(), 1u);
  EXPECT_EQ(SearchContacts(scenario.house, 0, "K-77").lines.size(), 1u);
  for (const char* odd : {"\"\"\"", "(((", "name:x", "a\" OR \"b", "^abc", "{abc}", "NEAR(abc)", "%%%", "'''"}) {
    EXPECT_NO_THROW((void)SearchContacts(scenario.house, 0, odd)) << odd;
  }
  EXPECT_EQ(SearchContacts(scenario.house, 0, "").lines.size(), 2u) << "the newest";
  EXPECT_TRUE(SearchContacts(scenario.house, 0, "nirgends").lines.empty());
}

TEST_F(Customer, IsFoundByTheBeginningOfAWordInOneLetterOrTwo) {
  AddContact("Anna Zorn Mühle");
  auto found = [&](const char* words) { return SearchContacts(scenario.house, 0, words).lines.size(); };
  EXPECT_EQ(found("Z"), 1u);
  EXPECT_EQ(found("zo"), 1u);
  EXPECT_EQ(found("mü"), 1u);
  EXPECT_EQ(found("A mühl"), 1u);
  EXPECT_EQ(found("or"), 0u) << "within a word only three letters or more";
  EXPECT_EQ(found("x"), 0u);
  EXPECT_EQ(found("zorn x"), 0u);
}

TEST_F(Customer, IsFoundFirstByTheWholeNumberAndAloneByTheWholeAddress) {
  auto number = AddContact("Probe AG", "4711");
  AddContact("Probe 4711 GmbH");
  auto lines = SearchContacts(scenario.house, 0, " 4711 ").lines;
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].id, number);
  Grant(number, "max@probe.example");
  AddContact("formerly max@probe.example");
  EXPECT_EQ(SearchContacts(scenario.house, 0, "max@probe.exampl").lines.size(), 2u);
  lines = SearchContacts(scenario.house, 0, "MAX@probe.example").lines;
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].id, number);
}

TEST_F(Customer, AreListedPageByPageEachOnce) {
  scenario.AddMany(website, 1, 120);
  for (const char* words : {"", "kunde"}) {
    std::set<std::int64_t> seen;
    std::int64_t before = 0, pages = 0;
    do {
      auto page = SearchContacts(scenario.house, 0, words, before);
      for (const auto& line : page.lines) EXPECT_TRUE(seen.insert(line.id).second);
      EXPECT_FALSE(page.gave_up);
      before = page.next;
      ++pages;
    } while (before != 0);
    EXPECT_EQ(seen.size(), 120u) << words;
    EXPECT_EQ(pages, 3) << words;
  }
}

TEST_F(Customer, AreSearchedOnlySoFarForAnApproverWhoSeesFewOfMany) {
  scenario.AddApproved(website, "erika@partner.example");
  auto other = scenario.AddWebsite("b.example");
  scenario.AddMany(other, 1, 2100);
  Decider mine{scenario.AddStaff("anna", model::Role::kApprover, {website.id})};
  auto page = SearchContacts(scenario.house, mine.staff->id, "partner");
  EXPECT_TRUE(page.lines.empty());
  EXPECT_TRUE(page.gave_up);
  ASSERT_NE(page.next, 0);
  page = SearchContacts(scenario.house, mine.staff->id, "partner", page.next);
  EXPECT_EQ(page.lines.size(), 1u);
  EXPECT_EQ(page.next, 0);
}

TEST_F(Customer, IsShownToAnApproverOnlyWithAnAccessToAnOwnWebsite) {
  auto other = scenario.AddWebsite("b.example");
  auto access = scenario.AddApproved(website, "erika@probe.example");
  auto contact = scenario.Account("erika@probe.example").contact_id;
  Decider mine{scenario.AddStaff("anna", model::Role::kApprover, {website.id})};
  Decider theirs{scenario.AddStaff("berta", model::Role::kApprover, {other.id})};
  EXPECT_EQ(SearchContacts(scenario.house, mine.staff->id, "erika").lines.size(), 1u);
  EXPECT_TRUE(SearchContacts(scenario.house, theirs.staff->id, "erika").lines.empty());
  EXPECT_TRUE(SearchContacts(scenario.house, theirs.staff->id, "").lines.empty());
  EXPECT_TRUE(FindContactFacts(scenario.house, mine, contact).has_value());
  EXPECT_FALSE(FindContactFacts(scenario.house, theirs, contact).has_value());
  EXPECT_EQ(FindAccessForHelp(scenario.house, mine, access.account_id, access.id)->id, access.id);
  EXPECT_FALSE(FindAccessForHelp(scenario.house, theirs, access.account_id, access.id).has_value());
}

}  // namespace
}  // namespace rules
