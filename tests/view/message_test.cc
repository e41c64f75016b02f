#include "view/message.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "view/sample.h"

namespace view {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Message, ShowsEachParagraph) {
  const std::string html =
      Message(SampleFrame(), {"Title", {"One.", "Two."}, "/next", "Go on", ""});
  EXPECT_THAT(html, HasSubstr("<p>One.</p>"));
  EXPECT_THAT(html, HasSubstr("<p>Two.</p>"));
  EXPECT_THAT(html, HasSubstr("href=\"/next\">Go on</a>"));
}

TEST(ErrorMessage, TellsEachStatusInItsOwnWords) {
  EXPECT_THAT(ErrorMessage(SampleFrame(), 404), HasSubstr("<h1>There is no such page</h1>"));
  EXPECT_THAT(ErrorMessage(SampleFrame(), 429), HasSubstr("<h1>Please wait a moment</h1>"));
  EXPECT_THAT(ErrorMessage(SampleFrame(), 599),
              HasSubstr("<h1>Something went wrong on our side</h1>"));
}

TEST(ErrorMessage, NamesTheRequestOnlyWhenItWasOurFault) {
  EXPECT_THAT(ErrorMessage(SampleFrame(), 503), HasSubstr("7f3a9c21"));
  EXPECT_THAT(ErrorMessage(SampleFrame(), 404), Not(HasSubstr("7f3a9c21")));
}

TEST(ErrorMessage, OffersTheStartOfPortalOrOffice) {
  EXPECT_THAT(ErrorMessage(SampleFrame(), 404), HasSubstr("href=\"/partner/account/\""));
  EXPECT_THAT(ErrorMessage(OfficeFrame(), 404), HasSubstr("class=\"button\" href=\"/admin/\""));
}

TEST(ErrorMessage, HasNoStartToOfferOnAnUnknownWebsite) {
  Frame frame = SampleFrame();
  frame.website_name.clear();
  EXPECT_THAT(ErrorMessage(frame, 421), Not(HasSubstr("class=\"button\"")));
}

TEST(StaleFormMessage, AsksToLoadThePageAgain) {
  EXPECT_THAT(StaleFormMessage(SampleFrame()), HasSubstr("<h1>This form is too old</h1>"));
}

}  // namespace
}  // namespace view
