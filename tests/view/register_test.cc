#include "view/register.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "view/sample.h"

namespace view {
namespace {

using ::testing::HasSubstr;

TEST(Register, AsksForEveryFieldByItsFixedName) {
  const std::string html = Register(SampleFrame(), {});
  for (const std::string name :
       {"email", "password", "name", "company", "phone", "message", "order", "csrf", "next"}) {
    EXPECT_EQ(Count(html, " name=\"" + name + "\""), 1U) << name;
  }
}

TEST(Register, RequiresOnlyWhatIsNeeded) {
  EXPECT_EQ(Count(Register(SampleFrame(), {}), " required"), 3U);  // name, email, password
}

TEST(Register, AsksOnlyWhatTheWebsiteWants) {
  RegisterView view;
  view.asked.form.company = model::Asks::kRequired;
  view.asked.form.phone = view.asked.form.order_number = model::Asks::kHidden;
  const std::string html = Register(SampleFrame(), view);
  EXPECT_EQ(Count(html, " required"), 4U);
  EXPECT_EQ(Count(html, " name=\"phone\"") + Count(html, " name=\"order\""), 0U);
}

model::FormField Own(std::int64_t id, model::FieldKind kind) {
  model::FormField field;
  field.id = id;
  field.kind = kind;
  field.label_en = "Question " + std::to_string(id) + " <in English>";
  field.label_de = "Frage " + std::to_string(id);
  field.hint_en = "Hint " + std::to_string(id);
  field.choices_en = "Retail\nCrafts";
  return field;
}

TEST(Register, AsksTheWebsitesOwnQuestionsInTheReadersLanguageAndKeepsTheAnswers) {
  RegisterView view;
  view.asked.own = {Own(7, model::FieldKind::kLine), Own(8, model::FieldKind::kText), Own(9, model::FieldKind::kChoice),
                    Own(10, model::FieldKind::kCheck)};
  view.asked.own[0].required = 1;
  view.input.own = {{7, "\"4711\""}, {8, "long"}, {9, "Crafts"}, {10, "1"}};
  view.errors = {{"field-9", base::Text::kFormChoose}};
  const std::string html = Register(SampleFrame(), view);
  EXPECT_THAT(html, HasSubstr("Question 7 &lt;in English&gt;</label>"));
  EXPECT_THAT(html, HasSubstr("Question 9 &lt;in English&gt; <span class=\"optional\">(optional)</span></label>"));
  EXPECT_THAT(html, HasSubstr("name=\"field-7\" value=\"&quot;4711&quot;\" required"));
  EXPECT_THAT(html, HasSubstr("long</textarea>"));
  EXPECT_THAT(html, HasSubstr("<option value=\"Crafts\" selected>Crafts</option>"));
  EXPECT_THAT(html, HasSubstr("name=\"field-10\" value=\"1\" checked"));
  EXPECT_THAT(html, HasSubstr("Hint 8"));
  EXPECT_THAT(html, HasSubstr("<a href=\"#account-register-field-9\">Question 9 &lt;in English&gt;</a>"));
  EXPECT_THAT(Register(SampleFrame(base::Language::kGerman), view), HasSubstr("Frage 7</label>"));
}

TEST(Register, LinksTheTermsAndTicksOnlyTheVersionThatWasRead) {
  RegisterView view;
  EXPECT_EQ(Count(Register(SampleFrame(), view), " name=\"terms\""), 0U);
  view.asked.form.terms_version = "2026-02";
  view.input.accepts_terms = true;
  view.input.terms_version = "2026-01";
  std::string html = Register(SampleFrame(), view);
  EXPECT_THAT(html, HasSubstr("name=\"terms_version\" value=\"2026-02\""));
  EXPECT_THAT(html, HasSubstr("href=\"/partner/account/terms\" target=\"_blank\" rel=\"noopener\""));
  EXPECT_EQ(Count(html, " checked"), 0U);
  view.asked.form.terms_address = "https://www.muster.example/agb";
  view.input.terms_version = "2026-02";
  html = Register(SampleFrame(), view);
  EXPECT_THAT(html, HasSubstr("href=\"https://www.muster.example/agb\""));
  EXPECT_THAT(html, HasSubstr("name=\"terms\" value=\"1\" checked"));
}

TEST(Register, TellsHowLongThePasswordMustBe) {
  RegisterView view;
  view.password_minimum = 17;
  EXPECT_THAT(Register(SampleFrame(), view), HasSubstr("At least 17 characters."));
}

TEST(Register, KeepsThePageFirstWanted) {
  RegisterView view;
  view.next = "/members/";
  const std::string html = Register(SampleFrame(), view);
  EXPECT_THAT(html, HasSubstr("name=\"next\" value=\"/members/\""));
  EXPECT_THAT(html, HasSubstr("href=\"/partner/account/login?next=/members/\""));
}

}  // namespace
}  // namespace view
