#include <gtest/gtest.h>

#include "view/office_mail.h"
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
  view.texts = {{OwnText()}};
  std::string html = OfficeMailTexts(DeskFrame(), view);
  EXPECT_EQ(Count(html, ">Own text</a>"), 1u);
  EXPECT_EQ(Count(html, ">Default text</a>"), 23u);
  EXPECT_TRUE(
      Has(html,
          "href=\"/admin/website/4/text/de/approved\" aria-label=\"Own text: Approved, German\""));
  EXPECT_TRUE(Has(html, "href=\"/admin/website/4/text/en/digest\""));
  view.texts[0].text.body.clear();
  html = OfficeMailTexts(DeskFrame(), view);
  EXPECT_EQ(Count(html, ">Own text</a>"), 0u);
}

TEST(OfficeMailTexts, SaysWhereTheDefaultHasChangedSince) {
  OfficeMailTextsView view;
  view.website_id = 4;
  view.texts = {{OwnText(), true}};
  EXPECT_EQ(Count(OfficeMailTexts(DeskFrame(), view), "Default text has changed"), 1u);
  view.texts[0].default_changed = false;
  EXPECT_EQ(Count(OfficeMailTexts(DeskFrame(), view), "Default text has changed"), 0u);
}

TEST(OfficeMailTexts, OffersTheOtherFormOfTheMails) {
  OfficeMailTextsView view;
  view.website_id = 4;
  std::string html = OfficeMailTexts(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/website/4/texts"));
  EXPECT_TRUE(Has(html, "name=\"form\" value=\"text\""));
  view.html = false;
  html = OfficeMailTexts(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "name=\"form\" value=\"html\""));
  EXPECT_FALSE(Has(html, "name=\"form\" value=\"text\""));
}

OfficeMailTextView Letter() {
  OfficeMailTextView view;
  view.website_id = 4;
  view.event = model::Event::kApproved;
  view.subject = "Willkommen";
  view.body = "Guten Tag {{NAME}}";
  view.placeholders = {{"NAME", base::Text::kOfficePlaceholderName}};
  view.holds = {view.subject, view.body};
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

TEST(OfficeMailText, NamesThePlaceholdersThatDoNotExistAndThoseThatWereMeant) {
  OfficeMailTextView view = Letter();
  view.unknown_in_subject = {{"XXX", ""}};
  view.unknown_in_body = {{"NAEM", "NAME"}, {"<b>", ""}};
  view.errors = {{"body", base::Text::kOfficeFormUnknownPlaceholder}};
  const std::string html = OfficeMailText(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "do not exist here: {{XXX}}<"));
  EXPECT_TRUE(Has(html, "do not exist here: {{NAEM}} (perhaps {{NAME}} is meant), {{&lt;b&gt;}}<"));
}

TEST(OfficeMailText, MarksThePlaceholdersThatMustStay) {
  OfficeMailTextView view = Letter();
  EXPECT_EQ(Count(OfficeMailText(DeskFrame(), view), "<strong>indispensable</strong>"), 0u);
  view.placeholders.push_back({"LINK", base::Text::kOfficePlaceholderLink, true});
  EXPECT_EQ(Count(OfficeMailText(DeskFrame(), view), "<strong>indispensable</strong>"), 1u);
}

TEST(OfficeMailText, ShowsThePreviewAsText) {
  OfficeMailTextView view = Letter();
  EXPECT_FALSE(Has(OfficeMailText(DeskFrame(), view), "Preview</h2>"));
  view.preview = MailPreview{"Hello <Erika>", "One\n\nTwo"};
  std::string html = OfficeMailText(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "Hello &lt;Erika&gt;"));
  EXPECT_TRUE(Has(html, "One\n\nTwo"));
  EXPECT_TRUE(Has(html, "data of a sample customer"));
  view.preview->person = "Otto <O>";
  html = OfficeMailText(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "as Otto &lt;O&gt; would get it"));
}

