#include "view/arrive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "view/sample.h"

namespace view {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

ArriveView Ready() {
  ArriveView view;
  view.ready = true;
  view.email = "erika@muster.example";
  view.from = "Anders & Co";
  view.next = "/members/a?x=1&y=<2>";
  return view;
}

TEST(Arrive, SaysWhoseSignInItIsAndWhatOpensBehindOneButton) {
  const std::string html = Arrive(SampleFrame(), Ready());
  EXPECT_THAT(html, HasSubstr("You are signed in to Anders &amp; Co as erika@muster.example."));
  EXPECT_THAT(html, HasSubstr("/members/a?x=1&amp;y=&lt;2&gt;"));
  EXPECT_THAT(html, HasSubstr("action=\"/partner/account/arrive\""));
  EXPECT_THAT(html, HasSubstr("value=\"token-for-/account/arrive\""));
  EXPECT_EQ(Count(html, "<button"), 1U);
}

TEST(Arrive, NamesNoPageIfNoneWasWanted) {
  ArriveView view = Ready();
  view.next.clear();
  EXPECT_THAT(Arrive(SampleFrame(), view), Not(HasSubstr("<code>")));
}

TEST(Arrive, LeadsToSigningInWhenItIsOver) {
  ArriveView view;
  EXPECT_THAT(Arrive(SampleFrame(), view), HasSubstr("href=\"/partner/account/login\""));
  view.next = "/members/a?x=1&y=2";
  const std::string html = Arrive(SampleFrame(), view);
  EXPECT_THAT(html, HasSubstr("href=\"/partner/account/login?next=/members/a%3Fx%3D1%26y%3D2\""));
  EXPECT_THAT(html, Not(HasSubstr("<form")));
}

}  // namespace
}  // namespace view
