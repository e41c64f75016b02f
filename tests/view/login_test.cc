#include "view/login.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "view/sample.h"

namespace view {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Login, LetsBrowsersFillInAddressAndPassword) {
  const std::string html = Login(SampleFrame(), {});
  EXPECT_THAT(html, HasSubstr("autocomplete=\"username\""));
  EXPECT_THAT(html, HasSubstr("autocomplete=\"current-password\""));
}

TEST(Login, SaysOneNeutralSentenceWhenTheyDoNotGoTogether) {
  LoginView view;
  view.email = "erika@muster.example";
  view.mismatch = true;
  const std::string html = Login(SampleFrame(), view);
  EXPECT_THAT(html, HasSubstr("This address and this password do not go together."));
  EXPECT_THAT(html, HasSubstr("value=\"erika@muster.example\""));
  EXPECT_THAT(html,
              Not(HasSubstr("aria-invalid")));  // neither of the two is said to be the wrong one
}

TEST(Login, CarriesThePageFirstWantedIntoTheRegistration) {
  LoginView view;
  view.next = "/members/a?x=1&y=2";
  const std::string html = Login(SampleFrame(), view);
  EXPECT_THAT(html, HasSubstr("name=\"next\" value=\"/members/a?x=1&amp;y=2\""));
  EXPECT_THAT(html,
              HasSubstr("href=\"/partner/account/register?next=/members/a%3Fx%3D1%26y%3D2\""));
}

TEST(Login, OffersToRegisterOnlyWhereThatIsOpen) {
  LoginView view;
  EXPECT_THAT(Login(SampleFrame(), view), HasSubstr("/account/register"));
  view.open = false;
  EXPECT_THAT(Login(SampleFrame(), view), Not(HasSubstr("/account/register")));
}

TEST(Login, LeadsToWhereOneMayBeSignedInAlready) {
  LoginView view;
  EXPECT_THAT(Login(SampleFrame(), view), Not(HasSubstr("Signed in already?")));
  view.elsewhere = {{"Anders & Co", "https://www.muster.example/account/login?from=2&next=%2Fmembers%2F"}};
  const std::string html = Login(SampleFrame(), view);
  EXPECT_THAT(html, HasSubstr("Signed in already?"));
  EXPECT_THAT(html, HasSubstr("<a href=\"https://www.muster.example/account/login?from=2&amp;next=%2Fmembers%2F\">"
                              "Anders &amp; Co</a>"));
}

TEST(Login, WeighsLessThan15KiBInTwoRequests) {
  LoginView view;
  view.mismatch = true;
  const std::string html = Login(SampleFrame(base::Language::kGerman), view);
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_EQ(Count(html, "rel=\"stylesheet\""), 1U);
  EXPECT_LT(html.size() + std::filesystem::file_size("htdocs/css/pforte.css"), 15U * 1024U);
}

}  // namespace
}  // namespace view
