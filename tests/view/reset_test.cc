#include "view/reset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "view/sample.h"

namespace view {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using State = ResetView::State;

ResetView In(State state) {
  ResetView view;
  view.state = state;
  view.website = "Kundenbereich";
  view.email = "erika@muster.example";
  return view;
}

TEST(Reset, AsksForANewPasswordOfTheRightAccount) {
  const std::string html = Reset(SampleFrame(), In(State::kReset));
  EXPECT_THAT(html, HasSubstr("name=\"new_password\""));
  EXPECT_THAT(html, HasSubstr("value=\"erika@muster.example\" autocomplete=\"username\""));
}

TEST(Reset, WelcomesWhoWasInvited) {
  EXPECT_THAT(Reset(SampleFrame(), In(State::kInvitation)),
              HasSubstr("<h1>Welcome to Kundenbereich</h1>"));
}

TEST(Reset, SaysWhatIsWrongWithTheLinkAndOffersANewOne) {
  const std::pair<State, std::string> cases[] = {{State::kExpired, "This link has expired"},
                                                 {State::kUsed, "This link has been used already"},
                                                 {State::kUnknown, "We do not know this link"}};
  for (const auto& [state, title] : cases) {
    const std::string html = Reset(SampleFrame(), In(state));
    EXPECT_THAT(html, HasSubstr("<h1>" + title + "</h1>"));
    EXPECT_THAT(html, HasSubstr("href=\"/partner/account/forgot\""));
    EXPECT_THAT(html, Not(HasSubstr("SECRET")));
    EXPECT_THAT(html, Not(HasSubstr("erika@muster.example")));
  }
}

}  // namespace
}  // namespace view
