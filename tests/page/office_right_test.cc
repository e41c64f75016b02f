// Who may do what in the office: the whole table of routes times everybody who may come.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "page/browser.h"
#include "page/office.h"
#include "rules/audit.h"
#include "rules/bulk.h"
#include "rules/form.h"
#include "rules/staff_session.h"
#include "support/scenario.h"

namespace page {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using support::kPassword;
using support::Scenario;

enum class Who { kNobody, kCodeToCome, kEnrolmentToCome, kApprover, kAuditor, kAdministrator };
enum class Answer { kNextStep, kRefused, kAllowed };

// Said once more, apart from the code: what is not named here as allowed is refused.
Answer Expected(Need need, http::Method method, Who who) {
  const bool reads = method == http::Method::kGet;
  const bool inside = who >= Who::kApprover;
  bool allowed = false;
  switch (need) {
    case Need::kAnyone: allowed = true; break;
    case Need::kCode: allowed = who == Who::kCodeToCome; break;
    case Need::kEnrolment: allowed = inside || who == Who::kEnrolmentToCome; break;
    case Need::kOneself: allowed = inside; break;
    case Need::kStaff: allowed = who == Who::kAdministrator || who == Who::kApprover || (who == Who::kAuditor && reads); break;
    case Need::kAdministrator: allowed = who == Who::kAdministrator || (who == Who::kAuditor && reads); break;
    case Need::kCustomer: break;
  }
  if (allowed) return Answer::kAllowed;
  return inside && !(need == Need::kCode && reads) ? Answer::kRefused : Answer::kNextStep;
}

class OfficeRight : public ::testing::Test {
 protected:
  OfficeRight() {
    scenario.house.config.admin_networks = {"127.0.0.0/8"};
    auto website = scenario.AddWebsite();
    scenario.Register(website, "udo@neu.example");
    (void)scenario.Mails();
    scenario.AddApplicant(website, "erika@partner.example");
    scenario.AddFormField(website, "Branche");
    scenario.AddStaff("Ada", model::Role::kAdministrator);
    scenario.AddStaff("Otto", model::Role::kApprover, {website.id});
    scenario.AddStaff("Rita", model::Role::kAuditor);
    scenario.AddStaff("Eva", model::Role::kAdministrator);
    scenario.AddSecondFactor(scenario.AddStaff("Carl", model::Role::kAdministrator));
    scenario.AddStaff("Oskar", model::Role::kApprover, {scenario.AddWebsite("www.elsewhere.example").id});
  }
  Browser Come(Who who) {
    const std::map<Who, std::string> names = {{Who::kApprover, "Otto"},        {Who::kAuditor, "Rita"},
                                              {Who::kAdministrator, "Ada"},    {Who::kCodeToCome, "Carl"},
                                              {Who::kEnrolmentToCome, "Eva"}};
    scenario.house.config.staff_second_factor = who == Who::kEnrolmentToCome;
    return who == Who::kNobody ? Open() : SignIn(names.at(who));
  }
  Browser Open() {
    return {[this](const http::Request& request) { return AnswerOffice(scenario.house, request); }, "office.muster.example"};
  }
  Browser SignIn(const std::string& name) {
    Browser browser = Open();
    auto response = browser.Post("/admin/login", "/admin/login", {{"email", name + "@office.example"}, {"password", kPassword}});
    EXPECT_EQ(response.status, 303) << response.body;
    return browser;
  }
  // As if the form were on a page that this browser has open.
  http::Response PostWithToken(Browser& browser, const std::string& path) {
    const std::string token = rules::FormToken(scenario.house, browser.cookies.at("__Host-office"), path);
    return browser.Send(http::Method::kPost, path,
                        {{"csrf", token}, {"version", "1"}, {"reason", "Nein"}, {"question", "Warum?"}, {"note", "Hm"},
                         {"email", "andere@partner.example"}, {"name", "Andere"}, {"valid_until", "2030-01-01"}});
  }
  // Every act is noted: nothing noted, nothing done.
  std::int64_t NewestLine() {
    auto lines = rules::ListAudit(scenario.house, {}, {}, 1).lines;
    return lines.at(0).line.id;
  }
  // `number` of what it is about.
  static std::string Concrete(std::string_view path, const std::string& number = "1") {
    std::string text(path);
    for (auto [mark, value] : {std::pair{"/text/{word}/{word}", "/text/de/verify"}, std::pair{"{word}", "in_processing"},
                               std::pair{"{}", number.c_str()}}) {
      for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
        text.replace(at, std::string_view(mark).size(), value);
      }
    }
    return text;
  }
  static Answer AnswerOf(const http::Response& response, http::Method method) {
    if (response.status == 403 && response.body.find("signed in with another address") != std::string::npos) return Answer::kRefused;
    // The form that was sent has no token: that far comes only who may.
    if (method == http::Method::kPost && response.status == 403) return Answer::kAllowed;
    if (method == http::Method::kPost) return Answer::kNextStep;
    const std::string place = HeaderOf(response, "Location");
    bool away = place.starts_with("/admin/login") || place.starts_with("/admin/code") ||
                place.starts_with("/admin/second-factor") || place == "/admin/";
    return response.status == 303 && away ? Answer::kNextStep : Answer::kAllowed;
  }

