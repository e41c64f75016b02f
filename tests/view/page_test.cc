#include "view/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/fault.h"
#include "view/login.h"
#include "view/message.h"
#include "view/password.h"
#include "view/register.h"
#include "view/sample.h"
#include "view/verify.h"

namespace view {
namespace {

using base::Text;
using ::testing::HasSubstr;
using ::testing::Not;

MessageView Told(const std::string& title) { return {title, {}, "", "", ""}; }

TEST(Page, ThrowsForATemplateThatIsNotThere) {
  EXPECT_THROW(Page(SampleFrame(), "customer/nowhere.tpl", "Title"), base::Fault);
  EXPECT_THROW(Page(SampleFrame(), "zzz.tpl", "Title"), base::Fault);
}

TEST(Page, SpeaksTheLanguageOfTheFrame) {
  EXPECT_THAT(Login(SampleFrame(base::Language::kGerman), {}), HasSubstr("<html lang=\"de\">"));
  const std::string english = Login(SampleFrame(base::Language::kEnglish), {});
  EXPECT_THAT(english, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(english, HasSubstr("<h1>Sign in</h1>"));
}

TEST(Page, ShowsWhatPeopleTypedAsText) {
  const std::string html = Message(SampleFrame(), Told("<script>alert(1)</script>"));
  EXPECT_THAT(html, Not(HasSubstr("<script>")));
  EXPECT_THAT(html, HasSubstr("<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>"));
}

TEST(Page, NeverLinksToAScript) {
  EXPECT_THAT(Message(SampleFrame(), {"Title", {}, "javascript:alert(1)", "Go", ""}),
              Not(HasSubstr("javascript:")));
}

TEST(Page, OffersTheOtherLanguageOfThisPage) {
  Frame frame = SampleFrame();
  EXPECT_THAT(Login(frame, {}), HasSubstr("href=\"/partner/account/login?language=de\""));
  frame.path = "/account/verify?link=abc";
  EXPECT_THAT(Login(frame, {}),
              HasSubstr("href=\"/partner/account/verify?link=abc&amp;language=de\""));
}

TEST(Page, LinksTheLegalPagesOnlyWhereThereAreSome) {
  Frame frame = SampleFrame();
  EXPECT_THAT(Login(frame, {}), Not(HasSubstr("<footer")));
  frame.imprint = "https://muster.example/impressum";
  const std::string html = Login(frame, {});
  EXPECT_THAT(html, HasSubstr("href=\"https://muster.example/impressum\""));
  EXPECT_THAT(html, Not(HasSubstr(">Privacy</a>")));
}

TEST(Page, LetsOnlySignedInPeopleSignOut) {
  EXPECT_THAT(Login(SampleFrame(), {}), Not(HasSubstr("logout")));
  const std::string html = Message(SignedInFrame(), Told("Title"));
  EXPECT_THAT(html, HasSubstr("action=\"/partner/account/logout\""));
  EXPECT_THAT(html, HasSubstr("value=\"token-for-/account/logout\""));
  EXPECT_THAT(html, HasSubstr("Erika Muster"));
}

TEST(Page, SaysWhatJustHappened) {
  Frame frame = SampleFrame();
  EXPECT_THAT(Login(frame, {}), Not(HasSubstr("role=\"status\"")));
  frame.notice = "You are signed out.";
  EXPECT_THAT(Login(frame, {}), HasSubstr("<p role=\"status\">You are signed out.</p>"));
}

TEST(Page, CountsThoseWhoWaitInTheTitleOfTheOffice) {
  Frame frame = OfficeFrame();
  EXPECT_THAT(Message(frame, Told("Contact")), HasSubstr("<title>Contact"));
  frame.waiting = 12;
  EXPECT_THAT(Message(frame, Told("Contact")), HasSubstr("<title>(12) Contact"));
}

TEST(Page, MarksTheRoomOfTheOfficeOneIsIn) {
  const std::string html = Message(OfficeFrame(), Told("Contact"));
  EXPECT_THAT(html, HasSubstr("href=\"/admin/contacts\" aria-current=\"page\""));
  EXPECT_EQ(Count(html, "aria-current=\"page\""), 1U);
}

TEST(Page, TellsTheOfficeAboutDeadMails) {
  Frame frame = OfficeFrame();
  EXPECT_THAT(Message(frame, Told("Contact")), Not(HasSubstr("not delivered")));
  frame.mail_trouble = 3;
  EXPECT_THAT(Message(frame, Told("Contact")), HasSubstr("3 not delivered"));
}

TEST(Page, ShowsTheRoomsOfTheOfficeOnlyToStaff) {
  Frame frame = OfficeFrame();
  frame.signed_in_as.clear();
  EXPECT_THAT(Message(frame, Told("Sign in")), Not(HasSubstr("/admin/contacts\"")));
}

TEST(Page, UndoesByAFormWithItsOwnToken) {
  Frame frame = OfficeFrame();
  frame.notice = "Approved.";
  frame.undo = "/admin/mail/3/undo";
  const std::string html = Message(frame, Told("Contact"));
  EXPECT_THAT(html, HasSubstr("action=\"/admin/mail/3/undo\""));
  EXPECT_THAT(html, HasSubstr("token-for-/admin/mail/3/undo"));
}

TEST(AddForm, LinksEachErrorToItsField) {
  RegisterView view;
  view.errors = {{"email", Text::kFormInvalidEmail}, {"password", Text::kFormPasswordTooShort, 15}};
  const std::string html = Register(SampleFrame(), view);
  EXPECT_THAT(html, HasSubstr("<a href=\"#account-register-email\">Email</a>"));
  EXPECT_THAT(html,
              HasSubstr("aria-invalid=\"true\" aria-describedby=\"account-register-email-hint "
                        "account-register-email-error\""));
  EXPECT_EQ(Count(html, "Please use at least 15 characters."), 2U);
  EXPECT_THAT(html, HasSubstr("<title>Error: "));
}

TEST(AddForm, TellsAnErrorOfTheWholeFormWithoutALink) {
  LoginView view;
  view.errors = {{"", Text::kLoginBusy}};
  EXPECT_THAT(Login(SampleFrame(), view), HasSubstr("<li>Very many people"));
}

TEST(AddForm, ShowsNoSummaryWithoutAnError) {
  const std::string html = Register(SampleFrame(), {});
  EXPECT_THAT(html, Not(HasSubstr("role=\"alert\"")));
  EXPECT_THAT(html, Not(HasSubstr("aria-invalid")));
}

TEST(AddForm, KeepsWhatWasTypedWithItsLines) {
  RegisterView view;
  view.company = "Müller & Söhne \"Nord\"";
  view.message = "First line\nsecond </textarea>";
  const std::string html = Register(SampleFrame(), view);
  EXPECT_THAT(html, HasSubstr("value=\"Müller &amp; Söhne &quot;Nord&quot;\""));
  EXPECT_THAT(html, HasSubstr(">\nFirst line\nsecond &lt;/textarea&gt;</textarea>"));
}

TEST(AddForm, NeverShowsAPasswordAgain) {
  Frame frame = SampleFrame();
  Page page(frame, "customer/login.tpl", "Title");
  Field field{.name = "password",
              .label = Text::kFieldPassword,
              .type = "password",
              .value = "my secret words"};
  page.AddForm(page.body(), "/account/login", {field}, {});
  EXPECT_THAT(page.Html(), Not(HasSubstr("my secret words")));
}

TEST(AddForm, BindsTheTokenToThePathItPostsTo) {
  EXPECT_THAT(Login(SampleFrame(), {}),
              HasSubstr("name=\"csrf\" value=\"token-for-/account/login\""));
}

TEST(AddForm, GivesFieldsOfTwoFormsDifferentIds) {
  const std::string html = Verify(SampleFrame(), {});
  EXPECT_EQ(Count(html, "id=\"account-verify-email\""), 1U);
  EXPECT_EQ(Count(html, "id=\"account-verify-resend-email\""), 1U);
}

TEST(AddForm, OffersToShowANewPasswordButNotTheOld) {
  const std::string html = Password(SignedInFrame(), {});
  EXPECT_THAT(html, HasSubstr("aria-controls=\"account-password-new_password\""));
  EXPECT_THAT(html, Not(HasSubstr("aria-controls=\"account-password-password\"")));
  EXPECT_THAT(html, HasSubstr("pforte.js"));
}

TEST(AddForm, SelectsTheChosenOption) {
  Frame frame = SampleFrame();
  Page page(frame, "customer/login.tpl", "Title");
  Field field{.name = "policy", .label = Text::kFieldName, .type = "select", .value = "manual"};
  field.options = {{"manual", "Manual"}, {"automatic", "Automatic"}};
  page.AddForm(page.body(), "/account/login", {field}, {});
  const std::string html = page.Html();
  EXPECT_THAT(html, HasSubstr("<option value=\"manual\" selected>Manual</option>"));
  EXPECT_THAT(html, HasSubstr("<option value=\"automatic\">Automatic</option>"));
}

TEST(AddForm, ChecksABoxThatWasChecked) {
  for (const bool checked : {false, true}) {
    Frame frame = SampleFrame();
    Page page(frame, "customer/login.tpl", "Title");
    const Field field{
        .name = "open", .label = Text::kFieldName, .type = "checkbox", .value = checked ? "1" : ""};
    page.AddForm(page.body(), "/account/login", {field}, {});
    EXPECT_EQ(Count(page.Html(), " checked"), checked ? 1U : 0U);
  }
}

}  // namespace
}  // namespace view
