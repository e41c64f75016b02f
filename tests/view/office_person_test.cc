// The pages around one customer: add an account, delete, what is held, why a page opens or not.
#include <gtest/gtest.h>

#include "view/office_account.h"
#include "view/office_delete.h"
#include "view/office_held.h"
#include "view/office_sample.h"
#include "view/office_why.h"

namespace view {
namespace {

TEST(OfficeAccountForm, KeepsWhatWasTyped) {
  OfficeAccountView view;
  view.contact_id = 5;
  view.email = "max@\"x";
  view.errors = {{"email", base::Text::kFormInvalidEmail}};
  const std::string html = OfficeAccount(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/contact/5/account"));
  EXPECT_TRUE(Has(html, "value=\"max@&quot;x\""));
}

TEST(OfficeDelete, SaysWhatGoesAndWhatStaysBeforeItIsDone) {
  OfficeDeleteView view;
  view.contact_id = 5;
  view.name = "Erika <Muster>";
  view.accounts = 2;
  view.accesses = 3;
  view.mails = 4;
  view.history = 12;
  std::string html = OfficeDelete(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/contact/5/delete"));
  EXPECT_TRUE(Has(html, "Delete Erika &lt;Muster&gt;"));
  for (const char* part : {"2 accounts", "3 accesses", "4 mails", "12 lines", "customer number", "by whom it was decided"}) {
    EXPECT_TRUE(Has(html, part)) << part;
  }
  view.account_id = 9;
  html = OfficeDelete(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/account/9/delete"));
  EXPECT_FALSE(Has(html, "customer number"));
  EXPECT_TRUE(Has(html, "The contact with the other accounts"));
}

TEST(OfficeHeld, ShowsEveryFieldUnderItsTable) {
  OfficeHeldView view;
  view.contact_id = 5;
  view.name = "Erika";
  view.tables = {{"account", {{{"email", "erika@muster.example"}, {"has_password", "1"}}}}, {"note", {{{"text", "<b>"}}}}};
  const std::string html = OfficeHeld(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/contact/5/held"));
  EXPECT_TRUE(Has(html, "<h2>Accounts</h2>"));
  EXPECT_TRUE(Has(html, "<dd>erika@muster.example</dd>"));
  EXPECT_TRUE(Has(html, "<h2>Internal notes</h2>"));
  EXPECT_TRUE(Has(html, "<dd>&lt;b&gt;</dd>"));
}

TEST(OfficeWhy, AnswersAboveTheFormAndLeadsToTheAccess) {
  OfficeWhyView view;
  view.account_id = 9;
  view.contact_id = 5;
  view.name = "Erika";
  EXPECT_FALSE(Has(OfficeWhy(DeskFrame(), view), "role=\"status\""));
  view.page = "https://a.example/?\"";
  view.answer = {false, {"It is rejected.", "And more."}, "Approve it.", 17};
  std::string html = OfficeWhy(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "<span class=\"warn\">No</span>"));
  EXPECT_TRUE(Has(html, "<p>It is rejected.</p>"));
  EXPECT_TRUE(Has(html, "<p>Approve it.</p>"));
  EXPECT_TRUE(Has(html, "href=\"/admin/access/17\""));
  EXPECT_TRUE(Has(html, "value=\"https://a.example/?&quot;\""));
  view.answer = {true, {"It opens."}, "", 0};
  html = OfficeWhy(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "<h2>Yes</h2>"));
  EXPECT_FALSE(Has(html, "What you can do"));
}

}  // namespace
}  // namespace view
