#include "page/office.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page/browser.h"
#include "rules/bulk.h"
#include "rules/queue.h"
#include "support/scenario.h"

namespace page {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using support::kPassword;
using support::Scenario;

class Office : public ::testing::Test {
 protected:
  Office() {
    scenario.house.config.admin_networks = {"127.0.0.0/8"};
    scenario.house.config.admin_address = "https://office.muster.example";
    scenario.AddStaff("Ada", model::Role::kAdministrator);
    scenario.AddStaff("Otto", model::Role::kApprover, {website.id});
  }
  Browser Open() {
    return Browser([this](const http::Request& request) { return AnswerOffice(scenario.house, request); },
                   "office.muster.example");
  }
  Browser SignedIn(const std::string& email) {
    Browser browser = Open();
    auto response = browser.Post("/admin/login", "/admin/login", {{"email", email}, {"password", kPassword}});
    EXPECT_EQ(response.status, 303) << response.body;
    return browser;
  }
  static std::string Concrete(std::string_view path) {
    std::string text(path);
    for (auto [mark, value] : {std::pair{"{word}", "de"}, std::pair{"{}", "1"}}) {
      for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
        text.replace(at, std::string_view(mark).size(), value);
      }
    }
    return text;
  }
  rules::Decider Ada() {
    for (auto& line : rules::ListStaff(scenario.house)) {
      if (line.staff.name == "Ada") return {line.staff};
    }
    return {};
  }
  std::string Email(const std::string& name) {
    for (auto& line : rules::ListStaff(scenario.house)) {
      if (line.staff.name == name) return line.staff.email;
    }
    return "";
  }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
  model::Website other = scenario.AddWebsite("other.muster.example");
};

TEST_F(Office, IsNotThereForOtherNetworks) {
  for (const OfficeRoute& route : OfficeRoutes()) {
    Browser browser = Open();
    browser.remote = "192.0.2.7";
    auto response = browser.Send(route.method, Concrete(route.path), {});
    EXPECT_EQ(response.status, 404) << route.path;
  }
}

TEST_F(Office, AnswersOnlyUnderItsOwnNameAndEncrypted) {
  Browser rebound([this](const http::Request& request) { return AnswerOffice(scenario.house, request); }, "evil.example");
  EXPECT_EQ(rebound.Get("/admin/login").status, 421);
  Browser open = Open();
  open.https = false;
  EXPECT_EQ(open.Get("/admin/login").status, 403);
  Browser local([this](const http::Request& request) { return AnswerOffice(scenario.house, request); }, "localhost:8081");
  local.https = false;
  EXPECT_EQ(local.Get("/admin/login").status, 200);
}

TEST_F(Office, LeadsEveryRouteOfStaffToSigningInFirst) {
  for (const OfficeRoute& route : OfficeRoutes()) {
    if (route.need == Need::kAnyone) continue;
    auto response = Open().Send(route.method, Concrete(route.path), {});
    EXPECT_EQ(response.status, 303) << route.path;
    EXPECT_THAT(HeaderOf(response, "Location"), StartsWith("/admin/login")) << route.path;
  }
}

TEST_F(Office, RefusesAnApproverEveryRouteOfAdministrators) {
  Browser otto = SignedIn(Email("Otto"));
  for (const OfficeRoute& route : OfficeRoutes()) {
    if (route.need != Need::kAdministrator) continue;
    EXPECT_EQ(otto.Send(route.method, Concrete(route.path), {}).status, 403) << route.path;
  }
}

TEST_F(Office, RefusesEveryPostWithoutTheFormsToken) {
  Browser ada = SignedIn(Email("Ada"));
  for (const OfficeRoute& route : OfficeRoutes()) {
    if (route.method != http::Method::kPost) continue;
    EXPECT_EQ(ada.Send(route.method, Concrete(route.path), {}).status, 403) << route.path;
    EXPECT_EQ(ada.Send(route.method, Concrete(route.path), {{"csrf", std::string(43, 'A')}}).status, 403) << route.path;
  }
}