TEST(OfficeMailText, OffersThePersonsWhoseDataAPreviewCanTake) {
  OfficeMailTextView view = Letter();
  view.persons = {{7, "Erika", "erika@muster.example"}, {8, "Otto", "otto@muster.example"}};
  view.person_id = 8;
  const std::string html = OfficeMailText(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "<option value=\"\">Sample customer</option>"));
  EXPECT_TRUE(Has(html, "<option value=\"8\" selected>Otto &lt;otto@muster.example&gt;</option>"));
  EXPECT_TRUE(Has(html, "name=\"person_email\""));
}

TEST(OfficeMailText, ShowsEarlierVersionsAgainstThePresentOne) {
  OfficeMailTextView view = Letter();
  EXPECT_TRUE(Has(OfficeMailText(DeskFrame(), view), "Earlier versions will appear here"));
  view.versions = {{9, "Ada", kNow, false, view.holds},
                   {8, "Otto", kNow, false, {"Willkommen", "Guten Morgen {{NAME}}\n<b>"}},
                   {7, "Otto", kNow, true, {"Offen", "Guten Tag {{NAME}}"}}};
  const std::string html = OfficeMailText(DeskFrame(), view);
  EXPECT_EQ(Count(html, "<details>"), 3u);
  EXPECT_EQ(Count(html, "Default text restored"), 1u);
  EXPECT_EQ(Count(html, "This version holds."), 1u);
  EXPECT_EQ(Count(html, "value=\"restore_version\""), 2u) << "not the one that holds";
  EXPECT_TRUE(Has(html, "name=\"version\" value=\"8\""));
  EXPECT_TRUE(Has(html, "Guten <del>Morgen</del> {{NAME}}"));
  EXPECT_TRUE(Has(html, "Guten <ins>Tag</ins> {{NAME}}"));
  EXPECT_TRUE(Has(html, "<del>&lt;b&gt;</del>"));
  EXPECT_TRUE(Has(html, "<span class=\"unseen\">removed: </span>")) << "said to those who do not see the mark";
}

TEST(OfficeMailText, ComparesAnOwnTextWithTheDefault) {
  OfficeMailTextView view = Letter();
  view.standard = {"Willkommen", "Hallo {{NAME}}"};
  EXPECT_FALSE(Has(OfficeMailText(DeskFrame(), view), "Difference to the default text"));
  view.own = true;
  EXPECT_TRUE(Has(OfficeMailText(DeskFrame(), view), "Difference to the default text"));
  EXPECT_TRUE(Has(OfficeMailText(DeskFrame(), view), "<del>Hallo</del> {{NAME}}"));
  view.standard = view.holds;
  EXPECT_TRUE(Has(OfficeMailText(DeskFrame(), view), "No difference."));
}

TEST(OfficeMailText, SaysThatTheDefaultHasChangedAndWhat) {
  OfficeMailTextView view = Letter();
  view.own = true;
  view.standard = {"Willkommen", "Guten Tag {{NAME}}, neu"};
  EXPECT_FALSE(Has(OfficeMailText(DeskFrame(), view), "The default text has changed"));
  view.former_standard = Wording{"Willkommen", "Guten Tag {{NAME}}, alt"};
  const std::string html = OfficeMailText(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "The default text has changed"));
  EXPECT_TRUE(Has(html, "<del>alt</del>"));
  EXPECT_TRUE(Has(html, "<ins>neu</ins>"));
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

