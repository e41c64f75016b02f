#include "gate/answer.h"
#include "gate/protocol.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "support/scenario.h"

namespace gate {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using support::Scenario;

class Gate : public ::testing::Test {
 protected:
  Gate() {
    variables = {{"REQUEST_METHOD", "GET"},      {"HTTP_HOST", "www.muster.example"},
                 {"REQUEST_URI", "/members/"},   {"HTTPS", "on"},
                 {"REMOTE_ADDR", "192.0.2.7"},   {"DOCUMENT_ROOT", "/srv/www"},
                 {"SERVER_PORT", "443"},         {"PFORTE_HOST", "www.muster.example"},
                 {"PFORTE_PATH", "/members/"},
                 {"SCRIPT_FILENAME", "/srv/www/members/index.html"}};
  }
  std::string Ask(http::GateAnswer (*decide)(rules::House&, const http::Variables&) = Authorizer) {
    return decide(scenario.house, [this](std::string_view name) -> std::string_view {
      auto found = variables.find(std::string(name));
      return found == variables.end() ? std::string_view() : found->second;
    }).text;
  }
  void SignIn(const std::string& email) {
    variables["HTTP_COOKIE"] = "__Host-session=" + scenario.SignIn(website, email);
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
  std::map<std::string, std::string> variables;
};

TEST_F(Gate, LetsAnApprovedCustomerPassAndTellsWhoItIs) {
  scenario.AddApproved(website, "erika@partner.example");
  SignIn("erika@partner.example");
  EXPECT_THAT(Ask(), StartsWith("Status: 200 "));
  EXPECT_THAT(Ask(), HasSubstr("Variable-REMOTE_USER: erika@partner.example\r\n"));
  EXPECT_THAT(Ask(AuthRequest), StartsWith("Status: 204 "));
  EXPECT_THAT(Ask(AuthRequest), HasSubstr("X-Pforte-User: erika@partner.example\r\n"));
  for (const char* line : {"Variable-PFORTE_NAME: Erika Probe\r\n", "Variable-PFORTE_COMPANY: Probe AG\r\n",
                           "Variable-PFORTE_WEBSITE: Kundenbereich www.muster.example\r\n", "Variable-PFORTE_LANGUAGE: de\r\n"}) {
    EXPECT_THAT(Ask(), HasSubstr(line));
  }
  variables["PFORTE_HOST"] = "www.muster.example:443";
  EXPECT_THAT(Ask(AuthnzFcgi), HasSubstr("Variable-PFORTE_USER: erika@partner.example\r\n"));
}

TEST_F(Gate, SendsStrangersToSigningInAndBack) {
  variables["REQUEST_URI"] = "/members/?year=2026&year=2027";
  EXPECT_THAT(Ask(), StartsWith("Status: 302 "));
  EXPECT_THAT(Ask(), HasSubstr("Location: /account/login?next=%2Fmembers%2F%3Fyear%3D2026%26year%3D2027\r\n"));
  EXPECT_THAT(Ask(AuthRequest), StartsWith("Status: 401 "));
  EXPECT_THAT(Ask(AuthRequest), HasSubstr("X-Pforte-Location: /account/login?next=%2Fmembers%2F%3Fyear%3D2026%26year%3D2027\r\n"));
}

TEST_F(Gate, LeadsWhoIsNotApprovedToTheStatus) {
  scenario.AddApplicant(website, "erika@partner.example");
  SignIn("erika@partner.example");
  EXPECT_THAT(Ask(), HasSubstr("Location: /account/status\r\n"));
  EXPECT_THAT(Ask(AuthRequest), StartsWith("Status: 403 "));
}

TEST_F(Gate, KeepsTheApprovalOfOneWebsiteFromOpeningAnother) {
  auto other = scenario.AddWebsite("other.muster.example");
  scenario.AddApproved(website, "erika@partner.example");
  variables["HTTP_COOKIE"] = "__Host-session=" + scenario.SignIn(other, "erika@partner.example");
  variables["HTTP_HOST"] = variables["PFORTE_HOST"] = "other.muster.example";
  EXPECT_THAT(Ask(AuthRequest), StartsWith("Status: 403 "));
}

TEST_F(Gate, RefusesWhatTheServerWouldReadInAnotherWay) {
  scenario.AddApproved(website, "erika@partner.example");
  SignIn("erika@partner.example");
  for (const char* served : {"/srv/www/secret/index.html", "/srv/www/members/deep/index.html", "/etc/passwd", "/srv/wwwx"}) {
    variables["SCRIPT_FILENAME"] = served;
    EXPECT_THAT(Ask(), StartsWith("Status: 403 ")) << served;
  }
  variables["SCRIPT_FILENAME"] = "";
  variables["PFORTE_PATH"] = "/other/";
  EXPECT_THAT(Ask(AuthRequest), StartsWith("Status: 403 "));
  variables["PFORTE_PATH"] = "/members/";
  EXPECT_THAT(Ask(AuthRequest), StartsWith("Status: 204 "));
}

TEST_F(Gate, JudgesOnlyTheWebsiteThatTheServerServes) {
  scenario.AddApproved(website, "erika@partner.example");
  SignIn("erika@partner.example");
  EXPECT_THAT(Ask(AuthRequest), StartsWith("Status: 204 "));
  variables["PFORTE_HOST"] = "other.muster.example";  // the request line named it, Host did not
  EXPECT_THAT(Ask(AuthRequest), StartsWith("Status: 403 "));
  EXPECT_THAT(Ask(), StartsWith("Status: 403 "));
  variables["PFORTE_HOST"] = "";
  EXPECT_THAT(Ask(AuthRequest), StartsWith("Status: 403 ")) << "nginx must tell";
  EXPECT_THAT(Ask(), StartsWith("Status: 200 ")) << "lighttpd knows only one host";
  variables["SERVER_PORT"] = "8443";
  EXPECT_THAT(Ask(), StartsWith("Status: 403 ")) << "another website's port";
  variables["PFORTE_HOST"] = "www.muster.example:443";  // forwarded, and the webmaster says so
  EXPECT_THAT(Ask(), StartsWith("Status: 200 "));
}

TEST_F(Gate, TakesApachesWordForNoPort) {
  scenario.AddApproved(website, "erika@partner.example");
  SignIn("erika@partner.example");
  variables["PFORTE_HOST"] = "muster.example:443 www.muster.example:443";
  EXPECT_THAT(Ask(AuthnzFcgi), StartsWith("Status: 200 "));
  // Its SERVER_PORT is what Host says: another website's port, asked for at this one.
  variables["PFORTE_HOST"] = "muster.example:8443 www.muster.example:8443";
  EXPECT_THAT(Ask(AuthnzFcgi), StartsWith("Status: 403 "));
  for (const char* none : {"", "www.muster.example", "www.muster.example.evil:443", "xwww.muster.example:443"}) {
    variables["PFORTE_HOST"] = none;
    EXPECT_THAT(Ask(AuthnzFcgi), StartsWith("Status: 403 ")) << none;
  }
}

TEST_F(Gate, RefusesEveryMalformedRequest) {
  scenario.AddApproved(website, "erika@partner.example");
  SignIn("erika@partner.example");
  for (const char* target : {"", "members/", "/members/%", "/members/%zz", "/members/%00", "/members/%2f..", "/../members/",
                             "/members/\\..", "/members/%0a", "*"}) {
    variables["REQUEST_URI"] = target;
    EXPECT_THAT(Ask(), StartsWith("Status: 403 ")) << target;
  }
}

TEST_F(Gate, RefusesOtherMethodsAndHosts) {
  scenario.AddApproved(website, "erika@partner.example");
  SignIn("erika@partner.example");
  for (const char* method : {"PUT", "DELETE", "TRACE", "OPTIONS", "get", "", "PROPFIND"}) {
    variables["REQUEST_METHOD"] = method;
    EXPECT_THAT(Ask(), StartsWith("Status: 403 ")) << method;
  }
  variables["REQUEST_METHOD"] = "GET";
  for (const char* host : {"", "evil.example", "www.muster.example:8443", "www.muster.example, evil.example"}) {
    variables["HTTP_HOST"] = host;
    EXPECT_THAT(Ask(), StartsWith("Status: 403 ")) << host;
  }
}

TEST_F(Gate, TakesNoSessionThatIsForgedEndedOrOfAPlainCookie) {
  scenario.AddApproved(website, "erika@partner.example");
  std::string token = scenario.SignIn(website, "erika@partner.example");
  for (const std::string& cookie :
       {std::string("__Host-session="), "__Host-session=" + std::string(43, 'A'), "session=" + token, "__Host-session=" + token + "x"}) {
    variables["HTTP_COOKIE"] = cookie;
    EXPECT_THAT(Ask(), StartsWith("Status: 302 ")) << cookie;
  }
  variables["HTTP_COOKIE"] = "__Host-session=" + token;
  EXPECT_THAT(Ask(), StartsWith("Status: 200 "));
  rules::SignOut(scenario.house, token);
  EXPECT_THAT(Ask(), StartsWith("Status: 302 "));
}

TEST_F(Gate, SmugglesNoLineIntoWhatItTells) {
  auto form = support::FormFor("erika@partner.example");
  form.name = "Erika Übel";
  ASSERT_TRUE(rules::Register(scenario.house, website, form, base::Language::kGerman, support::kBrowser, support::kNetwork).empty());
  auto mail = scenario.Mail();
  (void)rules::VerifyByLink(scenario.house, website, mail.Token(), support::kBrowser, "", support::kNetwork);
  auto access = scenario.Access(1);
  ASSERT_EQ(rules::Decide(scenario.house, scenario.Administrator(), {access.id, access.version, model::Status::kApproved, "", true}),
            rules::DecideOutcome::kDone);
  SignIn("erika@partner.example");
  EXPECT_THAT(Ask(), HasSubstr("Variable-PFORTE_NAME: Erika %C3%9Cbel\r\n"));
}

TEST(Refusal, IsOneCompleteDenial) {
  EXPECT_THAT(Refusal(), StartsWith("Status: 403 Forbidden\r\n"));
  EXPECT_EQ(Refusal().find("Status:", 1), std::string::npos);
  EXPECT_THAT(Refusal(), HasSubstr("<p lang=\"en\">"));
  EXPECT_THAT(Refusal(), Not(HasSubstr("200")));
}

}  // namespace
}  // namespace gate