TEST_F(Office, OpensEveryPageForAnAdministrator) {
  scenario.AddApplicant(website, "erika@partner.example");
  scenario.AddFormField(website, "Branche");
  Browser ada = SignedIn(Email("Ada"));
  for (const OfficeRoute& route : OfficeRoutes()) {
    if (route.method != http::Method::kGet || route.need == Need::kAnyone || route.need == Need::kCode || route.path == "/admin/") continue;
    std::string path = Concrete(route.path);
    // No pages: a picture that is not there yet, a style sheet.
    if (path == "/admin/website/1/logo/de" || path == "/admin/sample-style") continue;
    if (path == "/admin/bulk/1") (void)rules::PrepareBulk(scenario.house, Ada(), {}, rules::QueueFilter{});
    if (path.ends_with("/text/de/de")) path.replace(path.size() - 2, 2, "verify");
    auto response = ada.Get(path);
    EXPECT_EQ(response.status, 200) << path;
    EXPECT_THAT(response.body, HasSubstr("</html>")) << path;
  }
}

TEST_F(Office, ShowsAnApproverOnlyTheOwnWebsites) {
  auto mine = scenario.AddApplicant(website, "erika@partner.example");
  auto foreign = scenario.AddApplicant(other, "hans@partner.example");
  Browser otto = SignedIn(Email("Otto"));
  auto list = otto.Get("/admin/registrations");
  EXPECT_THAT(list.body, HasSubstr("erika@partner.example"));
  EXPECT_THAT(list.body, Not(HasSubstr("hans@partner.example")));
  EXPECT_EQ(otto.Get("/admin/access/" + std::to_string(mine.id)).status, 200);
  EXPECT_EQ(otto.Get("/admin/access/" + std::to_string(foreign.id)).status, 404);
  auto contacts = otto.Get("/admin/contacts?q=partner.example");
  EXPECT_THAT(contacts.body, HasSubstr("erika@partner.example"));
  EXPECT_THAT(contacts.body, Not(HasSubstr("hans@partner.example")));
}

TEST_F(Office, ListsWhoHasAccessOnlyToThoseWhoMayKnowAlsoAsCsv) {
  auto access = scenario.AddApproved(website, "erika@partner.example");
  scenario.AddApproved(other, "hans@partner.example");
  Browser otto = SignedIn(Email("Otto"));
  std::string page = "/admin/website/" + std::to_string(website.id) + "/accesses";
  EXPECT_THAT(otto.Get("/admin/websites").body, HasSubstr("href=\"" + page + "\""));
  auto list = otto.Get(page);
  EXPECT_EQ(list.status, 200);
  EXPECT_THAT(list.body, HasSubstr("erika@partner.example"));
  EXPECT_THAT(list.body, Not(HasSubstr("hans@partner.example")));
  EXPECT_THAT(otto.Get(page + "?after=" + std::to_string(access.id)).body, Not(HasSubstr("erika@partner.example")));
  auto csv = otto.Get(page + "?format=csv");
  EXPECT_EQ(csv.status, 200);
  EXPECT_EQ(HeaderOf(csv, "Content-Type"), "text/csv; charset=utf-8");
  EXPECT_THAT(HeaderOf(csv, "Content-Disposition"), StartsWith("attachment; "));
  EXPECT_THAT(csv.body, StartsWith("\xEF\xBB\xBFname,email,company,number,since,valid_until,order\r\n"));
  EXPECT_THAT(csv.body, HasSubstr(",erika@partner.example,"));
  for (const char* query : {"", "?format=csv"}) {
    EXPECT_EQ(otto.Get("/admin/website/" + std::to_string(other.id) + "/accesses" + query).status, 404);
    EXPECT_EQ(otto.Get("/admin/website/99/accesses" + std::string(query)).status, 404);
  }
}

TEST_F(Office, ApprovesWithOneClickAndTellsOnWhatFollows) {
  auto access = scenario.AddApplicant(website, "erika@partner.example");
  Browser ada = SignedIn(Email("Ada"));
  auto response = ada.Post("/admin/registrations", "/admin/registrations/decide",
                           {{"approve_" + std::to_string(access.id), std::to_string(access.version)}});
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(scenario.Access(access.id).status, model::Status::kApproved);
  auto list = ada.Get("/admin/registrations");
  EXPECT_THAT(list.body, HasSubstr("role=\"status\""));
  std::string undo = "/admin/access/" + std::to_string(access.id) + "/undo/in_processing";
  EXPECT_THAT(list.body, HasSubstr("action=\"" + undo + "\""));
  EXPECT_THAT(ada.Get("/admin/registrations").body, Not(HasSubstr("role=\"status\""))) << "said once";
}

