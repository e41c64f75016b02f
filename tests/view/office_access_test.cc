#include "view/office_access.h"

#include <gtest/gtest.h>

#include "view/office_sample.h"

namespace view {
namespace {

OfficeAccessView View(model::Status status) {
  OfficeAccessView view;
  view.line = Erika(status);
  view.account.id = 31;
  view.account.version = 8;
  view.account.password = "$argon2id$secret";
  view.email = view.line.email;
  view.now = kNow;
  return view;
}

TEST(OfficeAccess, OffersBothDecisionsOnWhatIsInProcessing) {
  const std::string html = OfficeAccess(DeskFrame(), View(model::Status::kInProcessing));
  EXPECT_TRUE(HasForm(html, "/admin/access/17/approve"));
  EXPECT_TRUE(HasForm(html, "/admin/access/17/reject"));
  EXPECT_TRUE(Has(html, "name=\"version\" value=\"3\""));
}

TEST(OfficeAccess, OffersTheOtherDecisionOnWhatIsDecided) {
  std::string html = OfficeAccess(DeskFrame(), View(model::Status::kApproved));
  EXPECT_FALSE(HasForm(html, "/admin/access/17/approve"));
  EXPECT_TRUE(HasForm(html, "/admin/access/17/reject"));
  html = OfficeAccess(DeskFrame(), View(model::Status::kRejected));
  EXPECT_TRUE(HasForm(html, "/admin/access/17/approve"));
  EXPECT_FALSE(HasForm(html, "/admin/access/17/reject"));
}

TEST(OfficeAccess, ShowsAnswersAndAcceptedTermsBesideTheDecision) {
  OfficeAccessView view = View(model::Status::kInProcessing);
  EXPECT_FALSE(Has(OfficeAccess(DeskFrame(), view), "Answers to own questions"));
  view.given.answers = {{7, 1, "Trade?", "Crafts & <more>"}};
  view.given.terms = {{"2026-12", kNow}, {"2026-01", kNow - kOneDay}};
  const std::string html = OfficeAccess(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "<dt>Trade?</dt><dd>Crafts &amp; &lt;more&gt;</dd>"));
  EXPECT_TRUE(Has(html, "Version 2026-12, accepted on "));
  EXPECT_TRUE(Has(html, "Version 2026-01, accepted on "));
}

TEST(OfficeAccess, LeavesWithdrawnRequestsToTheCustomer) {
  const std::string html = OfficeAccess(DeskFrame(), View(model::Status::kWithdrawn));
  EXPECT_FALSE(HasForm(html, "/admin/access/17/approve"));
  EXPECT_FALSE(HasForm(html, "/admin/access/17/reject"));
  EXPECT_TRUE(Has(html, "The customer has withdrawn the request."));
}

TEST(OfficeAccess, ShowsWhatSpeaksForAndAgainstIt) {
  OfficeAccessView view = View(model::Status::kInProcessing);
  EXPECT_FALSE(Has(OfficeAccess(DeskFrame(), view), "What speaks for")) << "nothing to show, nothing said";
  view.line.from_network = 7;
  view.others = {Erika(model::Status::kApproved)};
  view.others[0].website_name = "Service";
  model::History rejection;
  rejection.actor = "Ada";
  rejection.detail = "No order";
  view.rejections = {rejection};
  view.near = {{8, "Erika <b>M</b>", "Muster GmbH", "K-1001", "erkia@muster.example", "", "", model::Likeness::kAddress}};
  std::string html = OfficeAccess(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "7 others from the same network within a day"));
  EXPECT_TRUE(Has(html, "Service</a>: Approved"));
  EXPECT_TRUE(Has(html, "No order"));
  EXPECT_TRUE(Has(html, "(K-1001): similar email address"));
  EXPECT_TRUE(Has(html, "Erika &lt;b&gt;M"));
  EXPECT_FALSE(HasForm(html, "/admin/contact/5/merge")) << "not for everybody";
  view.merging = true;
  html = OfficeAccess(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/contact/5/merge"));
  EXPECT_TRUE(Has(html, "name=\"into\" value=\"8\""));
}

TEST(OfficeAccess, AsksBackNotesAndShowsWhoLooksAfterIt) {
  OfficeAccessView view = View(model::Status::kInProcessing);
  view.staff_id = 3;
  std::string html = OfficeAccess(DeskFrame(), view);
  for (const char* form : {"ask", "note", "claim"}) EXPECT_TRUE(HasForm(html, std::string("/admin/access/17/") + form)) << form;
  EXPECT_FALSE(HasForm(html, "/admin/access/17/release"));
  view.claim = {17, 4, kNow, "Otto"};
  html = OfficeAccess(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "Otto looks after this request."));
  EXPECT_TRUE(Has(html, "name=\"seen\" value=\"4\""));
  EXPECT_TRUE(HasForm(html, "/admin/access/17/release"));
  view.claim->staff_id = 3;
  EXPECT_FALSE(HasForm(OfficeAccess(DeskFrame(), view), "/admin/access/17/claim"));
  view.questions = {{1, 17, "Which <number>?", "Ada", kNow, "", std::nullopt}};
  EXPECT_TRUE(Has(OfficeAccess(DeskFrame(), view), "Not answered yet."));
  view.questions[0].answer = "K-1";
  view.questions[0].answered_at = kNow;
  view.notes = {{1, 17, "Ada", "Called on Monday", kNow}};
  html = OfficeAccess(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "Which &lt;number&gt;?"));
  EXPECT_TRUE(Has(html, "K-1"));
  EXPECT_TRUE(Has(html, "Called on Monday"));
  html = OfficeAccess(DeskFrame(), View(model::Status::kApproved));
  EXPECT_FALSE(HasForm(html, "/admin/access/17/ask")) << "nothing to ask once it is decided";
  EXPECT_TRUE(HasForm(html, "/admin/access/17/note"));
}

