#include "rules/register.h"

#include <gtest/gtest.h>

#include "base/fault.h"
#include "rules/recover.h"
#include "store/mail.h"
#include "store/registration.h"
#include "support/scenario.h"

namespace rules {
namespace {

using support::FormFor;
using support::kBrowser;
using support::kNetwork;
using support::Scenario;

model::FormErrors Ask(Scenario& scenario, const model::Website& website, const RegisterForm& form,
                      const std::string& network = kNetwork) {
  return Register(scenario.house, website, form, base::Language::kGerman, kBrowser, network);
}

// Rows of the outbox, of whatever kind.
std::int64_t Rows(Scenario& scenario) {
  std::int64_t rows = 0;
  for (std::int64_t id = 1; id < 500; ++id) rows += store::FindMail(scenario.house.database, id) ? 1 : 0;
  return rows;
}

TEST(Register, KeepsWhatWasTypedAndMailsTheAddressAsItWasTyped) {
  Scenario scenario;
  auto website = scenario.AddWebsite();
  auto form = FormFor(" Erika@Probe.Example ");
  EXPECT_TRUE(Ask(scenario, website, form).empty());
  auto found = store::FindRegistrationByEmail(scenario.house.database, website.id, "erika@probe.example");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->email, "Erika@Probe.Example");
  EXPECT_EQ(found->order_number, "A-17");
  EXPECT_EQ(found->next, "/members/prices.html");
  EXPECT_EQ(found->password.find(form.password), std::string::npos);
  auto mail = scenario.Mail();
  EXPECT_EQ(mail.to, "Erika@Probe.Example");
  EXPECT_EQ(mail.Link().find("https://www.muster.example/account/verify?token="), 0u);
  EXPECT_EQ(mail.Token().size(), 43u);
  EXPECT_EQ(mail.Code().size(), 9u);
  EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
}

TEST(Register, SaysWhatIsWrongWithTheFormAndDoesNothing) {
  Scenario scenario;
  auto website = scenario.AddWebsite();
  auto form = FormFor("erika@probe");
  form.name = "  ";
  form.password = "kurz";
  form.message = std::string(1001, 'x');
  form.order = std::string(41, 'x');
  auto errors = Ask(scenario, website, form);
  std::string fields;
  for (const auto& error : errors) fields += error.field + " ";
  EXPECT_EQ(fields, "name email password message order ");
  EXPECT_EQ(Rows(scenario), 0);
}

TEST(Register, RefusesMoreThanOneAddressInTheField) {
  Scenario scenario;
  auto website = scenario.AddWebsite();
  for (const char* email : {"a@b.example,c@d.example", "a@b.example c@d.example", "Erika <a@b.example>",
                            "a@b.example\nBcc: c@d.example", "m\xc4\xb1ke@b.example", "-oQ@b.example", "a@b", ""}) {
    EXPECT_FALSE(Ask(scenario, website, FormFor(email)).empty()) << email;
  }
  EXPECT_EQ(Rows(scenario), 0);
}

TEST(Register, TakesNobodyWhereTheWebsiteIsClosed) {
  Scenario scenario;
  auto website = scenario.AddWebsite();
  website.open = 0;
  auto errors = Ask(scenario, website, FormFor("erika@probe.example"));
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].text, base::Text::kFormClosed);
}

TEST(Register, AgainReplacesTheSameItemAndItsMail) {
  Scenario scenario;
  auto website = scenario.AddWebsite();
  EXPECT_TRUE(Ask(scenario, website, FormFor("erika@probe.example")).empty());
  auto first = store::FindRegistrationByEmail(scenario.house.database, website.id, "erika@probe.example");
  auto form = FormFor("ERIKA@probe.example");
  form.name = "Erika Neu";
  EXPECT_TRUE(Ask(scenario, website, form).empty());
  auto second = store::FindRegistrationByEmail(scenario.house.database, website.id, "erika@probe.example");
  EXPECT_EQ(second->id, first->id);
  EXPECT_EQ(second->name, "Erika Neu");
  EXPECT_GT(second->version, first->version);
  EXPECT_EQ(store::CountRegistrations(scenario.house.database, 9), 1);
  EXPECT_EQ(scenario.Mail().to, "ERIKA@probe.example");
}

TEST(Register, DoesTheSameForAKnownAddressAndTellsItsOwnerByMail) {
  Scenario scenario;
  auto website = scenario.AddWebsite();
  scenario.AddApproved(website, "known@probe.example");
  auto before = Rows(scenario);
  EXPECT_TRUE(Ask(scenario, website, FormFor("Known@probe.example")).empty());
  auto known = Rows(scenario) - before;
  auto mail = scenario.Mail();
  EXPECT_EQ(mail.to, "known@probe.example") << "mail goes to the stored spelling";
  EXPECT_EQ(mail.Code(), "");
  EXPECT_EQ(mail.Token(), "");
  before = Rows(scenario);
  EXPECT_TRUE(Ask(scenario, website, FormFor("unknown@probe.example")).empty());
  EXPECT_EQ(Rows(scenario) - before, known);
  EXPECT_FALSE(store::FindRegistrationByEmail(scenario.house.database, website.id, "known@probe.example").has_value());
}