TEST_F(Office, TakesADecisionBackBeforeItsMailLeaves) {
  auto access = scenario.AddApplicant(website, "erika@partner.example");
  Browser ada = SignedIn(Email("Ada"));
  std::string page = "/admin/access/" + std::to_string(access.id);
  ada.Post(page, page + "/reject", {{"version", std::to_string(access.version)}, {"reason", "Unbekannt"}, {"mail", "1"}});
  EXPECT_EQ(scenario.Access(access.id).status, model::Status::kRejected);
  EXPECT_EQ(ada.Post(page, page + "/undo/in_processing", {}).status, 303);
  EXPECT_EQ(scenario.Access(access.id).status, model::Status::kInProcessing);
  scenario.Wait(3600);
  EXPECT_TRUE(scenario.Mails().empty());
}

TEST_F(Office, DecidesOnManyAndSaysWhoWasFaster) {
  auto first = scenario.AddApplicant(website, "erika@partner.example");
  auto second = scenario.AddApplicant(website, "hans@partner.example");
  Browser ada = SignedIn(Email("Ada"));
  EXPECT_EQ(rules::Decide(scenario.house, scenario.Administrator(), {second.id, second.version, model::Status::kApproved, "", true}),
            rules::DecideOutcome::kDone);
  auto prepared = ada.Post("/admin/registrations", "/admin/registrations/decide",
                           {{"select_" + std::to_string(first.id), std::to_string(first.version)},
                            {"select_" + std::to_string(second.id), std::to_string(second.version)},
                            {"decision", "reject"},
                            {"reason", "Unbekannt"}});
  const std::string bulk = std::string(HeaderOf(prepared, "Location"));
  EXPECT_THAT(bulk, StartsWith("/admin/bulk/"));
  EXPECT_EQ(scenario.Access(first.id).status, model::Status::kInProcessing) << "shown first";
  EXPECT_THAT(ada.Get(bulk).body, HasSubstr("Preview"));
  EXPECT_EQ(ada.Post(bulk, bulk + "/run", {}).status, 303);
  auto result = ada.Get(bulk).body;
  EXPECT_THAT(result, HasSubstr("hans@partner.example"));
  EXPECT_THAT(result, HasSubstr("Approved (chief)"));
  Browser otto = SignedIn(Email("Otto"));
  EXPECT_EQ(otto.Get(bulk).status, 404) << "another's";
  EXPECT_EQ(scenario.Access(first.id).status, model::Status::kRejected);
  EXPECT_EQ(scenario.Access(second.id).status, model::Status::kApproved);
}

TEST_F(Office, DecidesOnAllThatTheFilterLetsThroughAndOnNoOther) {
  scenario.AddMany(website, 0, 60);
  scenario.AddMany(other, 100, 2);
  Browser ada = SignedIn(Email("Ada"));
  const std::string list = "/admin/registrations?website=" + std::to_string(website.id);
  EXPECT_THAT(ada.Get(list).body, HasSubstr("name=\"all\""));
  auto prepared = ada.Post(list, "/admin/registrations/decide",
                           {{"decision", "approve"}, {"all", "1"}, {"website", std::to_string(website.id)}});
  const std::string bulk = std::string(HeaderOf(prepared, "Location"));
  EXPECT_THAT(ada.Get(bulk).body, HasSubstr("(60)</button>"));
  EXPECT_EQ(ada.Post(bulk, bulk + "/run", {}).status, 303);
  EXPECT_THAT(ada.Get(bulk).body, HasSubstr("finished (60)"));
  EXPECT_EQ(rules::CountStage(scenario.house, 0, model::Stage::kWaiting), 2);
  auto nobody = ada.Post("/admin/registrations", "/admin/registrations/decide", {{"decision", "purge"}, {"all", "1"}, {"stage", "waiting"}});
  EXPECT_EQ(nobody.status, 422) << "what is proven is not purged";
}

