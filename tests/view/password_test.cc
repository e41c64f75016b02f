#include "view/password.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "view/sample.h"

namespace view {
namespace {

using ::testing::HasSubstr;

TEST(Password, AsksForTheOldAndTheNewOne) {
  PasswordView view;
  view.password_minimum = 20;
  const std::string html = Password(SignedInFrame(), view);
  EXPECT_THAT(html, HasSubstr("name=\"password\" value=\"\" autocomplete=\"current-password\""));
  EXPECT_THAT(html, HasSubstr("name=\"new_password\" value=\"\" autocomplete=\"new-password\""));
  EXPECT_THAT(html, HasSubstr("At least 20 characters."));
}

}  // namespace
}  // namespace view
