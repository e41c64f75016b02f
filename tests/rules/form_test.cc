#include "rules/form.h"

#include <gtest/gtest.h>

#include "support/scenario.h"

namespace rules {
namespace {

TEST(FormToken, IsGoodForItsBrowserAndItsPathOnly) {
  support::Scenario scenario;
  const House& house = scenario.house;
  auto browser = NewBrowser(), other = NewBrowser();
  EXPECT_EQ(browser.size(), 43u);
  EXPECT_NE(browser, other);
  auto token = FormToken(house, browser, "/account/login");
  EXPECT_TRUE(CheckFormToken(house, browser, "/account/login", token));
  EXPECT_FALSE(CheckFormToken(house, other, "/account/login", token));
  EXPECT_FALSE(CheckFormToken(house, browser, "/account/register", token));
  EXPECT_FALSE(CheckFormToken(house, browser, "/account/login", ""));
  EXPECT_FALSE(CheckFormToken(house, browser, "/account/login", token + "x"));
  EXPECT_FALSE(CheckFormToken(house, browser, "/account/login", token.substr(1)));
}

TEST(FormToken, IsNothingWithoutABinding) {
  support::Scenario scenario;
  EXPECT_FALSE(CheckFormToken(scenario.house, "", "/account/login", FormToken(scenario.house, "", "/account/login")));
}

TEST(FormToken, CannotBeShiftedFromTheBindingToThePath) {
  support::Scenario scenario;
  EXPECT_NE(FormToken(scenario.house, "ab", "c"), FormToken(scenario.house, "a", "bc"));
}

TEST(FormToken, NeedsTheKey) {
  support::Scenario scenario;
  auto token = FormToken(scenario.house, "browser", "/x");
  scenario.house.keys = crypto::Keys::FromSeed(2);
  EXPECT_FALSE(CheckFormToken(scenario.house, "browser", "/x", token));
}

}  // namespace
}  // namespace rules
