// Signing in to the office step by step, the own account, and the password once more before a sensitive act.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "crypto/totp.h"
#include "page/browser.h"
#include "page/office.h"
#include "rules/form.h"
#include "support/scenario.h"

namespace page {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using support::kNewPassword;
using support::kPassword;
using support::Scenario;

class OfficeSignIn : public ::testing::Test {
 protected:
  OfficeSignIn() {
    scenario.house.config.admin_networks = {"127.0.0.0/8"};
    ada = scenario.AddStaff("Ada", model::Role::kAdministrator);
    otto = scenario.AddStaff("Otto", model::Role::kApprover, {website.id});
  }
  Browser Open() {
    return Browser([this](const http::Request& request) { return AnswerOffice(scenario.house, request); },
                   "office.muster.example");
  }
  http::Response GivePassword(Browser& browser, const std::string& next = "") {
    return browser.Post("/admin/login?next=" + next, "/admin/login",
                        {{"email", "Ada@office.example"}, {"password", kPassword}, {"next", next}});
  }
  Browser SignedIn() {
    Browser browser = Open();
    EXPECT_EQ(GivePassword(browser).status, 303);
    return browser;
  }
  std::string Code(const std::string& secret) const {
    return crypto::Totp(secret, scenario.Now() / crypto::kTotpPeriod);
  }
  static std::string Between(const std::string& text, const std::string& begin, const std::string& end) {
    auto at = text.find(begin);
    if (at == std::string::npos) return "";
    at += begin.size();
    return text.substr(at, text.find(end, at) - at);
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
  model::Staff ada, otto;
};

TEST_F(OfficeSignIn, SetsUpASecondFactorOnceAndAsksForItsCodeEverAfter) {
  scenario.house.config.staff_second_factor = true;
  Browser browser = Open();
  EXPECT_EQ(HeaderOf(GivePassword(browser, "/admin/contacts"), "Location"), "/admin/second-factor?next=%2Fadmin%2Fcontacts");
  auto form = browser.Get("/admin/second-factor?next=%2Fadmin%2Fcontacts").body;
  EXPECT_THAT(form, HasSubstr("<svg"));
  const std::string sealed = Between(form, "name=\"sealed\" value=\"", "\"");
  const std::string key = Between(form, "<p class=\"secret\">", "<");
  const std::string secret = support::FromBase32(key);
  const std::string token = TokenIn(form, "/admin/second-factor");
  auto wrong = browser.Send(http::Method::kPost, "/admin/second-factor",
                            {{"csrf", token}, {"sealed", sealed}, {"next", "/admin/contacts"}, {"code", "abc"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr(key)) << "the same once more: it is in the app already";
  auto done = browser.Send(http::Method::kPost, "/admin/second-factor",
                           {{"csrf", token}, {"sealed", sealed}, {"next", "/admin/contacts"}, {"code", Code(secret)}});
  EXPECT_EQ(done.status, 200) << done.body;
  std::regex code("<code>[A-Z2-7]{4}(-[A-Z2-7]{4}){5}</code>");
  EXPECT_EQ(std::distance(std::sregex_iterator(done.body.begin(), done.body.end(), code), std::sregex_iterator()), 10);
  EXPECT_THAT(done.body, HasSubstr("href=\"/admin/contacts\""));
  EXPECT_EQ(browser.Get("/admin/contacts").status, 200);

  Browser again = Open();
  scenario.Wait(30);
  EXPECT_EQ(HeaderOf(GivePassword(again), "Location"), "/admin/code");
  EXPECT_EQ(again.Post("/admin/code", "/admin/code", {{"code", "123"}}).status, 422);
  EXPECT_EQ(again.Post("/admin/code", "/admin/code", {{"code", ""}}).status, 422);
  const std::string halfway = again.cookies.at("__Host-office");
  EXPECT_EQ(again.Post("/admin/code", "/admin/code", {{"code", Code(secret)}}).status, 303);
  EXPECT_NE(again.cookies.at("__Host-office"), halfway) << "another token for more rights";
  EXPECT_EQ(again.Get("/admin/staff").status, 200);
}

TEST_F(OfficeSignIn, TakesARecoveryCodeInThePlaceOfTheAppsCode) {
  scenario.AddSecondFactor(ada);
  Browser browser = Open();
  (void)GivePassword(browser);
  auto refused = browser.Post("/admin/code", "/admin/code", {{"recovery", "AAAA-BBBB"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("<details open>"));
}

TEST_F(OfficeSignIn, AsksForThePasswordAgainAfterFiveMinutesAndKeepsWhatWasTyped) {
  Browser browser = SignedIn();
  scenario.Wait(model::kProofLife);
  const std::string name = "Berta \"B\" <Muster>";
  auto asked = browser.Post("/admin/staff", "/admin/staff",
                            {{"email", "berta@office.example"}, {"name", name}, {"role", "auditor"}, {"language", "en"}});
  EXPECT_EQ(asked.status, 200);
  EXPECT_THAT(asked.body, HasSubstr("Your password once more"));
  EXPECT_THAT(asked.body, HasSubstr("name=\"name\" value=\"Berta &quot;B&quot; &lt;Muster&gt;\""));
  EXPECT_EQ(rules::ListStaff(scenario.house).size(), 2u);
  const std::string token = TokenIn(asked.body, "/admin/staff");
  auto send = [&](const std::string& password) {
    return browser.Send(http::Method::kPost, "/admin/staff",
                        {{"csrf", token}, {"email", "berta@office.example"}, {"name", name}, {"role", "auditor"},
                         {"language", "en"}, {"confirm_password", password}});
  };
  auto wrong = send("falsch geraten");
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("name=\"role\" value=\"auditor\""));
  EXPECT_THAT(wrong.body, Not(HasSubstr("falsch geraten")));
  EXPECT_EQ(send("").status, 422);
  EXPECT_EQ(rules::ListStaff(scenario.house).size(), 2u);
  auto done = send(kPassword);
  EXPECT_EQ(done.status, 200);
  EXPECT_THAT(done.body, HasSubstr("/admin/invitation?token="));
  EXPECT_EQ(rules::ListStaff(scenario.house).size(), 3u);
}

TEST_F(OfficeSignIn, AsksBeforeEverySensitiveActOfTheTable) {
  Browser browser = SignedIn();
  scenario.Wait(model::kProofLife);
  int sensitive = 0;
  for (const OfficeRoute& route : OfficeRoutes()) {
    if (!route.sensitive) continue;
    std::string path(route.path);
    for (const auto& [mark, value] : {std::pair<std::string, std::string>{"{}", std::to_string(otto.id)}, {"{word}", "up"}}) {
      for (auto at = path.find(mark); at != std::string::npos; at = path.find(mark)) path.replace(at, mark.size(), value);
    }
    const std::string token = rules::FormToken(scenario.house, browser.cookies.at("__Host-office"), path);
    auto asked = browser.Send(route.method, path, {{"csrf", token}});
    EXPECT_THAT(asked.body, HasSubstr("confirm_password")) << path;
    ++sensitive;
  }
  EXPECT_GE(sensitive, 11);
}

TEST_F(OfficeSignIn, LeadsToTheSensitivePageOnceThePasswordIsGiven) {
  Browser browser = SignedIn();
  scenario.Wait(model::kProofLife);
  EXPECT_THAT(browser.Get("/admin/second-factor").body, Not(HasSubstr("<svg")));
  auto wrong = browser.Post("/admin/second-factor", "/admin/confirm", {{"confirm_password", "x"}, {"next", "/admin/second-factor"}});
  EXPECT_EQ(wrong.status, 422);
  auto right = browser.Post("/admin/second-factor", "/admin/confirm",
                            {{"confirm_password", kPassword}, {"next", "/admin/second-factor"}});
  EXPECT_EQ(HeaderOf(right, "Location"), "/admin/second-factor");
  EXPECT_THAT(browser.Get("/admin/second-factor").body, HasSubstr("<svg"));
  scenario.Wait(model::kProofLife);
  for (const char* away : {"https://evil.example/", "//evil.example/", "/account/"}) {
    auto answer = browser.Post("/admin/second-factor", "/admin/confirm", {{"confirm_password", kPassword}, {"next", away}});
    EXPECT_EQ(HeaderOf(answer, "Location"), "/admin/") << away;
    scenario.Wait(model::kProofLife);
  }
}

TEST_F(OfficeSignIn, InvitesSomebodyWhoChoosesTheOwnPassword) {
  Browser browser = SignedIn();
  auto shown = browser.Post("/admin/staff", "/admin/staff", {{"email", "berta@office.example"}, {"name", "Berta"},
                                                             {"role", "auditor"}, {"language", "en"}});
  const std::string token = Between(shown.body, "/admin/invitation?token=", "<");
  ASSERT_EQ(token.size(), 43u);
  EXPECT_THAT(browser.Get("/admin/staff").body, Not(HasSubstr(token)));
  Browser berta = Open();
  EXPECT_EQ(HeaderOf(berta.Get("/admin/invitation?token=" + token), "Location"), "/admin/invitation")
      << "the secret leaves the address line";
  EXPECT_EQ(berta.Post("/admin/invitation", "/admin/invitation", {{"new_password", "kurz"}}).status, 422);
  auto set = berta.Post("/admin/invitation", "/admin/invitation", {{"new_password", kNewPassword}});
  EXPECT_EQ(HeaderOf(set, "Location"), "/admin/login");
  EXPECT_EQ(berta.Post("/admin/login", "/admin/login", {{"email", "berta@office.example"}, {"password", kNewPassword}}).status,
            303);
  Browser late = Open();
  (void)late.Get("/admin/invitation?token=" + token);
  EXPECT_THAT(late.Get("/admin/invitation").body, HasSubstr("no longer good"));
  EXPECT_THAT(Open().Get("/admin/invitation").body, HasSubstr("no longer good"));
}

TEST_F(OfficeSignIn, ShowsTheOwnSessionsAndEndsThem) {
  Browser here = SignedIn(), there = SignedIn(), third = SignedIn();
  auto me = here.Get("/admin/me");
  EXPECT_THAT(me.body, HasSubstr("This is you."));
  const std::string id = Between(me.body, "name=\"session\" value=\"", "\"");
  EXPECT_EQ(here.Post("/admin/me", "/admin/me/session/end", {{"session", id}}).status, 303);
  EXPECT_EQ((there.Get("/admin/me").status == 200 ? 1 : 0) + (third.Get("/admin/me").status == 200 ? 1 : 0), 1);
  EXPECT_EQ(here.Post("/admin/me", "/admin/me/session/end", {{"all", "1"}}).status, 303);
  EXPECT_EQ(there.Get("/admin/me").status, 303);
  EXPECT_EQ(third.Get("/admin/me").status, 303);
  EXPECT_EQ(here.Get("/admin/me").status, 200);
}

TEST_F(OfficeSignIn, ChangesTheOwnPasswordAndLanguage) {
  Browser browser = SignedIn();
  EXPECT_EQ(browser.Post("/admin/me", "/admin/me/password", {{"password", "x"}, {"new_password", kNewPassword}}).status, 422);
  EXPECT_EQ(browser.Post("/admin/me", "/admin/me/password", {{"password", kPassword}, {"new_password", kNewPassword}}).status,
            303);
  EXPECT_THAT(browser.Get("/admin/me").body, HasSubstr("My account"));
  EXPECT_EQ(browser.Post("/admin/me", "/admin/me/language", {{"language", "de"}}).status, 303);
  EXPECT_THAT(browser.Get("/admin/me").body, HasSubstr("Mein Konto")) << "though the browser would like English";
  (void)browser.Get("/admin/me?language=en");
  EXPECT_THAT(browser.Get("/admin/me").body, HasSubstr("My account")) << "in this browser, for now";
}

TEST_F(OfficeSignIn, TakesALostFactorAwayFromAnother) {
  scenario.AddSecondFactor(otto);
  Browser browser = SignedIn();
  std::string path = "/admin/staff/" + std::to_string(otto.id) + "/factor/clear";
  EXPECT_EQ(browser.Post("/admin/staff", path, {}).status, 303);
  EXPECT_EQ(TokenIn(browser.Get("/admin/staff").body, path), "");
}

TEST_F(OfficeSignIn, OffersToGoOnAsWhomTheWebServerNames) {
  Browser browser = Open();
  browser.remote_user = "ada@office.example";
  EXPECT_EQ(TokenIn(browser.Get("/admin/login").body, "/admin/login/remote"), "") << "not unless the installation wants it";
  scenario.house.config.staff_remote_user = true;
  EXPECT_THAT(browser.Get("/admin/login").body, HasSubstr("Continue as Ada"));
  EXPECT_EQ(browser.Get("/admin/contacts").status, 303) << "nobody is signed in by a look";
  EXPECT_EQ(browser.Post("/admin/login", "/admin/login/remote", {}).status, 303);
  EXPECT_EQ(browser.Get("/admin/contacts").status, 200);
  scenario.Wait(model::kProofLife);
  EXPECT_THAT(browser.Get("/admin/second-factor").body, HasSubstr("<svg")) << "the server has just said who it is";
  browser.remote_user = "";
  EXPECT_THAT(browser.Get("/admin/second-factor").body, Not(HasSubstr("<svg")));
}

TEST_F(OfficeSignIn, LetsNobodyDecideTheOwnRequestAloneOrAmongMany) {
  auto own = scenario.AddApplicant(website, "otto@office.example");
  auto other = scenario.AddApplicant(website, "erika@partner.example");
  Browser browser = Open();
  (void)browser.Post("/admin/login", "/admin/login", {{"email", "Otto@office.example"}, {"password", kPassword}});
  const std::string page = "/admin/access/" + std::to_string(own.id);
  (void)browser.Post(page, page + "/approve", {{"version", std::to_string(own.version)}});
  EXPECT_THAT(browser.Get("/admin/registrations").body, HasSubstr("Somebody else decides about this access."));
  auto many = browser.Post("/admin/registrations", "/admin/registrations/decide",
                           {{"select_" + std::to_string(own.id), std::to_string(own.version)},
                            {"select_" + std::to_string(other.id), std::to_string(other.version)},
                            {"decision", "approve"}});
  const std::string preview = HeaderOf(many, "Location");
  EXPECT_THAT(preview, StartsWith("/admin/bulk/"));
  (void)browser.Post(preview, preview + "/run", {});
  (void)browser.Post("/admin/registrations", "/admin/registrations/decide",
                     {{"approve_" + std::to_string(own.id), std::to_string(own.version)}});
  EXPECT_EQ(scenario.Access(own.id).status, model::Status::kInProcessing);
  EXPECT_EQ(scenario.Access(other.id).status, model::Status::kApproved);
}

}  // namespace
}  // namespace page
