// What the office sets for a website, from its forms to what a stranger is asked, and back to the office.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page/browser.h"
#include "page/office.h"
#include "page/portal.h"
#include "rules/domain_rules.h"
#include "rules/registration_form.h"
#include "support/scenario.h"

namespace page {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using support::kPassword;
using support::Scenario;

using Fields = std::vector<std::pair<std::string, std::string>>;

class WebsiteForm : public ::testing::Test {
 protected:
  WebsiteForm() {
    scenario.house.config.admin_networks = {"127.0.0.0/8"};
    scenario.AddStaff("Ada", model::Role::kAdministrator);
    auto signed_in = office.Post("/admin/login", "/admin/login", {{"email", "Ada@office.example"}, {"password", kPassword}});
    EXPECT_EQ(signed_in.status, 303) << signed_in.body;
  }
  http::Response Ask(Fields more) {
    Fields fields = {{"name", "Erika"}, {"email", "erika@probe.example"}, {"password", kPassword}};
    fields.insert(fields.end(), more.begin(), more.end());
    return customer.Post("/account/register", "/account/register", fields);
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
  Browser office{[this](const http::Request& request) { return AnswerOffice(scenario.house, request); }, "office.muster.example"};
  Browser customer{[this](const http::Request& request) { return AnswerPortal(scenario.house, request); }, "www.muster.example"};
};

TEST_F(WebsiteForm, SavesRulesAndKeepsWhatIsWrongBesideItsLine) {
  const std::string page = "/admin/website/1/rules";
  auto refused = office.Post(page, page, {{"version", "0"}, {"rules", "approve partner.example\nwrong"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("Line 2 is not a rule."));
  EXPECT_THAT(refused.body, HasSubstr("approve partner.example\nwrong</textarea>"));
  auto saved = office.Post(page, page, {{"version", "0"}, {"rules", "block probe.example"}});
  EXPECT_EQ(saved.status, 303);
  EXPECT_EQ(HeaderOf(saved, "Location"), page);
  EXPECT_THAT(office.Get(page).body, HasSubstr("block probe.example</textarea>"));
  auto late = office.Post(page, page, {{"version", "0"}, {"rules", "ask *"}});
  EXPECT_EQ(late.status, 422);
  EXPECT_THAT(late.body, HasSubstr("Somebody else has changed something meanwhile."));
  EXPECT_EQ(rules::FindDomainRules(scenario.house, 1).rules, "block probe.example");
  customer.Get("/account/register?language=en");
  auto blocked = Ask({});
  EXPECT_EQ(blocked.status, 422);
  EXPECT_THAT(blocked.body, HasSubstr("This website does not take email addresses of this domain."));
  EXPECT_EQ(office.Get("/admin/website/9/rules").status, 404);
}

TEST_F(WebsiteForm, AsksWhatTheOfficeWantsAndShowsTheAnswersBesideTheDecision) {
  const std::string form = "/admin/website/1/form", field = "/admin/website/1/field/new";
  Fields asks = {{"version", "0"},           {"company", "hidden"},         {"phone", "required"}, {"message", "optional"},
                 {"order_number", "hidden"}, {"terms_version", "2026-12"}, {"terms_de", "Deutsch"}, {"terms_en", ""}};
  auto refused = office.Post(form, form, asks);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("<a href=\"#admin-website-1-form-terms_en\">"));
  EXPECT_THAT(refused.body, HasSubstr("<option value=\"required\" selected>"));
  asks.back().second = "First.\nSecond.";
  EXPECT_EQ(office.Post(form, form, asks).status, 303);
  refused = office.Post(field, field, {{"label_de", "Branche"}, {"label_en", "Trade"}, {"kind", "choice"}, {"choices_de", "Handel"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("value=\"Branche\""));
  EXPECT_EQ(office.Post(field, field, {{"label_de", "Branche"}, {"label_en", "Trade"}, {"kind", "choice"}, {"required", "1"},
                                       {"choices_de", "Handel\nHandwerk"}, {"choices_en", "Retail\nCrafts"}}).status, 303);

  customer.Get("/account/register?language=en");
  auto page = customer.Get("/account/register");
  EXPECT_THAT(page.body, HasSubstr("name=\"field-1\""));
  EXPECT_THAT(page.body, Not(HasSubstr("name=\"company\"")));
  EXPECT_THAT(page.body, HasSubstr("I accept the terms (version 2026-12)"));
  EXPECT_THAT(customer.Get("/account/terms").body, HasSubstr("First.\nSecond."));
  auto incomplete = Ask({{"terms_version", "2026-12"}, {"field-1", "Crafts"}});
  EXPECT_EQ(incomplete.status, 422);
  EXPECT_THAT(incomplete.body, HasSubstr("<a href=\"#account-register-phone\">"));
  EXPECT_THAT(incomplete.body, HasSubstr("<a href=\"#account-register-terms\">"));
  EXPECT_THAT(incomplete.body, HasSubstr("<option value=\"Crafts\" selected>"));
  EXPECT_EQ(Ask({{"phone", "030 1"}, {"terms", "1"}, {"terms_version", "2026-12"}, {"field-1", "Crafts"}}).status, 303);
  ASSERT_EQ(customer.Get("/account/verify?token=" + scenario.Mail().Token()).status, 303);
  ASSERT_EQ(customer.Post("/account/verify", "/account/verify", {}).status, 303);
  auto access = office.Get("/admin/access/1");
  EXPECT_THAT(access.body, HasSubstr("<dt>Trade</dt><dd>Crafts</dd>"));
  EXPECT_THAT(access.body, HasSubstr("Version 2026-12, accepted on "));

  // The question goes, the answer stays.
  EXPECT_EQ(office.Post("/admin/website/1/field/1", "/admin/website/1/field/1/remove", {}).status, 303);
  EXPECT_THAT(office.Get("/admin/access/1").body, HasSubstr("<dt>Trade</dt><dd>Crafts</dd>"));
  EXPECT_THAT(customer.Get("/account/register").body, Not(HasSubstr("field-1")));
}

TEST_F(WebsiteForm, RefusesTheProofOfADomainThatIsBlockedMeanwhile) {
  customer.Get("/account/register?language=en");
  ASSERT_EQ(Ask({}).status, 303);
  const auto mail = scenario.Mail();
  ASSERT_TRUE(rules::SaveDomainRules(scenario.house, {}, {1, "block *", 0}).errors.empty());
  auto by_code = customer.Post("/account/verify", "/account/verify", {{"email", "erika@probe.example"}, {"code", mail.Code()}});
  EXPECT_EQ(by_code.status, 422);
  EXPECT_THAT(by_code.body, HasSubstr("This website does not take email addresses of this domain."));
  customer.Get("/account/verify?token=" + mail.Token());
  auto by_link = customer.Post("/account/verify", "/account/verify", {});
  EXPECT_EQ(by_link.status, 422);
  EXPECT_THAT(by_link.body, HasSubstr("This website does not take email addresses of this domain."));
}

TEST_F(WebsiteForm, HasNoPageForTermsThatStandElsewhereOrNowhere) {
  EXPECT_EQ(customer.Get("/account/terms").status, 404);
}

}  // namespace
}  // namespace page
