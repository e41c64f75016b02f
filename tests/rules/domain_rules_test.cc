#include "rules/domain_rules.h"

#include <gtest/gtest.h>

#include "rules/customer.h"
#include "rules/status.h"
#include "store/access.h"
#include "store/history.h"
#include "store/registration.h"
#include "support/scenario.h"

namespace rules {
namespace {

using base::Text;
using model::Verdict;
using support::FormFor;
using support::kBrowser;
using support::kNetwork;
using support::Scenario;

std::vector<DomainRule> Parsed(const std::string& text) {
  model::FormErrors errors;
  auto rules = ParseDomainRules(text, errors);
  EXPECT_TRUE(errors.empty()) << text;
  return rules;
}

// "approve", "" where no rule is about the address.
std::string VerdictOn(const std::string& text, const std::string& email) {
  auto rule = RuleFor(Parsed(text), email);
  return rule ? std::string(model::Word(rule->verdict)) : "";
}

TEST(ParseDomainRules, ReadsOneRuleALineWithNotes) {
  auto rules = Parsed("# partners\napprove Partner.Example\n\n  block  *.spam.example # since May\nask @example.com\r\nblock *\n");
  ASSERT_EQ(rules.size(), 4u);
  EXPECT_EQ(rules[0].domain, "partner.example");
  EXPECT_EQ(rules[0].verdict, Verdict::kApprove);
  EXPECT_EQ(rules[1].domain, "*.spam.example");
  EXPECT_EQ(rules[1].verdict, Verdict::kBlock);
  EXPECT_EQ(rules[2].domain, "example.com");
  EXPECT_EQ(rules[3].domain, "*");
  EXPECT_EQ(VerdictOn("anerkennen a.example\nsperren b.example\nfragen c.example", "x@b.example"), "block");
}

TEST(ParseDomainRules, NamesTheLineThatIsNoRule) {
  for (const char* bad : {"approve", "approve example", "allow example.com", "approve example.com now", "block a@example.com",
                          "block *example.com", "block example.*", "ask https://example.com", "block ex ample.com",
                          "approve m\xc3\xbcller.example", "APPROVE example.com", "block *.", "block .example.com"}) {
    model::FormErrors errors;
    auto rules = ParseDomainRules("approve good.example\n\n" + std::string(bad) + "\nblock bad.example", errors);
    ASSERT_EQ(errors.size(), 1u) << bad;
    EXPECT_EQ(errors[0].field, "rules");
    EXPECT_EQ(errors[0].number, 3) << bad;
    EXPECT_EQ(rules.size(), 2u) << bad;
  }
}

TEST(RuleFor, TakesTheMoreSpecificOneWhereverItStands) {
  const std::string text =
      "approve *\nblock *.example.com\napprove mail.example.com\nask *.mail.example.com\napprove example.com\nblock *.de";
  EXPECT_EQ(VerdictOn(text, "x@elsewhere.example"), "approve");
  EXPECT_EQ(VerdictOn(text, "x@shop.example.com"), "block");
  EXPECT_EQ(VerdictOn(text, "x@a.shop.example.com"), "block");
  EXPECT_EQ(VerdictOn(text, "x@mail.example.com"), "approve");
  EXPECT_EQ(VerdictOn(text, "x@a.mail.example.com"), "ask");
  EXPECT_EQ(VerdictOn(text, "x@example.com"), "approve") << "what lies below is not the domain itself";
  EXPECT_EQ(VerdictOn(text, "x@notexample.com"), "approve");
  EXPECT_EQ(VerdictOn(text, "x@firma.de"), "block");
  EXPECT_EQ(VerdictOn("block *.example.com", "x@example.com"), "");
  EXPECT_EQ(VerdictOn("", "x@example.com"), "");
}

TEST(RuleFor, LetsBlockHoldBeforeAskBeforeApprove) {
  EXPECT_EQ(VerdictOn("block a.example\napprove a.example", "x@a.example"), "block");
  EXPECT_EQ(VerdictOn("approve a.example\nask a.example", "x@a.example"), "ask");
  EXPECT_EQ(VerdictOn("approve *\nblock *\nask *", "x@a.example"), "block");
}

class DomainRulesTest : public ::testing::Test {
 protected:
  void Set(const std::string& text) {
    auto rules = FindDomainRules(scenario.house, website.id);
    rules.rules = text;
    auto saved = SaveDomainRules(scenario.house, scenario.Administrator(), rules);
    EXPECT_TRUE(saved.errors.empty() && !saved.conflict);
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
  }
  model::FormErrors Ask(const std::string& email) {
    return Register(scenario.house, website, FormFor(email), base::Language::kGerman, kBrowser, kNetwork);
  }
  VerifyResult Prove() {
    return VerifyByLink(scenario.house, website, scenario.Mail().Token(), kBrowser, "", kNetwork);
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
};

TEST_F(DomainRulesTest, ApproveWhoeverProvesSuchAnAddressWhateverTheWebsiteDoes) {
  Set("approve partner.example");
  EXPECT_TRUE(Ask("erika@partner.example").empty());
  EXPECT_EQ(store::CountRegistrations(scenario.house.database, 9), 1) << "not before the address is proven";
  EXPECT_EQ(Prove().status, model::Status::kApproved);
  auto history = store::ListHistoryOfAccess(scenario.house.database, 1);
  ASSERT_EQ(history.front().act, model::Act::kApproved);
  EXPECT_EQ(history.front().actor, "policy");
  EXPECT_EQ(history.front().became, "rule: partner.example");
  scenario.Mails();
  EXPECT_TRUE(Ask("max@probe.example").empty());
  EXPECT_EQ(Prove().status, model::Status::kInProcessing);
}

TEST_F(DomainRulesTest, AskTheOfficeWhereTheWebsiteApprovesAutomatically) {
  website = scenario.AddWebsite("auto.example", model::Policy::kAutomatic);
  Set("ask *.mail.example");
  EXPECT_TRUE(Ask("a@x.mail.example").empty());
  EXPECT_EQ(Prove().status, model::Status::kInProcessing);
  scenario.Mails();
  EXPECT_TRUE(Ask("b@mail.example").empty());
  EXPECT_EQ(Prove().status, model::Status::kApproved);
}

TEST_F(DomainRulesTest, RefuseABlockedDomainEquallyToKnownAndUnknown) {
  scenario.AddApproved(website, "known@spam.example");
  scenario.Register(website, "waiting@spam.example");
  scenario.Mails();
  Set("block spam.example");
  for (const char* email : {"known@spam.example", "waiting@spam.example", "unknown@spam.example"}) {
    for (const auto& errors : {Ask(email), ResendVerification(scenario.house, website, email, kNetwork)}) {
      ASSERT_EQ(errors.size(), 1u) << email;
      EXPECT_EQ(errors[0].field, "email");
      EXPECT_EQ(errors[0].text, Text::kFormDomainBlocked);
    }
  }
  EXPECT_TRUE(scenario.Mails().empty());
  EXPECT_TRUE(scenario.Passes(scenario.SignIn(website, "known@spam.example"))) << "who is inside stays inside";
  EXPECT_TRUE(Ask("somebody@good.example").empty());
}

TEST_F(DomainRulesTest, RefuseTheProofOfWhatIsBlockedMeanwhileAndChangeNothing) {
  EXPECT_TRUE(Ask("erika@spam.example").empty());
  auto mail = scenario.Mail();
  Set("block *");
  EXPECT_EQ(VerifyByLink(scenario.house, website, mail.Token(), kBrowser, "", kNetwork).outcome, VerifyOutcome::kBlocked);
  EXPECT_EQ(VerifyByCode(scenario.house, website, "erika@spam.example", mail.Code(), kBrowser, "", kNetwork).outcome,
            VerifyOutcome::kBlocked);
  EXPECT_EQ(store::CountRegistrations(scenario.house.database, 9), 1);
  EXPECT_TRUE(scenario.Mails().empty());
  Set("");
  EXPECT_EQ(VerifyByLink(scenario.house, website, mail.Token(), kBrowser, "", kNetwork).outcome, VerifyOutcome::kProven);
}

TEST_F(DomainRulesTest, BindTheOfficeToNothing) {
  Set("block *");
  EXPECT_TRUE(SaveContact(scenario.house, {}, [] {
                model::Contact contact;
                contact.name = "Erika";
                return contact;
              }()).errors.empty());
  auto granted = GrantAccess(scenario.house, {}, {1, website.id, "erika@spam.example", "Erika", model::Status::kApproved, false});
  ASSERT_TRUE(granted.errors.empty());
  EXPECT_EQ(scenario.Access(granted.id).status, model::Status::kApproved);
}

TEST_F(DomainRulesTest, HoldForARequestWithAnAccountToo) {
  scenario.AddApproved(scenario.AddWebsite("other.example"), "erika@partner.example");
  auto account = scenario.Account("erika@partner.example");
  model::FormErrors errors;
  Set("block partner.example");
  EXPECT_TRUE(RequestAccess(scenario.house, website, account, {}, base::Language::kGerman, errors));
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].text, Text::kFormDomainBlocked);
  EXPECT_FALSE(store::FindAccessOfAccount(scenario.house.database, account.id, website.id));
  errors.clear();
  Set("approve partner.example");
  EXPECT_TRUE(RequestAccess(scenario.house, website, account, {}, base::Language::kGerman, errors));
  EXPECT_EQ(store::FindAccessOfAccount(scenario.house.database, account.id, website.id)->status, model::Status::kApproved);
}

TEST_F(DomainRulesTest, AreNotedWithBeforeAndAfterAndSavedOnceByTwo) {
  Set("approve a.example");
  auto first = FindDomainRules(scenario.house, website.id), second = first;
  first.rules = "block a.example\n# because";
  EXPECT_FALSE(SaveDomainRules(scenario.house, {}, first).conflict);
  second.rules = "";
  EXPECT_TRUE(SaveDomainRules(scenario.house, {}, second).conflict);
  model::DomainRules never_seen{website.id, "ask *", 0};
  EXPECT_TRUE(SaveDomainRules(scenario.house, {}, never_seen).conflict);
  EXPECT_EQ(FindDomainRules(scenario.house, website.id).rules, "block a.example\n# because");
  auto lines = store::ListHistoryOfWebsiteAfter(scenario.house.database, website.id, 0, 100);
  EXPECT_EQ(lines.back().was, "rules: approve a.example");
  EXPECT_EQ(lines.back().became, "rules: block a.example\\n# because");
}

TEST_F(DomainRulesTest, AreRefusedWithTheirLineOrWhenTooLong) {
  auto refused = SaveDomainRules(scenario.house, {}, {website.id, "\n\napprove a.example\nnonsense", 0});
  ASSERT_EQ(refused.errors.size(), 1u);
  EXPECT_EQ(refused.errors[0].number, 4) << "as it was typed";
  EXPECT_EQ(SaveDomainRules(scenario.house, {}, {website.id, "#" + std::string(4000, 'x'), 0}).errors.size(), 1u);
  EXPECT_EQ(SaveDomainRules(scenario.house, {}, {99, "", 0}).errors.size(), 1u);
  EXPECT_EQ(FindDomainRules(scenario.house, website.id).version, 0);
}

}  // namespace
}  // namespace rules
