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