  Scenario scenario;
};

TEST_F(OfficeRight, IsWhatTheTableSaysAndNothingElse) {
  for (Who who : {Who::kNobody, Who::kCodeToCome, Who::kEnrolmentToCome, Who::kApprover, Who::kAuditor, Who::kAdministrator}) {
    Browser browser = Come(who);
    int allowed = 0, denied = 0;
    for (const OfficeRoute& route : OfficeRoutes()) {
      const auto cookies = browser.cookies;
      auto response = browser.Send(route.method, Concrete(route.path), {});
      browser.cookies = cookies;
      const Answer answer = AnswerOf(response, route.method);
      EXPECT_EQ(static_cast<int>(answer), static_cast<int>(Expected(route.need, route.method, who)))
          << static_cast<int>(who) << " " << (route.method == http::Method::kPost ? "POST " : "GET ") << route.path << ": "
          << response.status << " " << HeaderOf(response, "Location");
      (answer == Answer::kAllowed ? allowed : denied) += 1;
    }
    EXPECT_GT(allowed, 4);
    EXPECT_GT(denied, 0);
  }
}

TEST_F(OfficeRight, OpensToAnAuditorWhatAnAdministratorReadsAndChangesNothingByAnyForm) {
  Browser rita = Come(Who::kAuditor);
  auto applicant = scenario.Access(1);
  for (const OfficeRoute& route : OfficeRoutes()) {
    const bool about = route.need == Need::kStaff || route.need == Need::kAdministrator;
    // A decision about many is shown to whoever prepared it; a picture and a style sheet say nothing.
    const bool shown = route.path != "/admin/" && route.path != "/admin/bulk/{}" &&
                       route.path != "/admin/website/{}/logo/{word}" && route.path != "/admin/sample-style";
    if (route.method == http::Method::kGet && about && shown) {
      auto page = rita.Get(Concrete(route.path));
      EXPECT_EQ(page.status, 200) << route.path;
      EXPECT_THAT(page.body, HasSubstr("You audit")) << route.path;
    }
    if (route.method != http::Method::kPost || !about) continue;
    const std::string path = Concrete(route.path);
    EXPECT_EQ(PostWithToken(rita, path).status, 403) << path;
  }
  EXPECT_EQ(scenario.Access(1).version, applicant.version);
}

TEST_F(OfficeRight, HidesFromAnApproverWhatBelongsToOtherWebsites) {
  scenario.house.config.staff_second_factor = false;
  Browser oskar = SignIn("Oskar"), otto = SignIn("Otto");
  auto decider = rules::FindStaffSignedIn(scenario.house, otto.cookies.at("__Host-office"));
  (void)rules::PrepareBulk(scenario.house, {decider->staff}, {}, rules::QueueFilter{});
  const auto newest = NewestLine();
  int reads = 0, acts = 0;
  for (const bool own : {false, true}) {
    for (const OfficeRoute& route : OfficeRoutes()) {
      if (route.need != Need::kStaff || route.path.find("{}") == std::string_view::npos) continue;
      const std::string path = Concrete(route.path);
      Browser& browser = own ? otto : oskar;
      auto ask = [&](const std::string& at) {
        return route.method == http::Method::kGet ? browser.Get(at) : PostWithToken(browser, at);
      };
      auto response = ask(path);
      if (own) {
        EXPECT_NE(response.status, 404) << path << " would be hidden from everybody";
      } else {
        auto missing = ask(Concrete(route.path, "999999"));
        EXPECT_EQ(response.status, missing.status) << path << " is told apart from what is not there";
        EXPECT_TRUE(response.status == 404 || response.status == 303) << path;
        EXPECT_THAT(response.body, Not(HasSubstr("erika@partner.example"))) << path;
      }
      (route.method == http::Method::kGet ? reads : acts) += 1;
    }
    if (!own) {
      EXPECT_EQ(NewestLine(), newest);
    }
  }
  EXPECT_GT(NewestLine(), newest) << "an approver of the website could";
  EXPECT_GT(reads, 6);
  EXPECT_GT(acts, 20);
}

TEST_F(OfficeRight, LeadsWhoHasGivenOnlyThePasswordToTheNextStep) {
  Browser carl = Come(Who::kCodeToCome);
  EXPECT_THAT(HeaderOf(carl.Get("/admin/contacts"), "Location"), StartsWith("/admin/code?next="));
  EXPECT_EQ(HeaderOf(carl.Get("/admin/nowhere"), "Location"), "/admin/code");
  Browser eva = Come(Who::kEnrolmentToCome);
  EXPECT_THAT(HeaderOf(eva.Get("/admin/contacts"), "Location"), StartsWith("/admin/second-factor?next="));
  EXPECT_EQ(eva.Get("/admin/login").status, 200) << "to begin again";
}

}  // namespace
}  // namespace page
