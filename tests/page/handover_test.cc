#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "page/browser.h"
#include "page/portal.h"
#include "rules/form.h"
#include "rules/handover.h"
#include "rules/website.h"
#include "support/scenario.h"

namespace page {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using support::kPassword;
using support::Scenario;

constexpr char kEmail[] = "erika@partner.example";
constexpr char kHere[] = "www.muster.example", kThere[] = "www.anders.example";

// One browser that visits two hosts, with the cookies of each.
class TwoHosts {
 public:
  explicit TwoHosts(Scenario& scenario) {
    for (const char* host : {kHere, kThere}) {
      hosts_.emplace(host, Browser([&scenario](const http::Request& r) { return AnswerPortal(scenario.house, r); }, host));
    }
  }
  Browser& At(const std::string& host) { return hosts_.at(host); }
  Browser& here() { return At(kHere); }
  Browser& there() { return At(kThere); }

  // The page at an address, after all redirections; `addresses` are all of them on the way.
  http::Response Go(std::string address) {
    addresses.clear();
    std::string host;
    for (int hops = 0; hops < 10; ++hops) {
      if (address.starts_with("https://")) {
        auto slash = address.find('/', 8);
        host = address.substr(8, slash - 8);
        address = address.substr(slash);
      }
      addresses.push_back("https://" + host + address);
      auto response = At(host).Get(address);
      if (response.status != 303) return response;
      address = HeaderOf(response, "Location");
    }
    ADD_FAILURE() << "goes round in circles: " << addresses.back();
    return {};
  }
  std::vector<std::string> addresses;

 private:
  std::map<std::string, Browser> hosts_;
};

class WayToAnotherHost : public ::testing::Test {
 protected:
  WayToAnotherHost() {
    scenario.AddApproved(here, kEmail);
    scenario.AddApproved(there, "other@partner.example");
  }
  void SignIn(Browser& browser, const std::string& email = kEmail) {
    auto in = browser.Post("/account/login", "/account/login", {{"email", email}, {"password", kPassword}});
    EXPECT_EQ(in.status, 303);
  }
  // Where the link on the sign-in page of kThere leads.
  std::string Way(const std::string& next = "%2Fmembers%2Fprices.html") {
    return "https://www.anders.example/account/login?from=" + std::to_string(here.id) + "&next=" + next;
  }
  std::optional<rules::SignedIn> Who(Browser& browser, const char* host) {
    return rules::FindSignedIn(scenario.house, host, browser.cookies["__Host-session"]);
  }