TEST_F(Office, TurnsThePagesAndComesBackToTheFilteredList) {
  scenario.AddMany(website, 0, 60);
  Browser ada = SignedIn(Email("Ada"));
  auto first = ada.Get("/admin/registrations?sort=newest").body;
  EXPECT_THAT(first, HasSubstr("Kunde 59<"));
  EXPECT_THAT(first, Not(HasSubstr("Kunde 9<")));
  auto at = first.find("sort=newest&amp;after=");
  ASSERT_NE(at, std::string::npos);
  std::string after = first.substr(at + 22, first.find('"', at) - at - 22);
  auto second = ada.Get("/admin/registrations?sort=newest&after=" + after).body;
  EXPECT_THAT(second, HasSubstr("Kunde 9<"));
  EXPECT_THAT(second, HasSubstr("rel=\"prev\""));
  auto decided = ada.Post("/admin/registrations?sort=newest", "/admin/registrations/decide",
                          {{"approve_1", "1"}, {"stage", "waiting"}, {"sort", "newest"}, {"q", "Kunde 5&x"}});
  EXPECT_EQ(HeaderOf(decided, "Location"), "/admin/registrations?stage=waiting&q=Kunde%205%26x&sort=newest");
}

TEST_F(Office, AsksBackNotesAndClaims) {
  auto access = scenario.AddApplicant(website, "erika@partner.example");
  Browser otto = SignedIn(Email("Otto"));
  std::string page = "/admin/access/" + std::to_string(access.id);
  EXPECT_EQ(otto.Post(page, page + "/ask", {{"question", ""}}).status, 422);
  EXPECT_EQ(otto.Post(page, page + "/ask", {{"question", "Welche Kundennummer?"}}).status, 303);
  EXPECT_EQ(otto.Post(page, page + "/note", {{"note", ""}}).status, 422);
  EXPECT_EQ(otto.Post(page, page + "/note", {{"note", "Ruft montags an"}}).status, 303);
  EXPECT_EQ(otto.Post(page, page + "/claim", {{"seen", "0"}}).status, 303);
  Browser ada = SignedIn(Email("Ada"));
  auto seen = ada.Get(page).body;
  EXPECT_THAT(seen, HasSubstr("Welche Kundennummer?"));
  EXPECT_THAT(seen, HasSubstr("Ruft montags an"));
  EXPECT_THAT(seen, HasSubstr("Otto looks after this request."));
  auto list = ada.Get("/admin/registrations").body;
  EXPECT_THAT(list, HasSubstr("Asked back"));
  EXPECT_THAT(list, HasSubstr("with Otto"));
  EXPECT_EQ(ada.Post(page, page + "/release", {}).status, 303);
  EXPECT_THAT(ada.Get(page).body, HasSubstr("Nobody looks after"));
}

TEST_F(Office, PutsAnApplicantToAKnownContactAndTakesItBack) {
  auto access = scenario.AddApplicant(website, "erika.probe@partner.example");
  scenario.AddApplicant(other, "erkia.probe@partner.example");
  Browser ada = SignedIn(Email("Ada"));
  auto fresh = std::to_string(scenario.Account("erika.probe@partner.example").contact_id);
  auto known = std::to_string(scenario.Account("erkia.probe@partner.example").contact_id);
  EXPECT_THAT(ada.Get("/admin/access/" + std::to_string(access.id)).body, HasSubstr("name=\"into\" value=\"" + known + "\""));
  std::string merge = "/admin/contact/" + fresh + "/merge";
  EXPECT_THAT(ada.Get(merge).body, HasSubstr("name=\"into\" value=\"" + known + "\"")) << "of the same name";
  auto merged = ada.Post(merge, merge, {{"into", known}});
  EXPECT_EQ(HeaderOf(merged, "Location"), "/admin/contact/" + known);
  auto shown = ada.Get("/admin/contact/" + known).body;
  EXPECT_THAT(shown, HasSubstr("erika.probe@partner.example"));
  EXPECT_THAT(shown, HasSubstr("action=\"/admin/contact/" + fresh + "/unmerge\""));
  EXPECT_EQ(ada.Post("/admin/contact/" + fresh, "/admin/contact/" + fresh + "/unmerge", {}).status, 303);
  EXPECT_EQ(std::to_string(scenario.Account("erika.probe@partner.example").contact_id), fresh);
}