TEST(OfficeMails, RetriesAllThatTheFilterShows) {
  OfficeMailsView view;
  view.delivery = model::Delivery::kDead;
  view.mails = {Line(model::Delivery::kDead, 5)};
  view.total = 1;
  EXPECT_FALSE(HasForm(OfficeMails(DeskFrame(), view), "/admin/mails/retry")) << "there is a button beside it already";
  view.total = 1001;
  view.query = "erika";
  view.website_id = 4;
  view.websites = {{4, "Four"}, {5, "Five"}};
  const std::string html = OfficeMails(DeskFrame(), view);
  EXPECT_TRUE(HasForm(html, "/admin/mails/retry"));
  EXPECT_TRUE(Has(html, "Send all 1000+ once more"));
  EXPECT_TRUE(Has(html, "<input type=\"hidden\" name=\"q\" value=\"erika\">"));
  EXPECT_TRUE(Has(html, "<option value=\"4\" selected>Four</option>"));
  EXPECT_TRUE(Has(html, "/admin/mails?delivery=sent&amp;website=4&amp;q=erika")) << "the tabs keep the filter";
  view.delivery = model::Delivery::kSent;
  EXPECT_FALSE(HasForm(OfficeMails(DeskFrame(), view), "/admin/mails/retry"));
}

TEST(OfficeMails, SaysWhatTheCapsHoldBack) {
  OfficeMailsView view;
  view.limits = {480, 500, 0, 0, 0, 0, 200};
  std::string html = OfficeMails(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "480 of at most 500"));
  EXPECT_FALSE(Has(html, "That is the limit"));
  EXPECT_FALSE(Has(html, "any stranger"));
  view.limits = {500, 500, 12, kNow, 3, kNow, 200};
  html = OfficeMails(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "That is the limit: 12 are waiting"));
  EXPECT_TRUE(Has(html, "3 emails that any stranger can cause are waiting"));
}

TEST(OfficeMails, LeadsToThePagesAround) {
  OfficeMailsView view;
  view.mails = {Line(model::Delivery::kQueued, 0)};
  view.previous = 70;
  view.next = 6;
  const std::string html = OfficeMails(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "/admin/mails?delivery=queued&amp;before=70"));
  EXPECT_TRUE(Has(html, "/admin/mails?delivery=queued&amp;after=6"));
}

OfficeMailView One(model::Delivery delivery) {
  OfficeMailView view;
  view.mail = Line(delivery, 2).mail;
  view.mail.event = model::Event::kReset;
  view.message = Wording{"New <password>", "Hello\n\nhttps://www.muster.example/account/reset?token=…"};
  return view;
}

TEST(OfficeMail, ShowsWhatItSaysAndWhereItIs) {
  OfficeMailView view = One(model::Delivery::kDead);
  view.mail.last_error = "550 no such user <x>";
  view.mail.access_id = 11;
  view.contact_id = 12;
  const std::string html = OfficeMail(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "New &lt;password&gt;"));
  EXPECT_TRUE(Has(html, "550 no such user &lt;x&gt;"));
  EXPECT_TRUE(Has(html, "href=\"/admin/access/11\""));
  EXPECT_TRUE(Has(html, "href=\"/admin/contact/12\""));
  EXPECT_TRUE(HasForm(html, "/admin/mail/6/retry"));
  EXPECT_FALSE(HasForm(html, "/admin/mail/6/cancel"));
  EXPECT_FALSE(HasForm(html, "/admin/mail/6/handover"));
  view.message.reset();
  EXPECT_TRUE(Has(OfficeMail(DeskFrame(), view), "no longer exists"));
}

TEST(OfficeMail, OffersTheLinkAndShowsItOnce) {
  OfficeMailView view = One(model::Delivery::kQueued);
  view.may_be_handed_over = true;
  EXPECT_TRUE(HasForm(OfficeMail(DeskFrame(), view), "/admin/mail/6/handover"));
  EXPECT_FALSE(Has(OfficeMail(DeskFrame(), view), "class=\"secret\""));
  view.handed_link = "https://www.muster.example/account/verify?token=abc";
  EXPECT_TRUE(Has(OfficeMail(DeskFrame(), view), "<p class=\"secret\">https://www.muster.example/account/verify?token=abc</p>"));
  EXPECT_FALSE(Has(OfficeMail(DeskFrame(), view), "confirmation code"));
  view.handed_code = "1234 5678";
  EXPECT_TRUE(Has(OfficeMail(DeskFrame(), view), "confirmation code for it: 1234 5678"));
}

}  // namespace
}  // namespace view
