#include "view/verify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "view/sample.h"

namespace view {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using State = VerifyView::State;

VerifyView In(State state) {
  VerifyView view;
  view.state = state;
  view.website = "Kundenbereich";
  view.email = "erika@muster.example";
  return view;
}

TEST(Verify, NeedsOneClickBehindTheLink) {
  const std::string html = Verify(SampleFrame(), In(State::kLink));
  EXPECT_THAT(html, HasSubstr("access to Kundenbereich"));
  EXPECT_THAT(html, Not(HasSubstr("type=\"password\"")));
}

TEST(Verify, AsksForThePasswordInAnotherBrowser) {
  VerifyView view = In(State::kLink);
  view.ask_password = true;
  EXPECT_THAT(Verify(SampleFrame(), view), HasSubstr("type=\"password\""));
}

TEST(Verify, TakesTheCodeWithDigitsOnTheKeyboard) {
  const std::string html = Verify(SampleFrame(), In(State::kCode));
  EXPECT_THAT(
      html,
      HasSubstr("name=\"code\" value=\"\" inputmode=\"numeric\" autocomplete=\"one-time-code\""));
  EXPECT_THAT(html, HasSubstr("action=\"/partner/account/verify/resend\""));
  EXPECT_THAT(html, HasSubstr("href=\"/partner/account/register\""));
  EXPECT_THAT(html, Not(HasSubstr("SECRET")));
}

TEST(Verify, SaysWhatIsWrongWithTheLinkAndOffersTheNextStep) {
  const std::string expired = Verify(SampleFrame(), In(State::kExpired));
  EXPECT_THAT(expired, HasSubstr("<h1>This link has expired</h1>"));
  EXPECT_THAT(expired, HasSubstr("/account/verify/resend"));
  const std::string used = Verify(SampleFrame(), In(State::kUsed));
  EXPECT_THAT(used, HasSubstr("<h1>This link has been used already</h1>"));
  EXPECT_THAT(used, HasSubstr("/account/login"));
  EXPECT_THAT(used, Not(HasSubstr("/account/verify/resend")));
  const std::string unknown = Verify(SampleFrame(), In(State::kUnknown));
  EXPECT_THAT(unknown, HasSubstr("<h1>We do not know this link</h1>"));
  EXPECT_THAT(unknown, HasSubstr("/account/verify/resend"));
  EXPECT_THAT(unknown, HasSubstr("/account/login"));
}

TEST(Verify, ShowsTheErrorOfResendingAtItsOwnForm) {
  VerifyView view = In(State::kCode);
  view.resend_errors = {{"email", base::Text::kFormInvalidEmail}};
  const std::string html = Verify(SampleFrame(), view);
  EXPECT_THAT(html, HasSubstr("href=\"#account-verify-resend-email\""));
  EXPECT_THAT(html, Not(HasSubstr("href=\"#account-verify-email\"")));
}

}  // namespace
}  // namespace view