TEST(OfficeAccess, TakesADecisionBackAsLongAsItsMailWaits) {
  OfficeAccessView view = View(model::Status::kApproved);
  EXPECT_FALSE(Has(OfficeAccess(DeskFrame(), view), "/undo/"));
  view.undo = model::Status::kInProcessing;
  EXPECT_TRUE(HasForm(OfficeAccess(DeskFrame(), view), "/admin/access/17/undo/in_processing"));
}

TEST(OfficeAccess, NeverShowsAPassword) {
  OfficeAccessView view = View(model::Status::kApproved);
  std::string html = OfficeAccess(DeskFrame(), view);
  EXPECT_FALSE(Has(html, "argon2"));
  EXPECT_TRUE(Has(html, "<dd>none set yet</dd>"));
  view.account.password_changed_at = kNow;
  html = OfficeAccess(DeskFrame(), view);
  EXPECT_FALSE(Has(html, "none set yet"));
}

TEST(OfficeAccess, HelpsWithThePasswordInTwoWays) {
  OfficeAccessView view = View(model::Status::kApproved);
  std::string html = OfficeAccess(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/account/31/reset"));
  EXPECT_TRUE(HasForm(html, "/admin/account/31/handover"));
  EXPECT_FALSE(Has(html, "Link to hand over</h2>"));
  view.handover_link = "https://www.example.com/account/reset?link=abc";
  html = OfficeAccess(DeskFrame(), view);
  EXPECT_EQ(Count(html, "https://www.example.com/account/reset?link=abc"), 1u);
}

TEST(OfficeAccess, CorrectsTheAddressUnderTheVersionOfTheAccount) {
  OfficeAccessView view = View(model::Status::kApproved);
  view.email = "erika@";
  view.email_errors = {{"email", base::Text::kFormInvalidEmail}};
  const std::string html = OfficeAccess(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/account/31/email"));
  EXPECT_TRUE(Has(html, "name=\"version\" value=\"8\""));
  EXPECT_TRUE(Has(html, "value=\"erika@\""));
  EXPECT_TRUE(Has(html, "This is not a complete email address."));
}

TEST(OfficeAccess, ShowsAnApprovedAccessAsExpiredAfterItsTime) {
  OfficeAccessView view = View(model::Status::kApproved);
  view.line.access.valid_until = kNow + 1;
  EXPECT_TRUE(Has(OfficeAccess(DeskFrame(), view), "status-approved"));
  view.line.access.valid_until = kNow;
  EXPECT_TRUE(Has(OfficeAccess(DeskFrame(), view), "status-expired"));
}

TEST(OfficeAccess, KeepsADateThatIsNone) {
  OfficeAccessView view = View(model::Status::kApproved);
  view.valid_until = "2027-12-31";
  EXPECT_TRUE(Has(OfficeAccess(DeskFrame(), view), "<input type=\"date\""));
  view.valid_until = "tomorrow";
  view.validity_errors = {{"valid_until", base::Text::kOfficeFormDateInvalid}};
  const std::string html = OfficeAccess(DeskFrame(), view);
  EXPECT_FALSE(Has(html, "type=\"date\""));
  EXPECT_TRUE(Has(html, "value=\"tomorrow\""));
}

TEST(OfficeAccess, TellsTheHistoryInWords) {
  OfficeAccessView view = View(model::Status::kApproved);
  model::History corrected;
  corrected.actor = "customer";
  corrected.act = model::Act::kEmailCorrected;
  corrected.detail = "erika@mutser.example";
  model::History last;
  last.actor = "Bo";
  last.act = model::Act::kValiditySet;
  view.history = {corrected, last};
  const std::string html = OfficeAccess(DeskFrame(), view);
  EXPECT_TRUE(Has(html, ">Customer<"));
  EXPECT_TRUE(
      Has(html, "Email address corrected<span class=\"detail\">erika@mutser.example</span>"));
  EXPECT_TRUE(Has(html, ">Bo<"));
  EXPECT_TRUE(Has(html, ">Validity changed<"));
}

TEST(OfficeAccess, AsksForAnAnswerToWhoStillNeedsIt) {
  OfficeAccessView view;
  view.line = Erika(model::Status::kApproved);
  EXPECT_FALSE(Has(OfficeAccess(DeskFrame(), view), "/admin/access/17/renew"));
  view.renewal_asked_at = kNow;
  view.renew_until = "2027-12-31";
  std::string html = OfficeAccess(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/access/17/renew"));
  EXPECT_TRUE(HasForm(html, "/admin/access/17/decline"));
  EXPECT_TRUE(Has(html, "type=\"date\"")) << html;
  EXPECT_TRUE(Has(html, "value=\"2027-12-31\""));
  view.renew_until = "soon";
  view.renew_errors = {{"renew_until", base::Text::kOfficeFormDateInvalid}};
  EXPECT_TRUE(Has(OfficeAccess(DeskFrame(), view), "value=\"soon\""));
}

TEST(OfficeAccess, MarksAnAddressThatTheLastMailDidNotReach) {
  OfficeAccessView view;
  view.line = Erika();
  view.mail_error = "550 no such user";
  EXPECT_TRUE(Has(OfficeAccess(DeskFrame(), view), "<span class=\"detail warn\">The last mail did not arrive: 550 no"));
}

}  // namespace
}  // namespace view
