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

TEST(OfficeAccess, LeavesWithdrawnRequestsToTheCustomer) {
  const std::string html = OfficeAccess(DeskFrame(), View(model::Status::kWithdrawn));
  EXPECT_FALSE(HasForm(html, "/admin/access/17/approve"));
  EXPECT_FALSE(HasForm(html, "/admin/access/17/reject"));
  EXPECT_TRUE(Has(html, "The customer has withdrawn the request."));
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

}  // namespace
}  // namespace view
