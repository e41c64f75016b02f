#include "view/office_registrations.h"

#include <gtest/gtest.h>

#include "view/office_sample.h"

namespace view {
namespace {

OfficeRegistrationsView Queue() {
  OfficeRegistrationsView view;
  view.accesses = {Erika()};
  view.total = 1;
  view.now = kNow;
  return view;
}

TEST(OfficeRegistrations, SelectsARowUnderItsAccessAndVersion) {
  const std::string html = OfficeRegistrations(DeskFrame(), Queue());
  EXPECT_TRUE(HasForm(html, "/admin/registrations/decide"));
  EXPECT_TRUE(Has(html, "type=\"checkbox\" name=\"select_17\" value=\"3\""));
  EXPECT_TRUE(Has(html, "<button name=\"approve_17\" value=\"3\""));
  EXPECT_TRUE(Has(html, "name=\"decision\" value=\"approve\""));
  EXPECT_TRUE(Has(html, "name=\"decision\" value=\"reject\""));
}

TEST(OfficeRegistrations, DecidesNothingWhenEnterIsPressed) {
  // The first submit button of a form is its default; a disabled one stops the browser.
  const std::string html = OfficeRegistrations(DeskFrame(), Queue());
  const auto form = html.find("/admin/registrations/decide\"");
  ASSERT_NE(form, std::string::npos);
  const auto button = html.find("<button", form);
  EXPECT_EQ(html.substr(button, 23), "<button disabled hidden");
}

TEST(OfficeRegistrations, TellsForHowLongSomebodyWaits) {
  OfficeRegistrationsView view = Queue();
  EXPECT_TRUE(Has(OfficeRegistrations(DeskFrame(), view), ">for 2 days<"));
  EXPECT_TRUE(
      Has(OfficeRegistrations(DeskFrame(base::Language::kGerman), view), ">seit 2 Tagen<"));
  view.accesses[0].access.status_at = kNow - 3600;
  EXPECT_TRUE(Has(OfficeRegistrations(DeskFrame(), view), ">for 1 hour<"));
}

TEST(OfficeRegistrations, ShowsTheEvidenceBesideTheDecision) {
  OfficeRegistrationsView view = Queue();
  EXPECT_TRUE(Has(OfficeRegistrations(DeskFrame(), view), "Not known yet"));
  view.accesses[0].other_accesses = 1;
  view.accesses[0].earlier_rejections = 2;
  const std::string html = OfficeRegistrations(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "<a href=\"/admin/contact/5\">1 other access</a>"));
  EXPECT_TRUE(Has(html, "2 earlier rejections"));
  EXPECT_FALSE(Has(html, "Not known yet"));
}

TEST(OfficeRegistrations, ShowsWhatStrangersWroteAsText) {
  OfficeRegistrationsView view = Queue();
  view.accesses[0].account_name = "<b>Mallory</b>";
  view.accesses[0].access.message = "<script>alert(1)</script>";
  const std::string html = OfficeRegistrations(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "&lt;b&gt;Mallory&lt;/b&gt;"));
  EXPECT_FALSE(Has(html, "<b>Mallory"));
  EXPECT_FALSE(Has(html, "<script>"));
}

TEST(OfficeRegistrations, CallsSomebodyWithoutNameByTheAddressOnce) {
  OfficeRegistrationsView view = Queue();
  view.accesses[0].account_name.clear();
  const std::string html = OfficeRegistrations(DeskFrame(), view);
  EXPECT_EQ(Count(html, ">erika@muster.example<"), 1u);
}

TEST(OfficeRegistrations, OffersOnlyTheDecisionsTheStageAllows) {
  OfficeRegistrationsView view = Queue();
  view.stage = Stage::kApproved;
  view.accesses = {Erika(model::Status::kApproved)};
  std::string html = OfficeRegistrations(DeskFrame(), view);
  EXPECT_FALSE(Has(html, "value=\"approve\""));
  EXPECT_TRUE(Has(html, "value=\"reject\""));
  view.stage = Stage::kRejected;
  html = OfficeRegistrations(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "value=\"approve\""));
  EXPECT_FALSE(Has(html, "value=\"reject\""));
  view.stage = Stage::kWithdrawn;
  html = OfficeRegistrations(DeskFrame(), view);
  EXPECT_FALSE(Has(html, "select_17"));
  EXPECT_FALSE(Has(html, "name=\"decision\""));
}

