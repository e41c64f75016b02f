#include "view/forgot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "view/sample.h"

namespace view {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Forgot, AsksForTheAddress) {
  ForgotView view;
  view.email = "erika@muster.example";
  EXPECT_THAT(Forgot(SampleFrame(), view),
              HasSubstr("name=\"email\" value=\"erika@muster.example\""));
}

TEST(Forgot, DoesNotTellWhetherTheAddressIsKnown) {
  ForgotView known, unknown;
  known.sent = unknown.sent = true;
  known.email = "erika@muster.example";
  unknown.email = "nobody@muster.example";
  const std::string html = Forgot(SampleFrame(), known);
  EXPECT_EQ(html, Forgot(SampleFrame(), unknown));
  EXPECT_THAT(html, Not(HasSubstr("action=\"/partner/account/forgot\"")));
}

}  // namespace
}  // namespace view
