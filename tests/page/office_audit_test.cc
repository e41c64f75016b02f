#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "page/browser.h"
#include "page/office.h"
#include "rules/chain.h"
#include "rules/note.h"
#include "rules/website.h"
#include "support/scenario.h"

namespace page {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using support::kPassword;

class AuditPage : public ::testing::Test {
 protected:
  AuditPage() {
    scenario.house.config.admin_networks = {"127.0.0.0/8"};
    scenario.house.config.admin_address = "https://office.muster.example";
    scenario.AddStaff("Ada", model::Role::kAdministrator);
  }
  Browser SignedIn() {
    Browser browser([this](const http::Request& request) { return AnswerOffice(scenario.house, request); },
                    "office.muster.example");
    EXPECT_EQ(browser.Post("/admin/login", "/admin/login", {{"email", "Ada@office.example"}, {"password", kPassword}})
                  .status,
              303);
    browser.cookies["__Host-language"] = "de";
    return browser;
  }
  // How many lines the page shows.
  static std::size_t Rows(const std::string& html) {
    std::size_t rows = 0;
    for (auto at = html.find("<tr id=\"line-"); at != std::string::npos; at = html.find("<tr id=\"line-", at + 1)) ++rows;
    return rows;
  }
  // Of the one link whose text that is, with & as it is asked for.
  static std::string Target(const std::string& html, const std::string& text) {
    auto end = html.find(">" + text + "</a>");
    EXPECT_NE(end, std::string::npos) << text;
    auto begin = html.rfind("href=\"", end) + 6;
    std::string target = html.substr(begin, html.find('"', begin) - begin);
    for (auto at = target.find("&amp;"); at != std::string::npos; at = target.find("&amp;")) target.erase(at + 1, 4);
    return target;
  }