  Scenario scenario;
  model::Website here = scenario.AddWebsite(kHere);
  model::Website there = scenario.AddWebsite(kThere);
};

TEST_F(WayToAnotherHost, LeadsFromTheSignInPageThereOverHereToThePageFirstWanted) {
  TwoHosts browser(scenario);
  SignIn(browser.here());
  auto login = browser.there().Get("/account/login?next=%2Fmembers%2Fprices.html");
  EXPECT_THAT(login.body, HasSubstr("href=\"" + Way().replace(Way().find("&next"), 5, "&amp;next") + "\""));
  auto page = browser.Go(Way());
  EXPECT_EQ(page.status, 200);
  ASSERT_EQ(browser.addresses.size(), 4u);
  EXPECT_THAT(browser.addresses[1], StartsWith("https://www.muster.example/account/handover?to="));
  EXPECT_THAT(browser.addresses[2], StartsWith("https://www.anders.example/account/arrive?ticket="));
  EXPECT_EQ(browser.addresses[3], "https://www.anders.example/account/arrive") << "the ticket leaves the address line";
  EXPECT_THAT(page.body, HasSubstr(kEmail));
  EXPECT_THAT(page.body, HasSubstr("/members/prices.html"));
  EXPECT_FALSE(Who(browser.there(), kThere)) << "nothing happens without the button";

  auto arrived = browser.there().Post("/account/arrive", "/account/arrive", {});
  EXPECT_EQ(arrived.status, 303);
  EXPECT_EQ(HeaderOf(arrived, "Location"), "/members/prices.html");
  ASSERT_TRUE(Who(browser.there(), kThere));
  EXPECT_EQ(Who(browser.there(), kThere)->account.email, kEmail);
  EXPECT_FALSE(browser.there().cookies.contains("__Host-arrival"));
}

TEST_F(WayToAnotherHost, LeadsOnFromHereOnceOneHasSignedIn) {
  TwoHosts browser(scenario);
  auto login = browser.Go(Way());
  EXPECT_THAT(browser.addresses.back(), StartsWith("https://www.muster.example/account/login?next="));
  EXPECT_THAT(login.body, Not(HasSubstr("Signed in already?"))) << "no third host on the way";
  std::string target = browser.addresses.back().substr(browser.addresses.back().find("/account"));
  auto next = http::DecodeUrl(target.substr(target.find("next=") + 5)).value();
  auto in = browser.here().Post(target, "/account/login", {{"email", kEmail}, {"password", kPassword}, {"next", next}});
  EXPECT_THAT(HeaderOf(in, "Location"), StartsWith("/account/handover?"));
  auto asked = browser.here().Get(HeaderOf(in, "Location"));
  EXPECT_EQ(asked.status, 200) << "a form must not lead to another host, not even by redirections";
  auto link = asked.body.find("class=\"button\" href=\"") + 21;
  std::string go = asked.body.substr(link, asked.body.find('"', link) - link);
  for (auto at = go.find("&amp;"); at != std::string::npos; at = go.find("&amp;")) go.replace(at, 5, "&");
  EXPECT_THAT(browser.Go("https://www.muster.example" + go).body, HasSubstr("action=\"/account/arrive\""));
  EXPECT_EQ(browser.addresses.back(), "https://www.anders.example/account/arrive");
  EXPECT_EQ(browser.there().Post("/account/arrive", "/account/arrive", {}).status, 303);
  EXPECT_TRUE(Who(browser.there(), kThere));
}

TEST_F(WayToAnotherHost, LeadsFromTheOverviewToTheAccessesAtOtherHosts) {
  scenario.AddApproved(there, "both@partner.example");
  TwoHosts browser(scenario);
  SignIn(browser.here(), "both@partner.example");
  auto home = browser.here().Get("/account/");
  EXPECT_THAT(home.body, HasSubstr("href=\"https://www.anders.example/account/login?from=" + std::to_string(here.id) +
                                   "&amp;next=%2F\""));
  SignIn(browser.there(), "both@partner.example");
  EXPECT_THAT(browser.there().Get("/account/").body, HasSubstr("href=\"https://www.anders.example/\""))
      << "its own pages need no way";
}

TEST_F(WayToAnotherHost, AsksNothingWhereOneIsSignedInAlready) {
  TwoHosts browser(scenario);
  SignIn(browser.here());
  SignIn(browser.there(), "other@partner.example");
  EXPECT_EQ(HeaderOf(browser.there().Get("/account/login?from=1&next=%2Fmembers%2F"), "Location"), "/members/");
}

TEST_F(WayToAnotherHost, SwapsTheSessionOfSomebodyElse) {
  TwoHosts browser(scenario);
  SignIn(browser.here());
  browser.Go(Way());
  SignIn(browser.there(), "other@partner.example");
  std::string other = browser.there().cookies["__Host-session"];
  EXPECT_EQ(browser.there().Post("/account/arrive", "/account/arrive", {}).status, 303);
  EXPECT_EQ(Who(browser.there(), kThere)->account.email, kEmail);
  EXPECT_FALSE(rules::FindSignedIn(scenario.house, kThere, other));
  EXPECT_TRUE(Who(browser.here(), kHere));
}

TEST_F(WayToAnotherHost, KeepsBothSessionsWhenItIsDoneTwice) {
  TwoHosts browser(scenario);
  SignIn(browser.here());
  browser.Go(Way());
  std::string first = browser.there().cookies["__Host-arrival"];
  browser.there().Post("/account/arrive", "/account/arrive", {});
  browser.there().cookies["__Host-arrival"] = first;
  EXPECT_EQ(HeaderOf(browser.there().Get("/account/arrive"), "Location"), "/members/prices.html");
  EXPECT_TRUE(Who(browser.here(), kHere));
  EXPECT_TRUE(Who(browser.there(), kThere));
}

TEST_F(WayToAnotherHost, LeadsOnWhoeverComesBackToTheButton) {
  TwoHosts browser(scenario);
  SignIn(browser.here());
  browser.Go(Way());
  std::string arrival = browser.there().cookies["__Host-arrival"];
  browser.there().Post("/account/arrive", "/account/arrive", {});
  EXPECT_EQ(HeaderOf(browser.there().Get("/account/arrive"), "Location"), "/account/");
  browser.there().cookies["__Host-arrival"] = arrival;
  auto again = browser.there().Send(http::Method::kPost, "/account/arrive",
                                    {{"csrf", rules::FormToken(scenario.house, browser.there().cookies["__Host-session"],
                                                               "/account/arrive")}});
  EXPECT_EQ(HeaderOf(again, "Location"), "/members/prices.html") << "pressed twice";
}

TEST_F(WayToAnotherHost, OpensNothingInAnotherBrowserAndLeavesTheAddressLineThereToo) {
  TwoHosts browser(scenario), thief(scenario);
  SignIn(browser.here());
  browser.Go(Way());
  std::string ticket = browser.addresses[2], arrival = browser.there().cookies["__Host-arrival"];
  thief.there().Get("/account/login");
  auto page = thief.Go(ticket);
  EXPECT_EQ(thief.addresses.back(), "https://www.anders.example/account/arrive");
  EXPECT_THAT(page.body, Not(HasSubstr(kEmail)));
  EXPECT_THAT(page.body, HasSubstr("href=\"/account/login\""));
  thief.there().cookies["__Host-arrival"] = arrival;
  EXPECT_THAT(thief.there().Get("/account/arrive").body, Not(HasSubstr(kEmail)));
  std::string token = TokenIn(thief.there().Get("/account/").body, "/account/arrive");
  EXPECT_EQ(thief.there().Send(http::Method::kPost, "/account/arrive", {{"csrf", token}}).status, 403);
  EXPECT_FALSE(Who(thief.there(), kThere));
}

TEST_F(WayToAnotherHost, SaysTheSameForEveryForgery) {
  TwoHosts browser(scenario);
  SignIn(browser.here());
  browser.Go(Way());
  std::string arrival = browser.there().cookies["__Host-arrival"], said;
  for (const std::string& forged : {std::string("x"), std::string(400, 'A'), "v1." + std::string(400, 'A'), arrival}) {
    auto page = browser.Go("https://www.anders.example/account/arrive?ticket=" + forged);
    EXPECT_EQ(page.status, 200);
    if (said.empty()) said = page.body;
    EXPECT_EQ(page.body, said);
    EXPECT_FALSE(browser.there().cookies.contains("__Host-arrival"));
  }
}

TEST_F(WayToAnotherHost, BeginsAnewByItselfWhenTheTicketCameTooLate) {
  TwoHosts browser(scenario);
  SignIn(browser.here());
  browser.Go(Way());
  std::string ticket = browser.addresses[2];
  scenario.Wait(60);
  EXPECT_THAT(browser.Go(ticket).body, HasSubstr("action=\"/account/arrive\""));
  EXPECT_EQ(browser.addresses.size(), 5u) << "late ticket, sign-in page, here, new ticket, button";
}

TEST_F(WayToAnotherHost, TellsWhoeverPressesTooLateHowToGoOn) {
  TwoHosts browser(scenario);
  SignIn(browser.here());
  browser.Go(Way());
  std::string token = TokenIn(browser.there().Get("/account/arrive").body, "/account/arrive");
  scenario.Wait(rules::kTicketLife + rules::kArrivalLife);
  auto late = browser.there().Send(http::Method::kPost, "/account/arrive", {{"csrf", token}});
  EXPECT_EQ(late.status, 422);
  EXPECT_THAT(late.body, HasSubstr("href=\"/account/login?next=/members/prices.html\""));
  EXPECT_FALSE(browser.there().cookies.contains("__Host-session"));
}

TEST_F(WayToAnotherHost, LeadsNowhereElse) {
  TwoHosts browser(scenario);
  SignIn(browser.here());
  std::string binding(43, 'A'), to = std::to_string(there.id), own = std::to_string(here.id);
  auto partner = scenario.AddWebsite("www.muster.example/partner");
  for (const std::string& query :
       {std::string(), "?to=" + to, "?to=999&binding=" + binding, "?to=" + own + "&binding=" + binding,
        "?to=" + std::to_string(partner.id) + "&binding=" + binding, "?to=x&binding=" + binding,
        "?to=" + to + "&binding=%0A" + binding.substr(1)}) {
    EXPECT_EQ(browser.here().Get("/account/handover" + query).status, 404) << query;
  }
  for (const char* next : {"//evil.example", "https://evil.example/", "/%5Cevil.example", "/a/../../evil"}) {
    auto page = browser.Go(Way(http::EncodeUrl(next)));
    EXPECT_THAT(page.body, Not(HasSubstr("evil"))) << next;
    EXPECT_EQ(HeaderOf(browser.there().Post("/account/arrive", "/account/arrive", {}), "Location"), "/account/");
    browser.there().cookies.erase("__Host-session");
  }
}

TEST_F(WayToAnotherHost, KeepsToTheLimitsWithTheLongestPage) {
  std::string longest = "/" + std::string(599, 'a'), longer = longest + "aa";
  for (const std::string& next : {longest, longer}) {
    TwoHosts browser(scenario);
    browser.Go(Way(http::EncodeUrl(next)));
    for (const auto& address : browser.addresses) EXPECT_LE(address.size(), http::kMaxTarget);
    SignIn(browser.here());
    auto page = browser.Go(Way(http::EncodeUrl(next)));
    for (const auto& address : browser.addresses) EXPECT_LE(address.size(), http::kMaxTarget);
    EXPECT_THAT(page.body, HasSubstr("action=\"/account/arrive\""));
  }
}

TEST_F(WayToAnotherHost, TakesFromForNothingAtAnAliasAndForUnknownWebsites) {
  ASSERT_TRUE(rules::SaveWebsite(scenario.house, {}, there, {"https://alias.example"}).errors.empty());
  Browser alias([this](const http::Request& r) { return AnswerPortal(scenario.house, r); }, "alias.example");
  EXPECT_EQ(alias.Get("/account/login?from=" + std::to_string(here.id)).status, 200);
  TwoHosts browser(scenario);
  for (const std::string& from : {std::string("999"), std::to_string(there.id), std::string("x"), std::string()}) {
    EXPECT_EQ(browser.there().Get("/account/login?from=" + from).status, 200) << from;
  }
}

TEST(WayWithinOneHost, IsOfferedToNobody) {
  Scenario scenario;
  auto website = scenario.AddWebsite(kHere);
  auto partner = scenario.AddWebsite("www.muster.example/partner");
  scenario.AddApproved(website, kEmail);
  Browser browser([&](const http::Request& r) { return AnswerPortal(scenario.house, r); }, kHere);
  auto login = browser.Get("/account/login");
  EXPECT_THAT(login.body, Not(HasSubstr("from=")));
  EXPECT_THAT(login.body, Not(HasSubstr("Signed in already?")));
  browser.Post("/account/login", "/account/login", {{"email", kEmail}, {"password", kPassword}});
  EXPECT_THAT(browser.Get("/account/").body, Not(HasSubstr("from=")));
}

}  // namespace
}  // namespace page