TEST(Register, HashesForAKnownAddressToo) {
  Scenario scenario;
  auto website = scenario.AddWebsite();
  scenario.AddApproved(website, "known@probe.example");
  // Without slots nothing can be hashed, so whoever answers did not hash.
  scenario.house.config.state_directory = "/nowhere";
  EXPECT_THROW((void)Ask(scenario, website, FormFor("known@probe.example")), base::Fault);
  EXPECT_THROW((void)Ask(scenario, website, FormFor("unknown@probe.example")), base::Fault);
}

TEST(Register, SendsAnAddressThreeMailsAnHourAndAnswersTheSameAfterThat) {
  Scenario scenario;
  auto website = scenario.AddWebsite();
  std::size_t mails = 0;
  for (int i = 0; i < 8; ++i) {
    EXPECT_TRUE(Ask(scenario, website, FormFor("erika@probe.example"), "192.0.2." + std::to_string(i)).empty());
    mails += scenario.Mails().size();
  }
  EXPECT_EQ(mails, 3u);
  scenario.Wait(20 * base::kMinute);
  EXPECT_TRUE(Ask(scenario, website, FormFor("erika@probe.example")).empty());
  EXPECT_EQ(scenario.Mails().size(), 1u);
}

TEST(Register, SendsFromOneNetworkAsManyMailsAsTheConfigurationSays) {
  Scenario scenario;
  auto website = scenario.AddWebsite();
  scenario.house.config.mails_per_network = 4;
  for (int i = 0; i < 8; ++i) {
    EXPECT_TRUE(Ask(scenario, website, FormFor("e" + std::to_string(i) + "@probe.example")).empty());
  }
  EXPECT_EQ(scenario.Mails().size(), 4u);
  EXPECT_TRUE(Ask(scenario, website, FormFor("other@probe.example"), "198.51.100.1").empty());
  EXPECT_EQ(scenario.Mails().size(), 1u);
}

TEST(ResendVerification, SendsTheMailAgainWithAnotherLink) {
  Scenario scenario;
  auto website = scenario.AddWebsite();
  scenario.Register(website, "erika@probe.example");
  auto first = scenario.Mail();
  EXPECT_TRUE(ResendVerification(scenario.house, website, " Erika@probe.example", kNetwork).empty());
  auto second = scenario.Mail();
  EXPECT_EQ(second.to, first.to);
  EXPECT_NE(second.Token(), first.Token());
  EXPECT_NE(second.Code(), first.Code());
}

TEST(ResendVerification, WritesAsMuchForAnUnknownAddressButMailsNobody) {
  Scenario scenario;
  auto website = scenario.AddWebsite();
  scenario.AddApproved(scenario.AddWebsite("b.example"), "known@probe.example");
  scenario.Register(website, "waiting@probe.example");
  scenario.Mails();
  auto before = Rows(scenario);
  EXPECT_TRUE(ResendVerification(scenario.house, website, "waiting@probe.example", kNetwork).empty());
  auto written = Rows(scenario) - before;
  EXPECT_EQ(scenario.Mails().size(), 1u);
  for (const char* email : {"known@probe.example", "unknown@probe.example"}) {
    before = Rows(scenario);
    EXPECT_TRUE(ResendVerification(scenario.house, website, email, kNetwork).empty());
    EXPECT_EQ(Rows(scenario) - before, written) << email;
    EXPECT_TRUE(scenario.Mails().empty()) << email;
  }
  EXPECT_FALSE(ResendVerification(scenario.house, website, "no address", kNetwork).empty());
}

TEST(RequestReset, WritesAsMuchForAnUnknownAddressButMailsNobody) {
  Scenario scenario;
  auto website = scenario.AddWebsite();
  scenario.AddApproved(website, "known@probe.example");
  scenario.Register(website, "waiting@probe.example");
  scenario.Mails();
  auto before = Rows(scenario);
  EXPECT_TRUE(RequestReset(scenario.house, website, "known@probe.example", kNetwork).empty());
  auto written = Rows(scenario) - before;
  EXPECT_EQ(scenario.Mails().size(), 1u);
  for (const char* email : {"waiting@probe.example", "unknown@probe.example"}) {
    before = Rows(scenario);
    EXPECT_TRUE(RequestReset(scenario.house, website, email, kNetwork).empty());
    EXPECT_EQ(Rows(scenario) - before, written) << email;
    EXPECT_TRUE(scenario.Mails().empty()) << email;
  }
}

TEST(RequestReset, IsNoMailBomb) {
  Scenario scenario;
  auto website = scenario.AddWebsite();
  scenario.AddApproved(website, "known@probe.example");  // its proof had a budget of its own
  std::size_t mails = 0;
  for (int i = 0; i < 50; ++i) {
    EXPECT_TRUE(RequestReset(scenario.house, website, i % 2 == 0 ? "known@probe.example" : "KNOWN@probe.example",
                             "192.0.2." + std::to_string(i))
                    .empty());
    mails += scenario.Mails().size();
  }
  EXPECT_EQ(mails, 3u);
}

}  // namespace
}  // namespace rules
