#include "page/portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "model/session.h"
#include "page/browser.h"
#include "rules/form.h"
#include "support/folder.h"
#include "support/scenario.h"

namespace page {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using support::kPassword;
using support::Scenario;

constexpr char kHost[] = "www.muster.example";

class Portal : public ::testing::Test {
 protected:
  Browser Open() {
    return Browser([this](const http::Request& request) { return AnswerPortal(scenario.house, request); }, kHost);
  }
  Browser SignedIn(const std::string& email) {
    Browser browser = Open();
    auto response = browser.Post("/account/login", "/account/login", {{"email", email}, {"password", kPassword}});
    EXPECT_EQ(response.status, 303);
    return browser;
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite(kHost);
};

TEST_F(Portal, LeadsEveryRouteOfCustomersToSigningInFirst) {
  for (const PortalRoute& route : PortalRoutes()) {
    if (route.need != Need::kCustomer) continue;
    auto response = Open().Send(route.method, std::string(route.path), {});
    EXPECT_EQ(response.status, 303) << route.path;
    EXPECT_THAT(HeaderOf(response, "Location"), StartsWith("/account/login")) << route.path;
  }
}

TEST_F(Portal, RefusesEveryPostWithoutTheFormsToken) {
  scenario.AddApproved(website, "erika@partner.example");
  for (const PortalRoute& route : PortalRoutes()) {
    if (route.method != http::Method::kPost) continue;
    Browser stranger = Open(), customer = SignedIn("erika@partner.example");
    for (Browser* browser : {&stranger, &customer}) {
      if (browser == &stranger && route.need == Need::kCustomer) continue;
      EXPECT_EQ(browser->Send(route.method, std::string(route.path), {}).status, 403) << route.path;
      EXPECT_EQ(browser->Send(route.method, std::string(route.path), {{"csrf", std::string(43, 'A')}}).status, 403)
          << route.path;
    }
  }
}

TEST_F(Portal, RefusesTheTokenOfAnotherFormAndOfAnotherBrowser) {
  Browser mine = Open(), other = Open();
  std::string token = TokenIn(mine.Get("/account/login").body, "/account/login");
  ASSERT_EQ(token.size(), 43u);
  other.Get("/account/login");
  EXPECT_EQ(other.Send(http::Method::kPost, "/account/login", {{"csrf", token}}).status, 403);
  EXPECT_EQ(mine.Send(http::Method::kPost, "/account/forgot", {{"csrf", token}}).status, 403);
  EXPECT_EQ(mine.Send(http::Method::kPost, "/account/login", {{"csrf", token}}).status, 422);
}

TEST_F(Portal, RefusesAPostFromAnotherOrigin) {
  for (const char* origin : {"https://evil.example", "null", "http://www.muster.example", "https://www.muster.example:8"}) {
    Browser browser = Open();
    browser.Get("/account/login");
    browser.origin = origin;
    EXPECT_EQ(browser.Post("/account/login", "/account/login", {{"email", "a@b.example"}}).status, 403) << origin;
  }
  Browser browser = Open();
  browser.Get("/account/login");
  browser.fetch_site = "cross-site";
  EXPECT_EQ(browser.Post("/account/login", "/account/login", {}).status, 403);
  browser.fetch_site = "same-origin";
  browser.origin = "https://www.muster.example";
  EXPECT_EQ(browser.Post("/account/login", "/account/login", {}).status, 422);
}

TEST_F(Portal, KnowsOnlyItsOwnPlaces) {
  Browser elsewhere([this](const http::Request& request) { return AnswerPortal(scenario.house, request); }, "evil.example");
  EXPECT_EQ(elsewhere.Get("/account/login").status, 421);
  EXPECT_EQ(Open().Get("/account/nothing").status, 404);
  EXPECT_EQ(Open().Get("/account/x.css").status, 404);
  auto wrong = Open().Send(http::Method::kPost, "/account/", {});
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(HeaderOf(wrong, "Allow"), "GET, HEAD");
  EXPECT_EQ(Open().Send(http::Method::kOther, "/account/login", {}).status, 405);
}

TEST_F(Portal, SetsOnlyHardenedCookies) {
  support::Folder folder;
  scenario.house.config.markers = folder / "markers";
  scenario.AddApproved(website, "erika@partner.example");
  Browser browser = Open();
  std::vector<http::Response> responses = {browser.Get("/account/login")};
  responses.push_back(browser.Post("/account/login", "/account/login",
                                   {{"email", "erika@partner.example"}, {"password", kPassword}}));
  int seen = 0;
  for (const auto& response : responses) {
    for (const auto& [name, value] : response.headers) {
      if (name != "Set-Cookie") continue;
      ++seen;
      EXPECT_THAT(value, StartsWith("__Host-"));
      for (const char* part : {"; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"}) EXPECT_THAT(value, HasSubstr(part));
    }
  }
  EXPECT_GE(seen, 4);
}

TEST_F(Portal, GivesTheMarkersTokenAtSignInAndTakesItBack) {
  support::Folder folder;
  scenario.house.config.markers = folder / "markers";
  scenario.AddApproved(website, "erika@partner.example");
  Browser browser = SignedIn("erika@partner.example");
  const std::string cookie = "__Host-gate";
  std::string marker = folder / ("markers/" + std::to_string(website.id) + "/" + browser.cookies[cookie]);
  EXPECT_EQ(browser.cookies[cookie].size(), 43u);
  EXPECT_TRUE(std::filesystem::is_regular_file(marker));
  EXPECT_EQ(browser.Post("/account/", "/account/logout", {}).status, 303);
  EXPECT_EQ(browser.cookies.count(cookie), 0u);
  EXPECT_FALSE(std::filesystem::exists(marker));

  browser = SignedIn("erika@partner.example");
  ASSERT_EQ(browser.cookies.count(cookie), 1u);
  scenario.Mails();
  browser.Post("/account/forgot", "/account/forgot", {{"email", "erika@partner.example"}});
  browser.Get("/account/reset?token=" + scenario.Mail().Token());
  EXPECT_EQ(browser.Post("/account/reset", "/account/reset", {{"new_password", support::kNewPassword}}).status, 303);
  EXPECT_EQ(browser.cookies.count(cookie), 0u);
}

TEST_F(Portal, SpeaksOfNoMarkerWhereNoneAreKept) {
  scenario.AddApproved(website, "erika@partner.example");
  Browser browser = SignedIn("erika@partner.example");
  EXPECT_EQ(browser.cookies.count("__Host-gate"), 0u);
  for (const auto& [name, value] : browser.Post("/account/", "/account/logout", {}).headers) {
    EXPECT_THAT(value, Not(StartsWith("__Host-gate")));
  }
}

TEST_F(Portal, SweepsTheMarkersBeforeItAnswers) {
  support::Folder folder;
  scenario.house.config.markers = folder / "markers";
  scenario.AddApproved(website, "erika@partner.example");
  Browser browser = SignedIn("erika@partner.example");
  std::string marker = folder / ("markers/" + std::to_string(website.id) + "/" + browser.cookies["__Host-gate"]);
  ASSERT_TRUE(std::filesystem::exists(marker));
  scenario.Wait(model::kSessionLife);
  Open().Get("/account/login");
  EXPECT_FALSE(std::filesystem::exists(marker));
}

TEST_F(Portal, KeepsCookiesOffAnUnencryptedNetwork) {
  Browser browser = Open();
  browser.https = false;
  auto response = browser.Get("/account/login");
  EXPECT_EQ(response.status, 303);
  EXPECT_THAT(HeaderOf(response, "Location"), StartsWith("https://www.muster.example/account/login"));
  EXPECT_TRUE(browser.cookies.empty());
  EXPECT_EQ(browser.Send(http::Method::kPost, "/account/login", {}).status, 403);
}

TEST_F(Portal, TellsTheWholeStoryFromRegisteringToTheFirstWantedPage) {
  Browser browser = Open();
  auto form = browser.Get("/account/register?next=%2Fmembers%2Fprices.html");
  EXPECT_THAT(form.body, HasSubstr("value=\"/members/prices.html\""));
  auto sent = browser.Post("/account/register", "/account/register",
                           {{"name", "Erika Muster"},
                            {"company", "Partner KG"},
                            {"email", "Erika@Partner.example"},
                            {"password", kPassword},
                            {"order", "4711"},
                            {"next", "/members/prices.html"}});
  ASSERT_EQ(sent.status, 303) << sent.body;
  EXPECT_EQ(HeaderOf(sent, "Location"), "/account/verify");
  EXPECT_THAT(browser.Get("/account/verify").body, HasSubstr("Erika@Partner.example"));

  auto mail = scenario.Mail();
  std::string path = mail.Link().substr(mail.Link().find("/account"));
  auto opened = browser.Get(path);
  EXPECT_EQ(opened.status, 303);
  EXPECT_EQ(HeaderOf(opened, "Location"), "/account/verify") << "the secret leaves the address line";
  EXPECT_EQ(scenario.Queued(), 0) << "opening a link changes nothing";
  auto proven = browser.Post("/account/verify", "/account/verify", {});
  EXPECT_EQ(proven.status, 303);
  EXPECT_THAT(HeaderOf(proven, "Location"), StartsWith("/account/login?next="));

  auto waiting = browser.Post("/account/login", "/account/login",
                              {{"email", "erika@partner.example"}, {"password", kPassword}, {"next", "/members/prices.html"}});
  EXPECT_EQ(HeaderOf(waiting, "Location"), "/account/status");
  EXPECT_FALSE(scenario.Passes(browser.cookies["__Host-session"]));
  EXPECT_THAT(browser.Get("/account/status").body, HasSubstr("status-in_processing"));

  auto account = scenario.Account("erika@partner.example");
  auto access = scenario.Access(1);
  ASSERT_EQ(access.account_id, account.id);
  EXPECT_EQ(access.order_number, "4711");
  EXPECT_EQ(rules::Decide(scenario.house, scenario.Administrator(), {access.id, access.version, model::Status::kApproved, "", true}),
            rules::DecideOutcome::kDone);
  EXPECT_TRUE(scenario.Passes(browser.cookies["__Host-session"]));

  Browser another = Open();
  auto in = another.Post("/account/login", "/account/login",
                         {{"email", "ERIKA@partner.example"}, {"password", kPassword}, {"next", "/members/prices.html"}});
  EXPECT_EQ(HeaderOf(in, "Location"), "/members/prices.html");
}

TEST_F(Portal, KeepsTheInputAndSaysWhatIsWrongBesideTheField) {
  auto again = Open().Post("/account/register", "/account/register",
                           {{"name", ""}, {"company", "Partner KG"}, {"email", "no address"}, {"password", "Zwerg7"}});
  EXPECT_EQ(again.status, 422);
  EXPECT_THAT(again.body, HasSubstr("value=\"Partner KG\""));
  EXPECT_THAT(again.body, HasSubstr("value=\"no address\""));
  EXPECT_THAT(again.body, HasSubstr("aria-invalid"));
  EXPECT_THAT(again.body, Not(HasSubstr("Zwerg7")));
  EXPECT_EQ(scenario.Queued(), 0);
}

TEST_F(Portal, AnswersKnownAndUnknownAddressesAlike) {
  scenario.AddApproved(website, "erika@partner.example");
  for (const char* page : {"/account/forgot", "/account/verify/resend"}) {
    Browser known = Open(), unknown = Open();
    std::string form = std::string(page) == "/account/forgot" ? page : "/account/verify";
    auto first = known.Post(form, page, {{"email", "erika@partner.example"}});
    auto second = unknown.Post(form, page, {{"email", "nobody@partner.example"}});
    EXPECT_EQ(first.status, second.status);
    EXPECT_EQ(first.body, second.body);
    EXPECT_EQ(HeaderOf(first, "Location"), HeaderOf(second, "Location"));
    EXPECT_EQ(first.headers.size(), second.headers.size());
  }
  auto wrong = Open().Post("/account/login", "/account/login", {{"email", "erika@partner.example"}, {"password", "x"}});
  auto nobody = Open().Post("/account/login", "/account/login", {{"email", "erikb@partner.example"}, {"password", "x"}});
  EXPECT_EQ(wrong.status, nobody.status);
  EXPECT_EQ(wrong.body.size(), nobody.body.size());
}

TEST_F(Portal, SwapsTheSessionAtSigningInAndForgetsItAtSigningOut) {
  scenario.AddApproved(website, "erika@partner.example");
  Browser browser = Open();
  browser.cookies["__Host-session"] = std::string(43, 'a');
  browser.Post("/account/login", "/account/login", {{"email", "erika@partner.example"}, {"password", kPassword}});
  std::string session = browser.cookies["__Host-session"];
  EXPECT_NE(session, std::string(43, 'a'));
  EXPECT_TRUE(scenario.Passes(session));
  EXPECT_EQ(browser.Post("/account/", "/account/logout", {}).status, 303);
  EXPECT_FALSE(browser.cookies.contains("__Host-session"));
  EXPECT_FALSE(scenario.Passes(session));
}

TEST_F(Portal, SendsNobodyToAnotherHost) {
  scenario.AddApproved(website, "erika@partner.example");
  for (const char* next : {"//evil.example", "/\\evil.example", "https://evil.example", "/%5cevil.example", "/%09/evil"}) {
    auto in = Open().Post("/account/login", "/account/login",
                          {{"email", "erika@partner.example"}, {"password", kPassword}, {"next", next}});
    EXPECT_EQ(HeaderOf(in, "Location"), "/account/") << next;
  }
}

TEST_F(Portal, RemembersTheChosenLanguage) {
  Browser browser = Open();
  EXPECT_THAT(browser.Get("/account/login").body, HasSubstr("lang=\"en\""));
  auto response = browser.Get("/account/login?next=%2Fmembers%2F&language=de");
  EXPECT_EQ(HeaderOf(response, "Location"), "/account/login?next=%2Fmembers%2F");
  EXPECT_THAT(browser.Get("/account/login").body, HasSubstr("lang=\"de\""));
}

TEST_F(Portal, EndsEveryOtherSessionWithANewPassword) {
  scenario.AddApproved(website, "erika@partner.example");
  Browser here = SignedIn("erika@partner.example"), there = SignedIn("erika@partner.example");
  auto changed = here.Post("/account/password", "/account/password",
                           {{"password", kPassword}, {"new_password", support::kNewPassword}});
  EXPECT_EQ(changed.status, 303);
  EXPECT_TRUE(scenario.Passes(here.cookies["__Host-session"]));
  EXPECT_FALSE(scenario.Passes(there.cookies["__Host-session"]));
  EXPECT_THAT(here.Get("/account/").body, HasSubstr("role=\"status\""));
}

TEST_F(Portal, ResetsThePasswordBehindTheMailedLink) {
  scenario.AddApproved(website, "erika@partner.example");
  Browser browser = Open();
  browser.Post("/account/forgot", "/account/forgot", {{"email", "erika@partner.example"}});
  auto link = scenario.Mail().Link();
  browser.Get(link.substr(link.find("/account")));
  auto again = browser.Post("/account/reset", "/account/reset", {{"new_password", "short"}});
  EXPECT_EQ(again.status, 422);
  auto done = browser.Post("/account/reset", "/account/reset", {{"new_password", support::kNewPassword}});
  EXPECT_EQ(HeaderOf(done, "Location"), "/account/login");
  EXPECT_FALSE(browser.cookies.contains("__Host-session")) << "a reset signs nobody in";
  Browser late = Open();
  late.Get(link.substr(link.find("/account")));
  EXPECT_THAT(late.Get("/account/reset").body, HasSubstr("used"));
}

}  // namespace
}  // namespace page
