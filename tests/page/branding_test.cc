// What a website looks like: set in the office, seen on the customer's pages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page/browser.h"
#include "page/office.h"
#include "page/portal.h"
#include "rules/branding.h"
#include "rules/website.h"
#include "support/scenario.h"

namespace page {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using support::kPassword;
using support::Scenario;

constexpr char kSvg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

// What stands between two pieces of text, "" if they are not there.
std::string Between(const std::string& text, const std::string& open, const std::string& close) {
  auto from = text.find(open);
  if (from == std::string::npos) return "";
  from += open.size();
  return text.substr(from, text.find(close, from) - from);
}

class Branding : public ::testing::Test {
 protected:
  Branding() {
    scenario.house.config.admin_networks = {"127.0.0.0/8"};
    scenario.house.config.admin_address = "https://office.muster.example";
    scenario.AddStaff("Ada", model::Role::kAdministrator);
    otto = scenario.AddStaff("Otto", model::Role::kApprover);
    auto response = ada.Post("/admin/login", "/admin/login", {{"email", "Ada@office.example"}, {"password", kPassword}});
    EXPECT_EQ(response.status, 303);
  }
  http::Response Save(const std::string& color, const std::string& act = "save") {
    const std::string version = Between(ada.Get(page).body, "name=\"version\" value=\"", "\"");
    return ada.Post(page, page, {{"version", version}, {"color", color}, {"corners", "round"}, {"font", "system"},
                                 {"links", "AGB /agb"}, {"act", act}});
  }
  http::Response Upload(const std::string& image) {
    const std::string version = Between(ada.Get(page).body, "name=\"version\" value=\"", "\"");
    ada.file = image;
    auto response = ada.Post(page, page + "/logo", {{"version", version}, {"logo_text", "Muster"}});
    ada.file = "";
    return response;
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
  model::Staff otto;
  std::string page = "/admin/website/" + std::to_string(website.id) + "/branding";
  Browser ada{[this](const http::Request& request) { return AnswerOffice(scenario.house, request); }, "office.muster.example"};
  Browser customer{[this](const http::Request& request) { return AnswerPortal(scenario.house, request); }, "www.muster.example"};
};

TEST_F(Branding, ReachesTheCustomersPageByAStyleSheetThatIsKept) {
  EXPECT_THAT(customer.Get("/account/login").body, Not(HasSubstr("/account/style/")));
  EXPECT_EQ(Save("#ffcc00").status, 303);
  const std::string html = customer.Get("/account/login").body;
  EXPECT_THAT(html, HasSubstr("<a href=\"/agb\">AGB</a>"));
  const std::string mark = Between(html, "href=\"/account/style/", "\"");
  customer.cookies.clear();
  auto sheet = customer.Get("/account/style/" + mark);
  EXPECT_EQ(sheet.status, 200);
  EXPECT_EQ(HeaderOf(sheet, "Content-Type"), "text/css; charset=utf-8");
  EXPECT_EQ(HeaderOf(sheet, "Cache-Control"), "private, max-age=31536000, immutable");
  EXPECT_EQ(HeaderOf(sheet, "Set-Cookie"), "") << "everybody keeps the same";
  EXPECT_THAT(sheet.body, HasSubstr("--radius:20px"));
  EXPECT_EQ(Save("#112233").status, 303);
  EXPECT_EQ(customer.Get("/account/style/" + mark).status, 404) << "another content has another address";
}

TEST_F(Branding, IsLookedAtWithoutBeingSaved) {
  auto response = Save("#ffcc00", "try");
  EXPECT_EQ(response.status, 200);
  EXPECT_THAT(response.body, HasSubstr("Not saved yet"));
  EXPECT_THAT(response.body, HasSubstr("instead of #ffcc00"));
  EXPECT_THAT(ada.Get("/admin/sample-style?color=%23ffcc00&corners=round&font=serif").body, HasSubstr(".front.light{--brand:#"));
  EXPECT_THAT(ada.Get("/admin/sample-style?color=red;}&corners=x").body, Not(HasSubstr("red")));
  EXPECT_THAT(customer.Get("/account/login").body, Not(HasSubstr("/account/style/")));
  EXPECT_EQ(Save("yellow", "try").status, 422);
  auto wrong = Save("yellow");
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("value=\"yellow\""));
}

TEST_F(Branding, ShowsALogoInWhichNothingRuns) {
  EXPECT_EQ(Upload("GIF89a").status, 422);
  EXPECT_EQ(Upload(kSvg).status, 303);
  const std::string html = customer.Get("/account/login").body;
  const std::string mark = Between(html, "src=\"/account/logo/", "\"");
  EXPECT_THAT(html, HasSubstr("alt=\"Muster\""));
  for (auto logo : {customer.Get("/account/logo/" + mark), ada.Get("/admin/website/1/logo/" + mark)}) {
    EXPECT_EQ(logo.status, 200);
    EXPECT_EQ(logo.body, kSvg);
    EXPECT_EQ(HeaderOf(logo, "Content-Type"), "image/svg+xml");
    const std::string written = http::Write(logo, true, false);
    EXPECT_THAT(written, HasSubstr("Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox\r\n"));
    EXPECT_THAT(written, HasSubstr("X-Content-Type-Options: nosniff\r\n"));
    EXPECT_THAT(written, Not(HasSubstr("script-src")));
  }
  EXPECT_EQ(customer.Get("/account/logo/abc").status, 404);
  const std::string version = Between(ada.Get(page).body, "name=\"version\" value=\"", "\"");
  EXPECT_EQ(ada.Post(page, page + "/logo/remove", {{"version", version}}).status, 303);
  EXPECT_EQ(customer.Get("/account/logo/" + mark).status, 404);
}

TEST_F(Branding, IsNotOverwrittenByAnOlderPage) {
  const std::string older = Between(ada.Get(page).body, "name=\"version\" value=\"", "\"");
  EXPECT_EQ(Save("#112233").status, 303);
  EXPECT_EQ(ada.Post(page, page, {{"version", older}, {"color", "#445566"}, {"act", "save"}}).status, 422);
  EXPECT_EQ(rules::FindBranding(scenario.house, website.id).color, "#112233");
}

TEST_F(Branding, ComesAlongToAWebsiteLikeThisOne) {
  Save("#112233");
  auto form = ada.Get("/admin/website/new?like=1");
  EXPECT_THAT(form.body, HasSubstr("After the pattern: " + website.name));
  EXPECT_THAT(form.body, HasSubstr("Muster GmbH &lt;kunden@muster.example&gt;"));
  auto added = ada.Post("/admin/website/new?like=1", "/admin/website/new",
                        {{"like", "1"}, {"name", "New"}, {"address", "https://new.muster.example"}, {"policy", "manual"},
                         {"sender", "Muster <kunden@muster.example>"}, {"language", "de"}, {"password_minimum", "15"},
                         {"protection", "site"}});
  ASSERT_EQ(added.status, 303) << added.body;
  EXPECT_EQ(rules::FindBranding(scenario.house, 2).color, "#112233");
  EXPECT_EQ(ada.Get("/admin/website/99/branding").status, 404);
}

TEST_F(Branding, PageOfAWebsiteGivesItToPeopleAndClosesIt) {
  const std::string settings = "/admin/website/1", id = std::to_string(otto.id);
  EXPECT_EQ(ada.Post(settings, settings + "/approver", {{"staff", id}}).status, 303);
  EXPECT_TRUE(rules::MayDecide(scenario.house, otto, website.id));
  EXPECT_EQ(ada.Post(settings, settings + "/approver/" + id + "/remove", {}).status, 303);
  EXPECT_FALSE(rules::MayDecide(scenario.house, otto, website.id));
  EXPECT_EQ(ada.Post(settings, settings + "/close", {}).status, 303);
  EXPECT_EQ(rules::FindWebsite(scenario.house, website.id)->closed, 1);
  EXPECT_THAT(ada.Get("/admin/websites").body, HasSubstr(">closed<"));
  EXPECT_EQ(ada.Post(settings, settings + "/reopen", {}).status, 303);
  EXPECT_EQ(rules::FindWebsite(scenario.house, website.id)->closed, 0);
}

TEST_F(Branding, PageOfAPersonGivesThemAnotherRole) {
  const std::string person = "/admin/staff/" + std::to_string(otto.id);
  auto changed = ada.Post(person, person, {{"role", "administrator"}});
  EXPECT_EQ(changed.status, 303);
  EXPECT_EQ(rules::FindStaffDuty(scenario.house, otto.id)->staff.role, model::Role::kAdministrator);
  EXPECT_THAT(ada.Get("/admin/staff/1").body, HasSubstr("Only another administrator can change your role."));
  EXPECT_EQ(ada.Get("/admin/staff/99").status, 404);
  // Five minutes later the password is asked for once more.
  scenario.Wait(10 * base::kMinute);
  auto asked = ada.Post(person, person, {{"role", "approver"}});
  EXPECT_THAT(asked.body, HasSubstr("confirm_password"));
  EXPECT_EQ(rules::FindStaffDuty(scenario.house, otto.id)->staff.role, model::Role::kAdministrator);
}

}  // namespace
}  // namespace page