  support::Scenario scenario;
  model::Website website = scenario.AddWebsite();
};

TEST_F(AuditPage, SaysWhoDidWhatFromWhereWithThePeopleItConcerns) {
  auto browser = SignedIn();
  auto access = scenario.AddApplicant(website, "erika@probe.example");
  const std::string path = "/admin/access/" + std::to_string(access.id);
  EXPECT_EQ(browser.Post(path, path + "/approve", {{"version", std::to_string(access.version)}}).status, 303);
  auto page = browser.Get("/admin/audit").body;
  EXPECT_THAT(page, HasSubstr("Ada"));
  EXPECT_THAT(page, HasSubstr("127.0.0.1"));
  EXPECT_THAT(page, HasSubstr("erika@probe.example"));
  EXPECT_THAT(page, HasSubstr("<del>In Bearbeitung</del>"));
  EXPECT_THAT(page, HasSubstr("<ins>Anerkannt</ins>"));
  EXPECT_THAT(page, HasSubstr(rules::HeadText(rules::FindHead(scenario.house))));
  EXPECT_THAT(browser.Get("/admin/audit?language=en").status, 303);
  EXPECT_THAT(browser.Get("/admin/audit").body, HasSubstr("<ins>Approved</ins>"));
}

TEST_F(AuditPage, ShowsPlainlyWhatSomebodyTyped) {
  auto browser = SignedIn();
  model::Website changed = website;
  changed.contact = "<b onclick=x>&";
  EXPECT_TRUE(rules::SaveWebsite(scenario.house, {}, changed, {}).errors.empty());
  auto page = browser.Get("/admin/audit").body;
  EXPECT_THAT(page, HasSubstr("&lt;b onclick=x&gt;&amp;"));
  EXPECT_THAT(page, Not(HasSubstr("<b onclick")));
}

TEST_F(AuditPage, FiltersAndKeepsTheChoice) {
  auto browser = SignedIn();
  scenario.AddApplicant(website, "erika@probe.example");
  EXPECT_EQ(Rows(browser.Get("/admin/audit?person=erika%40probe.example").body), 2u);
  auto page = browser.Get("/admin/audit?actor=Ada&act=signed_in").body;
  EXPECT_EQ(Rows(page), 1u);
  EXPECT_THAT(page, HasSubstr("<option value=\"Ada\" selected>"));
  EXPECT_THAT(page, HasSubstr("<option value=\"signed_in\" selected>"));
  EXPECT_EQ(Rows(browser.Get("/admin/audit?q=no-such-thing").body), 0u);
  EXPECT_EQ(Rows(browser.Get("/admin/audit?to=2001-01-01").body), 0u);
  EXPECT_GT(Rows(browser.Get("/admin/audit?from=2001-01-01").body), 3u);
}

TEST_F(AuditPage, SaysBesideTheFieldWhatCannotBeLookedFor) {
  auto browser = SignedIn();
  auto answer = browser.Get("/admin/audit?person=nobody%40probe.example&from=31.12.2026&to=2026-02-30&q=kept");
  EXPECT_EQ(answer.status, 422);
  for (const char* id : {"person-error", "from-error", "to-error"}) {
    EXPECT_THAT(answer.body, HasSubstr("id=\"" + std::string(id) + "\""));
  }
  EXPECT_THAT(answer.body, HasSubstr("value=\"kept\""));
  EXPECT_THAT(answer.body, HasSubstr("value=\"nobody@probe.example\""));
}

TEST_F(AuditPage, LeadsFromPageToPageWithinTheChoice) {
  auto browser = SignedIn();
  for (int i = 0; i < 120; ++i) {
    store::Transaction transaction(scenario.house.database);
    rules::NoteAct(scenario.house, model::Act::kPurged, "Ada & Otto");
    transaction.Commit();
  }
  auto first = browser.Get("/admin/audit?actor=Ada+%26+Otto").body;
  EXPECT_EQ(Rows(first), 50u);
  auto second = browser.Get(Target(first, "Ältere Einträge")).body;
  EXPECT_EQ(Rows(second), 50u);
  auto third = browser.Get(Target(second, "Ältere Einträge")).body;
  EXPECT_EQ(Rows(third), 20u);
  EXPECT_THAT(third, Not(HasSubstr("Ältere Einträge")));
  EXPECT_EQ(browser.Get(Target(third, "Neueste Einträge")).body, browser.Get("/admin/audit?actor=Ada+%26+Otto").body);
  for (const char* odd : {"x", "-", "1-", "-1-1", "1-1x", "99999999999999999999-1"}) {
    EXPECT_EQ(Rows(browser.Get("/admin/audit?actor=Ada+%26+Otto&before=" + std::string(odd)).body),
              std::string(odd) == "-1-1" ? 0u : 50u)
        << odd;
  }
}

TEST_F(AuditPage, SavesTheChoiceAsATableAndEntersThat) {
  auto browser = SignedIn();
  scenario.AddApplicant(website, "erika@probe.example");
  auto answer = browser.Post("/admin/audit?person=erika%40probe.example", "/admin/audit/export",
                             {{"person", "erika@probe.example"}});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(HeaderOf(answer, "Content-Type"), "text/csv; charset=utf-8");
  EXPECT_THAT(HeaderOf(answer, "Content-Disposition"), HasSubstr("attachment; filename=\"pforte-audit-"));
  EXPECT_THAT(answer.body, ::testing::StartsWith("\xef\xbb\xbfid;at;actor;"));
  EXPECT_EQ(std::count(answer.body.begin(), answer.body.end(), '\r'), 3) << "lines end so, breaks in cells do not";
  EXPECT_THAT(answer.body, Not(HasSubstr("signed_in")));
  auto page = browser.Get("/admin/audit?act=exported").body;
  EXPECT_EQ(Rows(page), 1u);
  EXPECT_THAT(page, HasSubstr("Protokoll ausgegeben"));
  EXPECT_EQ(browser.Post("/admin/audit", "/admin/audit/export", {{"person", "nobody@probe.example"}}).status, 422);
}

}  // namespace
}  // namespace page
