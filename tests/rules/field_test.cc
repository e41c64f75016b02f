#include "rules/field.h"

#include <gtest/gtest.h>

#include "support/scenario.h"

namespace rules {
namespace {

using base::Text;

TEST(CodePoints, CountsCharactersOfUtf8) {
  EXPECT_EQ(CodePoints(""), 0);
  EXPECT_EQ(CodePoints("abc"), 3);
  EXPECT_EQ(CodePoints("äß€😀"), 4);
}

TEST(Trim, TakesBlanksFromBothEndsOnly) {
  EXPECT_EQ(Trim(" \t\n a  b \n"), "a  b");
  EXPECT_EQ(Trim(" \n"), "");
  EXPECT_EQ(Trim(""), "");
}

TEST(LimitLink, LetsPagesLeadToPagesAlone) {
  model::FormErrors errors;
  for (const char* good : {"", "/agb.html", "https://www.muster.example/agb?x#y", "http://muster.example"}) LimitLink(errors, "a", good);
  EXPECT_TRUE(errors.empty());
  for (const char* bad : {"javascript:alert(1)", "agb.html", "ftp://muster.example", " https://muster.example"}) {
    errors.clear();
    LimitLink(errors, "a", bad);
    EXPECT_EQ(errors.size(), 1u) << bad;
  }
  errors.clear();
  LimitLink(errors, "a", "/" + std::string(500, 'x'));
  EXPECT_EQ(errors.size(), 1u);
}

TEST(LimitText, AllowsExactlyTheLimit) {
  model::FormErrors errors;
  LimitText(errors, "name", "äääää", 5);
  EXPECT_TRUE(errors.empty());
  LimitText(errors, "name", "ääääää", 5);
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].field, "name");
  EXPECT_EQ(errors[0].number, 5);
}

TEST(RequireText, NeedsSomething) {
  model::FormErrors errors;
  RequireText(errors, "name", "x", 5);
  EXPECT_TRUE(errors.empty());
  RequireText(errors, "name", "", 5);
  EXPECT_EQ(errors.at(0).text, Text::kFormRequired);
}

TEST(RequireEmail, GivesTheCanonicalForm) {
  model::FormErrors errors;
  EXPECT_EQ(RequireEmail(errors, "email", "A@B.example"), "a@b.example");
  EXPECT_TRUE(errors.empty());
  EXPECT_EQ(RequireEmail(errors, "email", "x"), "");
  EXPECT_EQ(RequireEmail(errors, "email", ""), "");
  EXPECT_EQ(errors.at(0).text, Text::kFormInvalidEmail);
  EXPECT_EQ(errors.at(1).text, Text::kFormRequired);
}

TEST(RequireNewPassword, KeepsItsLimits) {
  auto check = [](const std::string& password) {
    model::FormErrors errors;
    RequireNewPassword(errors, "password", password, 15, "erika@probe.example", "Erika Langername", "Muster Kundenbereich");
    return errors.empty() ? std::nullopt : std::optional(errors[0].text);
  };
  EXPECT_EQ(check(""), Text::kFormRequired);
  EXPECT_EQ(check("Vier Igel sind"), Text::kFormPasswordTooShort);
  EXPECT_EQ(check("Vier Igel sind 4"), std::nullopt);
  EXPECT_EQ(check("vier kleine igel im garten"), std::nullopt) << "no rules of composition";
  EXPECT_EQ(check(std::string(1025, 'x')), Text::kFormPasswordTooLong);
  EXPECT_EQ(check("ERIKA LANGERNAME"), Text::kFormPasswordIsName);
  EXPECT_EQ(check("muster kundenbereich"), Text::kFormPasswordIsName);
  EXPECT_EQ(check("Erika@probe.example"), Text::kFormPasswordIsName);
  EXPECT_EQ(check("passwordpassword1"), Text::kFormPasswordGuessable);
  EXPECT_EQ(check("123456789012345"), Text::kFormPasswordGuessable);
  EXPECT_EQ(check("Erika Langername 1"), Text::kFormPasswordGuessable) << "near the name";
}

}  // namespace
}  // namespace rules