TEST_F(Office, CorrectsAMistypedAddressAndShowsALinkToHandOverOnce) {
  auto access = scenario.AddApproved(website, "erika@partner.exampel");
  Browser ada = SignedIn(Email("Ada"));
  std::string page = "/admin/access/" + std::to_string(access.id);
  std::string account = "/admin/account/" + std::to_string(access.account_id);
  auto version = scenario.Account("erika@partner.exampel").version;
  auto corrected = ada.Post(page, account + "/email", {{"email", "erika@partner.example"}, {"version", std::to_string(version)}});
  EXPECT_EQ(corrected.status, 303) << corrected.body;
  EXPECT_EQ(scenario.Account("erika@partner.example").id, access.account_id);
  auto shown = ada.Post(page, account + "/handover", {});
  EXPECT_THAT(shown.body, HasSubstr("/account/reset?token="));
  EXPECT_THAT(ada.Get(page).body, Not(HasSubstr("/account/reset?token=")));
}

TEST_F(Office, SavesAnOwnMailTextAndRefusesAnUnknownPlaceholder) {
  Browser ada = SignedIn(Email("Ada"));
  std::string page = "/admin/website/" + std::to_string(website.id) + "/text/de/approved";
  auto refused = ada.Post(page, page, {{"subject", "Hallo"}, {"body", "{{PASSWORD_HASH}}"}, {"action", "save"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("PASSWORD_HASH"));
  auto preview = ada.Post(page, page, {{"subject", "Hallo {{NAME}}"}, {"body", "Willkommen"}, {"action", "preview"}});
  EXPECT_THAT(preview.body, HasSubstr("Hallo Erika Muster"));
  EXPECT_EQ(ada.Post(page, page, {{"subject", "Hallo {{NAME}}"}, {"body", "Willkommen"}, {"action", "save"}}).status, 303);
  EXPECT_THAT(ada.Get(page).body, HasSubstr("Willkommen"));
}

TEST_F(Office, PreviewsAMailTextWithTheDataOfAPersonAndWithoutSecrets) {
  auto access = scenario.AddApplicant(website, "erika@partner.example");
  scenario.AddApplicant(other, "otto@partner.example");
  Browser ada = SignedIn(Email("Ada"));
  std::string page = "/admin/website/" + std::to_string(website.id) + "/text/de/reset";
  const std::string option = "<option value=\"" + std::to_string(access.id) + "\"";
  EXPECT_THAT(ada.Get(page).body, HasSubstr(option));
  auto preview = [&](const std::string& person, const std::string& email) {
    return ada.Post(page, page, {{"subject", "Hallo {{NAME}}"}, {"body", "{{LINK}}"}, {"person", person},
                                 {"person_email", email}, {"action", "preview"}});
  };
  for (const auto& response : {preview(std::to_string(access.id), ""), preview("", "ERIKA@partner.example")}) {
    EXPECT_EQ(response.status, 200);
    EXPECT_THAT(response.body, HasSubstr("Hallo Erika Probe"));
    EXPECT_THAT(response.body, HasSubstr("https://www.muster.example/account/reset?token=…"));
    EXPECT_THAT(response.body, HasSubstr(option + " selected"));
  }
  EXPECT_THAT(preview("", "").body, HasSubstr("Hallo Erika Muster"));
  // Newer ones push her out of the list.
  for (int i = 0; i < 6; ++i) scenario.AddApplicant(website, "new" + std::to_string(i) + "@partner.example");
  EXPECT_THAT(ada.Get(page).body, Not(HasSubstr(option)));
  EXPECT_THAT(preview(std::to_string(access.id), "").body, HasSubstr(option + " selected"));
  auto unknown = preview("", "otto@partner.example");
  EXPECT_EQ(unknown.status, 422) << "an access to another website";
  EXPECT_THAT(unknown.body, HasSubstr("value=\"otto@partner.example\""));
  EXPECT_THAT(unknown.body, HasSubstr("has no account on this website"));
}

TEST_F(Office, RestoresAnEarlierMailText) {
  Browser ada = SignedIn(Email("Ada"));
  std::string page = "/admin/website/" + std::to_string(website.id) + "/text/de/approved";
  for (const char* subject : {"Eins", "Zwei"}) {
    EXPECT_EQ(ada.Post(page, page, {{"subject", subject}, {"body", "Text"}, {"action", "save"}}).status, 303);
  }
  EXPECT_THAT(ada.Get(page).body, HasSubstr("<del>Eins</del>"));
  EXPECT_EQ(ada.Post(page, page, {{"version", "1"}, {"action", "restore_version"}}).status, 303);
  EXPECT_THAT(ada.Get(page).body, HasSubstr("name=\"subject\" value=\"Eins\""));
  EXPECT_EQ(ada.Post(page, page, {{"version", "99"}, {"action", "restore_version"}}).status, 404);
}

TEST_F(Office, ChoosesInWhichFormTheMailsOfAWebsiteGoOut) {
  Browser ada = SignedIn(Email("Ada"));
  std::string page = "/admin/website/" + std::to_string(website.id) + "/texts";
  EXPECT_EQ(ada.Post(page, page, {{"form", "text"}}).status, 303);
  scenario.Register(website, "erika@partner.example");
  EXPECT_EQ(scenario.Mail().html, "");
  EXPECT_EQ(ada.Post(page, page, {{"form", "html"}}).status, 303);
  scenario.Register(website, "otto@partner.example");
  EXPECT_THAT(scenario.Mail().html, HasSubstr("<a href="));
}

TEST_F(Office, ListsTheOutboxByWebsiteAndRecipient) {
  scenario.Register(website, "erika@partner.example");
  scenario.Register(other, "otto@partner.example");
  Browser ada = SignedIn(Email("Ada"));
  EXPECT_THAT(ada.Get("/admin/mails").body, HasSubstr("In the last 24 hours 0 of at most 500"));
  auto list = ada.Get("/admin/mails?website=" + std::to_string(other.id));
  EXPECT_THAT(list.body, HasSubstr("otto@partner.example"));
  EXPECT_THAT(list.body, Not(HasSubstr("erika@partner.example")));
  EXPECT_THAT(ada.Get("/admin/mails?q=ERIKA").body, HasSubstr("erika@partner.example"));
  EXPECT_THAT(ada.Get("/admin/mails?q=er").body, HasSubstr("at least the first three"));
  EXPECT_EQ(ada.Get("/admin/mails?after=1&website=x&delivery=y&before=0").status, 200);
}

TEST_F(Office, HandsTheLinkOfAMailOverOnceAndAsksForThePasswordBefore) {
  scenario.Register(website, "erika@partner.example");
  Browser ada = SignedIn(Email("Ada"));
  const std::string page = "/admin/mail/1";
  EXPECT_THAT(ada.Get(page).body, HasSubstr("/account/verify?token=…"));
  scenario.Wait(6 * base::kMinute);
  EXPECT_THAT(ada.Post(page, page + "/handover", {}).body, HasSubstr("name=\"confirm_password\""));
  EXPECT_EQ(scenario.Queued(), 1);
  auto shown = ada.Post(page, page + "/handover", {{"confirm_password", kPassword}});
  EXPECT_EQ(shown.status, 200);
  EXPECT_THAT(shown.body, HasSubstr("<p class=\"secret\">https://www.muster.example/account/verify?token="));
  EXPECT_EQ(scenario.Queued(), 0);
  EXPECT_THAT(ada.Get(page).body, Not(HasSubstr("class=\"secret\"")));
  EXPECT_EQ(TokenIn(ada.Get(page).body, page + "/handover"), "");
  EXPECT_EQ(ada.Get("/admin/mail/99").status, 404);
}

TEST_F(Office, SendsAllAgainThatFailed) {
  scenario.house.config.mail_command = "/bin/false";
  scenario.Register(website, "erika@partner.example");
  scenario.Register(other, "otto@partner.example");
  EXPECT_TRUE(scenario.Mails().empty());
  Browser ada = SignedIn(Email("Ada"));
  auto response = ada.Post("/admin/mails?delivery=dead", "/admin/mails/retry", {{"website", std::to_string(other.id)}});
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(scenario.Queued(), 1);
  EXPECT_THAT(ada.Get("/admin/mails?delivery=dead").body, HasSubstr("The email will be sent once more"));
}

}  // namespace
}  // namespace page
