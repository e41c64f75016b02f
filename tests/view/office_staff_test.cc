#include "view/office_staff.h"

#include <gtest/gtest.h>

#include "view/office_login.h"
#include "view/office_person.h"
#include "view/office_sample.h"

namespace view {
namespace {

OfficeStaffView Office() {
  OfficeStaffView view;
  OfficeStaffLine ada, bo;
  ada.staff.id = 1;
  ada.staff.name = "Ada";
  ada.staff.role = model::Role::kAdministrator;
  bo.staff.id = 2;
  bo.staff.name = "Bo";
  bo.staff.password = "$argon2id$secret";
  bo.websites = {"Customers", "Partners"};
  view.staff = {ada, bo};
  view.self_id = 1;
  view.websites = {{4, "Customers"}, {7, "Partners"}};
  return view;
}

TEST(OfficeStaff, LeavesTheOwnAccountAlone) {
  const std::string html = OfficeStaff(DeskFrame(), Office());
  EXPECT_FALSE(Has(html, "/admin/staff/1/"));
  EXPECT_TRUE(Has(html, "href=\"/admin/staff/2\""));
  EXPECT_TRUE(HasForm(html, "/admin/staff/2/disable"));
  EXPECT_TRUE(HasForm(html, "/admin/staff/2/reset"));
  EXPECT_FALSE(Has(html, "argon2"));
}

TEST(OfficeStaff, EnablesWhoIsDisabled) {
  OfficeStaffView view = Office();
  view.staff[1].staff.disabled = 1;
  const std::string html = OfficeStaff(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/staff/2/enable"));
  EXPECT_FALSE(HasForm(html, "/admin/staff/2/disable"));
}

TEST(OfficeStaff, ChoosesWebsitesForSomebodyNew) {
  OfficeStaffView view = Office();
  view.chosen = {7};
  const std::string html = OfficeStaff(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/staff"));
  EXPECT_TRUE(Has(html, "name=\"website_4\" value=\"1\">"));
  EXPECT_TRUE(Has(html, "name=\"website_7\" value=\"1\" checked>"));
}

TEST(OfficeStaff, ShowsALinkToHandOverOnce) {
  OfficeStaffView view = Office();
  EXPECT_FALSE(Has(OfficeStaff(DeskFrame(), view), "Link to hand over"));
  view.one_time_link = "https://office.example/admin/invitation?token=abc";
  view.one_time_name = "Bo";
  const std::string html = OfficeStaff(DeskFrame(), view);
  EXPECT_EQ(Count(html, "https://office.example/admin/invitation?token=abc"), 1u);
  EXPECT_TRUE(Has(html, "Give it to Bo:"));
}

TEST(OfficePerson, ChangesRoleAndWebsitesOfOthersAlone) {
  OfficePersonView view;
  view.staff.id = 2;
  view.staff.name = "Bo";
  view.staff.email = "bo@office.example";
  view.role = model::Role::kAuditor;
  view.websites = {{4, "Customers"}, {7, "Partners"}};
  view.chosen = {7};
  view.errors = {{"role", base::Text::kOfficeFormRoleLast}};
  std::string html = OfficePerson(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/staff/2"));
  EXPECT_TRUE(Has(html, "<option value=\"auditor\" selected>"));
  EXPECT_TRUE(Has(html, "name=\"website_7\" value=\"1\" checked>"));
  EXPECT_TRUE(Has(html, "href=\"#admin-staff-2-role\""));
  view.is_self = true;
  html = OfficePerson(DeskFrame(), view);
  EXPECT_FALSE(Has(html, "/admin/staff/2\""));
  EXPECT_TRUE(Has(html, "Only another administrator can change your role."));
}

TEST(OfficeLogin, SaysTheSameForEveryMismatch) {
  Frame frame = DeskFrame();
  frame.signed_in_as.clear();
  OfficeLoginView view;
  view.email = "ada@muster.example";
  view.next = "/admin/contacts?q=a&page=2";
  view.mismatch = true;
  const std::string html = OfficeLogin(frame, view);
  EXPECT_TRUE(HasForm(html, "/admin/login"));
  EXPECT_TRUE(Has(html, "This address and this password do not go together."));
  EXPECT_TRUE(Has(html, "value=\"ada@muster.example\""));
  EXPECT_TRUE(Has(html, "name=\"next\" value=\"/admin/contacts?q=a&amp;page=2\""));
}

}  // namespace
}  // namespace view
