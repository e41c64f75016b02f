#include <gtest/gtest.h>

#include "view/office_mail_text.h"
#include "view/office_mail_texts.h"
#include "view/office_mails.h"
#include "view/office_sample.h"

namespace view {
namespace {

model::MailText OwnText() {
  model::MailText text;
  text.language = "de";
  text.event = model::Event::kApproved;
  text.subject = "Willkommen";
  text.body = "Guten Tag {{NAME}}";
  text.changed_by = "Ada";
  text.changed_at = kNow;
  return text;
}

TEST(OfficeMailTexts, TellsOwnTextsFromDefaults) {
  OfficeMailTextsView view;
  view.website_id = 4;
  view.texts = {OwnText()};
  std::string html = OfficeMailTexts(DeskFrame(), view);
  EXPECT_EQ(Count(html, ">Own text</a>"), 1u);
  EXPECT_EQ(Count(html, ">Default text</a>"), 23u);
  EXPECT_TRUE(
      Has(html,
          "href=\"/admin/website/4/text/de/approved\" aria-label=\"Own text: Approved, German\""));
  EXPECT_TRUE(Has(html, "href=\"/admin/website/4/text/en/digest\""));
  view.texts[0].body.clear();
  html = OfficeMailTexts(DeskFrame(), view);
  EXPECT_EQ(Count(html, ">Own text</a>"), 0u);
}

OfficeMailTextView Letter() {
  OfficeMailTextView view;
  view.website_id = 4;
  view.event = model::Event::kApproved;
  view.subject = "Willkommen";
  view.body = "Guten Tag {{NAME}}";
  view.placeholders = {{"NAME", base::Text::kOfficePlaceholderName}};
  return view;
}

TEST(OfficeMailText, ShowsPlaceholdersAsTheyAreWritten) {
  const std::string html = OfficeMailText(DeskFrame(), Letter());
  EXPECT_TRUE(HasForm(html, "/admin/website/4/text/de/approved"));
  EXPECT_TRUE(Has(html, "Guten Tag {{NAME}}</textarea>"));
  EXPECT_TRUE(Has(html, "<code>{{NAME}}</code>"));
}

TEST(OfficeMailText, OnlyPreviewsWhenEnterIsPressed) {
  const std::string html = OfficeMailText(DeskFrame(), Letter());
  const auto form = html.find("/admin/website/4/text/de/approved\"");
  ASSERT_NE(form, std::string::npos);
  const std::string button = "<button name=\"action\" value=\"preview\"";
  EXPECT_EQ(html.substr(html.find("<button", form), button.size()), button);
}

TEST(OfficeMailText, RestoresOnlyWhatIsNotTheDefault) {
  OfficeMailTextView view = Letter();
  EXPECT_FALSE(Has(OfficeMailText(DeskFrame(), view), "value=\"restore\""));
  view.own = true;
  EXPECT_TRUE(Has(OfficeMailText(DeskFrame(), view), "value=\"restore\""));
}

TEST(OfficeMailText, NamesThePlaceholdersThatDoNotExist) {
  OfficeMailTextView view = Letter();
  view.unknown_placeholders = {"NAEM", "LNIK"};
  view.errors = {{"body", base::Text::kOfficeFormUnknownPlaceholder}};
  EXPECT_TRUE(Has(OfficeMailText(DeskFrame(), view), "{{NAEM}}, {{LNIK}}"));
}

TEST(OfficeMailText, ShowsThePreviewAsText) {
  OfficeMailTextView view = Letter();
  EXPECT_FALSE(Has(OfficeMailText(DeskFrame(), view), "Preview</h2>"));
  view.preview = MailPreview{"Hello <Erika>", "One\n\nTwo"};
  const std::string html = OfficeMailText(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "Hello &lt;Erika&gt;"));
  EXPECT_TRUE(Has(html, "One\n\nTwo"));
}

TEST(OfficeMailText, KeepsEarlierVersions) {
  OfficeMailTextView view = Letter();
  EXPECT_TRUE(Has(OfficeMailText(DeskFrame(), view), "Earlier versions will appear here"));
  model::MailText restored = OwnText();
  restored.body.clear();
  view.versions = {OwnText(), restored};
  const std::string html = OfficeMailText(DeskFrame(), view);
  EXPECT_EQ(Count(html, "<details>"), 2u);
  EXPECT_EQ(Count(html, "Default text restored"), 1u);
}

OfficeMailLine Line(model::Delivery delivery, std::int64_t attempts) {
  OfficeMailLine line;
  line.mail.id = 6;
  line.mail.delivery = delivery;
  line.mail.attempts = attempts;
  line.mail.recipient = "erika@muster.example";
  return line;
}

TEST(OfficeMails, RetriesWhatFailed) {
  OfficeMailsView view;
  view.delivery = model::Delivery::kDead;
  view.mails = {Line(model::Delivery::kDead, 5)};
  view.mails[0].mail.last_error = "550 no such user";
  const std::string html = OfficeMails(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/mail/6/retry"));
  EXPECT_FALSE(HasForm(html, "/admin/mail/6/cancel"));
  EXPECT_TRUE(Has(html, "550 no such user"));
}

TEST(OfficeMails, CancelsWhatWaits) {
  OfficeMailsView view;
  view.mails = {Line(model::Delivery::kQueued, 0)};
  std::string html = OfficeMails(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/mail/6/cancel"));
  EXPECT_FALSE(HasForm(html, "/admin/mail/6/retry"));
  view.mails = {Line(model::Delivery::kQueued, 1)};
  EXPECT_TRUE(HasForm(OfficeMails(DeskFrame(), view), "/admin/mail/6/retry"));
}

TEST(OfficeMails, LeavesWhatWasSentAlone) {
  OfficeMailsView view;
  view.delivery = model::Delivery::kSent;
  view.mails = {Line(model::Delivery::kSent, 1)};
  const std::string html = OfficeMails(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "erika@muster.example"));
  EXPECT_FALSE(Has(html, "/admin/mail/6/"));
}

}  // namespace
}  // namespace view
