#include "view/office_me.h"

#include <gtest/gtest.h>

#include "view/office_code.h"
#include "view/office_confirm.h"
#include "view/office_factor.h"
#include "view/office_invitation.h"
#include "view/office_recovery.h"
#include "view/office_sample.h"

namespace view {
namespace {

OfficeMeView Me() {
  OfficeMeView view;
  view.staff.email = "ada@muster.example";
  view.staff.role = model::Role::kAuditor;
  view.staff.password = "v1.secret";
  view.session = "this";
  model::StaffSession here, there;
  here.token = "this";
  here.browser = "Firefox, Linux";
  there.token = "that";
  there.network = "192.0.2.7";
  view.sessions = {here, there};
  return view;
}

TEST(OfficeMe, EndsOtherSessionsAndNotThisOne) {
  const std::string html = OfficeMe(DeskFrame(), Me());
  EXPECT_TRUE(Has(html, "Firefox, Linux"));
  EXPECT_TRUE(Has(html, "Unknown browser"));
  EXPECT_TRUE(Has(html, "192.0.2.7"));
  EXPECT_TRUE(Has(html, "name=\"session\" value=\"that\""));
  EXPECT_FALSE(Has(html, "name=\"session\" value=\"this\""));
  EXPECT_TRUE(Has(html, "name=\"all\""));
  OfficeMeView alone = Me();
  alone.sessions.pop_back();
  EXPECT_FALSE(Has(OfficeMe(DeskFrame(), alone), "name=\"all\""));
  EXPECT_FALSE(Has(html, "v1.secret"));
}

TEST(OfficeMe, SaysWhatIsSoWithTheSecondFactor) {
  OfficeMeView view = Me();
  EXPECT_TRUE(Has(OfficeMe(DeskFrame(), view), "href=\"/admin/second-factor\""));
  EXPECT_FALSE(HasForm(OfficeMe(DeskFrame(), view), "/admin/me/recovery"));
  view.staff.factor = "v1.sealed";
  view.recovery_left = 1;
  const std::string html = OfficeMe(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "You have one recovery code left."));
  EXPECT_TRUE(HasForm(html, "/admin/me/recovery"));
  EXPECT_FALSE(HasForm(html, "/admin/me/factor/remove")) << "it is required";
  EXPECT_FALSE(Has(html, "v1.sealed"));
  view.factor_required = false;
  EXPECT_TRUE(HasForm(OfficeMe(DeskFrame(), view), "/admin/me/factor/remove"));
}

TEST(OfficeConfirm, CarriesEverythingAlongInFormsThatKeepLines) {
  OfficeConfirmView view;
  view.action = "/admin/website/1";
  view.kept = {{"notes", "one\ntwo"}, {"name\"", "<b>"}};
  const std::string html = OfficeConfirm(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/website/1"));
  EXPECT_TRUE(Has(html, "name=\"notes\" value=\"one\ntwo\""));
  EXPECT_TRUE(Has(html, "name=\"name&quot;\" value=\"&lt;b&gt;\""));
}

TEST(OfficeCode, KeepsThePageFirstWantedInBothForms) {
  Frame frame = DeskFrame();
  frame.signed_in_as.clear();
  OfficeCodeView view;
  view.next = "/admin/mails";
  EXPECT_EQ(Count(OfficeCode(frame, view), "value=\"/admin/mails\""), 2u);
  EXPECT_FALSE(Has(OfficeCode(frame, view), "<details open>"));
  view.lost = true;
  view.errors = {{"recovery", base::Text::kOfficeCodeWrong}};
  const std::string html = OfficeCode(frame, view);
  EXPECT_TRUE(Has(html, "<details open>"));
  EXPECT_TRUE(Has(html, "id=\"admin-code-recovery-error\""));
  EXPECT_FALSE(Has(html, "id=\"admin-code-code-error\""));
}

TEST(OfficeFactor, ShowsTheKeyAsPictureAndToType) {
  OfficeFactorView view;
  view.sealed = "v1.abc";
  view.key = "JBSW Y3DP";
  view.address = "otpauth://totp/Pforte:ada?secret=JBSWY3DP";
  const std::string html = OfficeFactor(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "<path d=\"M4,4h7v1h-7z"));
  EXPECT_TRUE(Has(html, "JBSW Y3DP"));
  EXPECT_TRUE(Has(html, "name=\"sealed\" value=\"v1.abc\""));
  EXPECT_TRUE(Has(html, "href=\"/admin/me\""));
  view.halfway = true;
  EXPECT_FALSE(Has(OfficeFactor(DeskFrame(), view), "href=\"/admin/me\">Not now"));
}

TEST(OfficeRecovery, ListsTheCodesOutsideOfForms) {
  const std::string html = OfficeRecovery(DeskFrame(), {{"AAAA-BBBB", "CCCC-DDDD"}, "/admin/me"});
  EXPECT_TRUE(Has(html, "<li><code>AAAA-BBBB</code></li>"));
  EXPECT_TRUE(Has(html, "CCCC-DDDD"));
}

TEST(OfficeInvitation, AsksForAPasswordOnlyBehindAGoodLink) {
  OfficeInvitationView view;
  view.open = true;
  view.name = "Berta";
  view.email = "berta@muster.example";
  EXPECT_TRUE(HasForm(OfficeInvitation(DeskFrame(), view), "/admin/invitation"));
  view.open = false;
  EXPECT_FALSE(HasForm(OfficeInvitation(DeskFrame(), view), "/admin/invitation"));
  EXPECT_TRUE(Has(OfficeInvitation(DeskFrame(), view), "no longer good"));
  view.expired = true;
  EXPECT_TRUE(Has(OfficeInvitation(DeskFrame(), view), "has expired"));
}

}  // namespace
}  // namespace view