TEST(OfficeRegistrations, ResendsAndDeletesWhatIsUnverified) {
  OfficeRegistrationsView view;
  view.stage = Stage::kUnverified;
  model::RegistrationLine line;
  line.registration.id = 9;
  line.registration.name = "Nora Klee";
  line.registration.email = "nora@klee.example";
  view.registrations = {line};
  const std::string html = OfficeRegistrations(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/registration/9/resend"));
  EXPECT_TRUE(HasForm(html, "/admin/registration/9/delete"));
  EXPECT_TRUE(HasForm(html, "/admin/registrations/decide"));
  EXPECT_TRUE(Has(html, "form=\"many\" name=\"select_9\" value=\"0\""));
  EXPECT_TRUE(Has(html, "value=\"purge\""));
  EXPECT_TRUE(Has(html, "nora@klee.example"));
}

TEST(OfficeRegistrations, KeepsTheSearchFromPageToPage) {
  OfficeRegistrationsView view = Queue();
  view.query = "Müller & Co";
  view.website_id = 2;
  view.previous = "1795000000-17";
  view.next = "1795000001-18";
  const std::string html = OfficeRegistrations(DeskFrame(), view);
  const std::string filter =
      "/admin/registrations?stage=waiting&amp;q=M%C3%BCller%20%26%20Co&amp;website=2&amp;";
  EXPECT_TRUE(Has(html, filter + "before=1795000000-17\" rel=\"prev\""));
  EXPECT_TRUE(Has(html, filter + "after=1795000001-18\" rel=\"next\""));
  EXPECT_TRUE(Has(html, "value=\"Müller &amp; Co\""));
}

TEST(OfficeRegistrations, SaysWhatWillAppearInAnEmptyList) {
  OfficeRegistrationsView view;
  std::string html = OfficeRegistrations(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "Nobody is waiting."));
  EXPECT_FALSE(Has(html, "Nothing found"));
  view.query = "nobody";
  html = OfficeRegistrations(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "Nothing found"));
  EXPECT_FALSE(Has(html, "Nobody is waiting."));
}

TEST(OfficeRegistrations, KeepsTheFilterInItsFieldsAndForTheWayBack) {
  OfficeRegistrationsView view = Queue();
  view.stage = Stage::kApproved;
  view.accesses = {Erika(model::Status::kApproved)};
  view.order = "A-17";
  view.older_than = "3";
  view.deciders = {"Ada", "command line"};
  view.decided_by = "Ada";
  view.sort = model::Sort::kOldest;
  const std::string html = OfficeRegistrations(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "name=\"order\" value=\"A-17\""));
  EXPECT_TRUE(Has(html, "name=\"older\" value=\"3\""));
  EXPECT_TRUE(Has(html, "<option value=\"Ada\" selected>Ada"));
  EXPECT_TRUE(Has(html, "<option value=\"command line\">Command line"));
  for (const char* kept : {"name=\"stage\" value=\"approved\"", "name=\"by\" value=\"Ada\"", "name=\"sort\" value=\"oldest\""}) {
    EXPECT_TRUE(Has(html, std::string("<input type=\"hidden\" ") + kept)) << kept;
  }
}

TEST(OfficeRegistrations, OffersAllOfTheListWhereItHasMorePages) {
  OfficeRegistrationsView view = Queue();
  EXPECT_FALSE(Has(OfficeRegistrations(DeskFrame(), view), "name=\"all\""));
  view.next = "1795000001-18";
  EXPECT_TRUE(Has(OfficeRegistrations(DeskFrame(), view), "name=\"all\""));
}

TEST(OfficeRegistrations, ShowsWhatWasNotCountedToTheEnd) {
  OfficeRegistrationsView view = Queue();
  view.counts[0] = view.total = 1001;
  const std::string html = OfficeRegistrations(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "<span class=\"number\">1000+</span>"));
  EXPECT_TRUE(Has(html, "1000+ entries"));
}

TEST(OfficeRegistrations, CountsEveryStage) {
  OfficeRegistrationsView view = Queue();
  view.counts = {1, 2, 3, 4, 5, 6};
  view.stage = Stage::kRejected;
  const std::string html = OfficeRegistrations(DeskFrame(), view);
  EXPECT_TRUE(Has(
      html, "?stage=rejected\" aria-current=\"page\">Rejected <span class=\"number\">4</span>"));
  EXPECT_TRUE(Has(html, "?stage=expired\">Expired <span class=\"number\">6</span>"));
}

TEST(OfficeRegistrations, KeepsTheInputOfARefusedDecision) {
  OfficeRegistrationsView view = Queue();
  view.selected = {17};
  view.reason = "Not a dealer";
  view.mail = false;
  view.errors = {{"", base::Text::kOfficeFormNothingSelected}};
  const std::string html = OfficeRegistrations(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "Select at least one entry first."));
  EXPECT_TRUE(Has(html, "aria-label=\"Select Erika Muster\" checked"));
  EXPECT_TRUE(Has(html, "Not a dealer</textarea>"));
  EXPECT_FALSE(Has(html, "name=\"mail\" value=\"1\" checked"));
}

}  // namespace
}  // namespace view
