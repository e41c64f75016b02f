#include "view/terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "view/sample.h"

namespace view {
namespace {

using ::testing::HasSubstr;

TEST(Terms, ShowTheTextInItsLinesAndTheVersion) {
  const std::string html = Terms(SampleFrame(), {"2026-12-01", "First <b>.\n\nSecond."});
  EXPECT_THAT(html, HasSubstr("Version 2026-12-01"));
  EXPECT_THAT(html, HasSubstr("First &lt;b&gt;.\n\nSecond."));
}

}  // namespace
}  // namespace view
