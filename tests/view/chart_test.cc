#include "view/chart.h"

#include <gtest/gtest.h>

namespace view {
namespace {

TEST(ChartTop, IsARoundNumberNotBelowTheValue) {
  for (auto [value, top] : {std::pair{0, 1}, {1, 1}, {2, 2}, {3, 5}, {5, 5}, {6, 10}, {11, 20}, {99, 100}, {101, 200}}) {
    EXPECT_EQ(ChartTop(value), top) << value;
  }
  EXPECT_EQ(ChartTop(1'234'567), 2'000'000);
}

}  // namespace
}  // namespace view
