// The office's pages about one customer, from the click to the database and back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page/browser.h"
#include "page/office.h"
#include "page/portal.h"
#include "rules/account.h"
#include "rules/renewal.h"
#include "store/mail.h"
#include "support/scenario.h"

namespace page {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using support::kPassword;
using support::Scenario;

class Person : public ::testing::Test {
 protected:
  Person() {
    scenario.house.config.admin_networks = {"127.0.0.0/8"};
    scenario.house.config.admin_address = "https://office.muster.example";
    scenario.house.config.staff_second_factor = false;
    scenario.AddStaff("Ada", model::Role::kAdministrator);
    access = scenario.AddApproved(website, "erika@partner.example");
    account = scenario.Account("erika@partner.example");
    contact = "/admin/contact/" + std::to_string(account.contact_id);
    path = "/admin/account/" + std::to_string(account.id);
  }
  Browser Ada() {
    Browser browser([this](const http::Request& request) { return AnswerOffice(scenario.house, request); },
                    "office.muster.example");
    EXPECT_EQ(browser.Post("/admin/login", "/admin/login", {{"email", "Ada@office.example"}, {"password", kPassword}}).status,
              303);
    return browser;
  }
  Browser Erika() {
    Browser browser([this](const http::Request& request) { return AnswerPortal(scenario.house, request); },
                    "www.muster.example");
    EXPECT_EQ(browser.Post("/account/login", "/account/login", {{"email", account.email}, {"password", kPassword}}).status,
              303);
    return browser;
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
  model::Website other = scenario.AddWebsite("other.muster.example");
  model::Access access;
  model::Account account;
  std::string contact, path;
};

TEST_F(Person, IsSignedOutDisabledAndEnabledFromTheContactsPage) {
  Browser ada = Ada(), erika = Erika();
  ASSERT_EQ(erika.Get("/account/").status, 200);
  EXPECT_EQ(HeaderOf(ada.Post(contact, path + "/sessions/end", {}), "Location"), contact);
  EXPECT_THAT(ada.Get(contact).body, HasSubstr("erika@partner.example is signed out everywhere"));
  EXPECT_EQ(erika.Get("/account/").status, 303);
  EXPECT_EQ(ada.Post(contact, path + "/disable", {}).status, 303);
  EXPECT_THAT(ada.Get(contact).body, HasSubstr("<span class=\"warn\">disabled</span>"));
  EXPECT_EQ(erika.Post("/account/login", "/account/login", {{"email", account.email}, {"password", kPassword}}).status, 422);
  EXPECT_EQ(ada.Post(contact, path + "/enable", {}).status, 303);
  (void)Erika();
}

TEST_F(Person, IsGrantedSeveralWebsitesAtOnceWithALineForEach) {
  Browser ada = Ada();
  const std::string one = "website_" + std::to_string(website.id), two = "website_" + std::to_string(other.id);
  auto mixed = ada.Post(contact + "/grant", contact + "/grant",
                        {{one, "1"}, {two, "1"}, {"email", account.email}, {"name", "Erika"}, {"status", "approved"}});
  EXPECT_EQ(mixed.status, 200);
  EXPECT_THAT(mixed.body, HasSubstr("<li>" + other.name + ": Access granted</li>"));
  EXPECT_THAT(mixed.body, HasSubstr("<li class=\"warn\">" + website.name + ": "));
  auto both = ada.Post(contact + "/grant", contact + "/grant",
                       {{one, "1"}, {two, "1"}, {"email", "max@partner.example"}, {"name", "Max"}, {"status", "approved"}});
  EXPECT_EQ(HeaderOf(both, "Location"), contact);
  EXPECT_EQ(rules::FindContactFacts(scenario.house, {}, account.contact_id)->accesses.size(), 4u);
  auto none = ada.Post(contact + "/grant", contact + "/grant", {{"email", "nothing"}, {"name", "Max"}});
  EXPECT_EQ(none.status, 422);
  EXPECT_THAT(none.body, HasSubstr("<p class=\"error\">"));
  EXPECT_THAT(none.body, HasSubstr("value=\"nothing\""));
}

TEST_F(Person, GetsASecondAccount) {
  Browser ada = Ada();
  EXPECT_EQ(ada.Post(contact + "/account", contact + "/account", {{"email", "no address"}}).status, 422);
  auto added = ada.Post(contact + "/account", contact + "/account", {{"email", "max@partner.example"}, {"name", "Max"}});
  EXPECT_EQ(HeaderOf(added, "Location"), contact);
  EXPECT_THAT(ada.Get(contact).body, HasSubstr("max@partner.example"));
}

TEST_F(Person, IsDeletedOnlyBehindThePageThatSaysWhatGoes) {
  Browser ada = Ada();
  EXPECT_THAT(ada.Get(path + "/delete").body, HasSubstr("What is removed"));
  EXPECT_EQ(HeaderOf(ada.Post(path + "/delete", path + "/delete", {}), "Location"), contact);
  EXPECT_THAT(ada.Get(contact).body, Not(HasSubstr("erika@partner.example<")));
  EXPECT_EQ(HeaderOf(ada.Post(contact + "/delete", contact + "/delete", {}), "Location"), "/admin/contacts");
  EXPECT_EQ(ada.Get(contact).status, 404);
  EXPECT_EQ(ada.Get(path + "/delete").status, 404);
}

TEST_F(Person, IsDeletedOnlyByWhoGivesThePasswordOnceMore) {
  Browser ada = Ada();
  auto page = ada.Get(contact + "/delete");
  scenario.Wait(6 * base::kMinute);
  auto asked = ada.Post(contact + "/delete", contact + "/delete", {});
  EXPECT_EQ(asked.status, 200);
  EXPECT_THAT(asked.body, HasSubstr("confirm_password"));
  EXPECT_EQ(ada.Get(contact).status, 200);
}

TEST_F(Person, IsToldWhatIsHeldAsAPageAndAsAFile) {
  Browser ada = Ada();
  EXPECT_THAT(ada.Get(contact + "/held").body, HasSubstr("<dd>erika@partner.example</dd>"));
  auto file = ada.Post(contact + "/held", contact + "/held", {});
  EXPECT_EQ(HeaderOf(file, "Content-Type"), "application/json");
  EXPECT_THAT(HeaderOf(file, "Content-Disposition"), HasSubstr("attachment"));
  EXPECT_THAT(file.body, HasSubstr("\"email\": \"erika@partner.example\""));
}

TEST_F(Person, IsExplainedThePagesThatOpenAndThoseThatDoNot) {
  Browser ada = Ada();
  const std::string why = path + "/why?page=https%3A%2F%2F";
  EXPECT_THAT(ada.Get(why + "www.muster.example%2Fmembers%2Fx.html%3Fa%3Db").body, HasSubstr("<h2>Yes</h2>"));
  EXPECT_THAT(ada.Get(why + "other.muster.example").body, HasSubstr("has no access to"));
  EXPECT_EQ(ada.Get(path + "/why?page=nonsense").status, 422);
  EXPECT_EQ(ada.Get("/admin/account/4711/why").status, 404);
}

TEST_F(Person, SaysThatAnAccessIsStillNeededAndTheOfficeRenewsIt) {
  ASSERT_EQ(rules::SetValidity(scenario.house, {}, access.id, scenario.Access(access.id).version,
                               scenario.Now() + 60 * base::kDay),
            rules::DecideOutcome::kDone);
  scenario.Wait(31 * base::kDay);
  ASSERT_EQ(rules::TellEndings(scenario.house, 10), 1);
  Browser erika = Erika();
  EXPECT_THAT(erika.Get("/account/").body, HasSubstr("I still need it"));
  EXPECT_EQ(erika.Post("/account/", "/account/renewal", {{"access", std::to_string(access.id)}}).status, 303);
  EXPECT_THAT(erika.Get("/account/").body, HasSubstr("You said that you still need it"));
  Browser ada = Ada();
  EXPECT_THAT(ada.Get("/admin/registrations?stage=renewal").body, HasSubstr("/admin/access/" + std::to_string(access.id)));
  EXPECT_THAT(ada.Get("/admin/registrations?stage=approved").body, HasSubstr("wants to be renewed"));
  const std::string item = "/admin/access/" + std::to_string(access.id);
  EXPECT_EQ(ada.Post(item, item + "/renew", {{"renew_until", "2020-01-01"}}).status, 422);
  auto version = std::to_string(scenario.Access(access.id).version);
  EXPECT_EQ(ada.Post(item, item + "/renew", {{"renew_until", "2028-12-31"}, {"version", version}}).status, 303);
  EXPECT_THAT(ada.Get(item).body, HasSubstr("Renewed until"));
  EXPECT_THAT(erika.Get("/account/").body, Not(HasSubstr("still need")));
}

TEST_F(Person, IsMarkedWhereTheLastMailFailed) {
  model::Mail mail;
  mail.event = model::Event::kApproved;
  mail.website_id = website.id;
  mail.account_id = account.id;
  mail.recipient = account.email;
  mail.dedupe = mail.message_id = "one";
  store::UpdateMailDead(scenario.house.database, store::InsertMail(scenario.house.database, mail, scenario.Now()),
                        "550 no such user");
  Browser ada = Ada();
  EXPECT_THAT(ada.Get(contact).body, HasSubstr("550 no such user"));
  EXPECT_THAT(ada.Get("/admin/access/" + std::to_string(access.id)).body, HasSubstr("550 no such user"));
}

}  // namespace
}  // namespace page
