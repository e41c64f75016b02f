#include "view/handover.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "view/sample.h"

namespace view {
namespace {

using ::testing::HasSubstr;

TEST(Handover, SaysWhoGoesWhereAndLeadsThere) {
  HandoverView view;
  view.email = "erika@muster.example";
  view.website = "Anders & Co";
  view.address = "https://www.anders.example";
  view.go = "/partner/account/handover?to=2&binding=A-_&next=%2Fmembers%2F";
  const std::string html = Handover(SignedInFrame(), view);
  EXPECT_THAT(html, HasSubstr("<h1>On to Anders &amp; Co</h1>"));
  EXPECT_THAT(html, HasSubstr("erika@muster.example"));
  EXPECT_THAT(html, HasSubstr("https://www.anders.example"));
  EXPECT_THAT(html, HasSubstr("href=\"/partner/account/handover?to=2&amp;binding=A-_&amp;next=%2Fmembers%2F\""));
  EXPECT_THAT(html, HasSubstr("href=\"/partner/account/\""));
}

}  // namespace
}  // namespace view
