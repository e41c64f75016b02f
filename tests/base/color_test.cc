#include "base/color.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace base {
namespace {

constexpr Color kWhite = {255, 255, 255}, kBlack = {0, 0, 0};

TEST(ParseColor, TakesSixHexDigitsBehindAHash) {
  auto color = ParseColor("#1D4f76");
  ASSERT_TRUE(color.has_value());
  EXPECT_EQ(ColorText(*color), "#1d4f76");
  for (const char* bad : {"", "#", "#fff", "1d4f76", "#1d4f7g", "#1d4f76 ", " #1d4f76", "#1d4f7600", "red", "#\xc3\xa4\xc3\xa4\xc3\xa4"}) {
    EXPECT_FALSE(ParseColor(bad).has_value()) << bad;
  }
}

// Figures that others publish: WCAG's own ends, and what WebAIM's checker says.
TEST(Contrast, IsThatOfWcag) {
  EXPECT_NEAR(Contrast(kWhite, kBlack), 21, 0.001);
  EXPECT_NEAR(Contrast(kWhite, kWhite), 1, 0.001);
  EXPECT_NEAR(Contrast({0x76, 0x76, 0x76}, kWhite), 4.54, 0.01);
  EXPECT_NEAR(Contrast(kWhite, {0x76, 0x76, 0x76}), 4.54, 0.01);
  EXPECT_NEAR(Contrast({0xff, 0, 0}, kWhite), 4.0, 0.01);
  EXPECT_NEAR(Contrast({0, 0, 0xff}, kWhite), 8.59, 0.01);
}

TEST(Darkened, LeavesAloneWhatCanBeRead) {
  EXPECT_EQ(ColorText(Darkened({0x1d, 0x4f, 0x76}, kWhite, 7)), "#1d4f76");
  EXPECT_EQ(ColorText(Lightened({0xa5, 0xcf, 0xf0}, kBlack, 7)), "#a5cff0");
}

TEST(Darkened, ReachesTheContrastOfEveryColourAndGoesNoFurtherThanItMust) {
  for (int i = 0; i < 64; ++i) {
    const auto part = [&](int shift) { return static_cast<std::uint8_t>(((i >> shift) & 3) * 85); };
    const Color color = {part(0), part(2), part(4)};
    EXPECT_GE(Contrast(Darkened(color, kWhite, 7), kWhite), 7) << ColorText(color);
    EXPECT_GE(Contrast(Lightened(color, kBlack, 7), kBlack), 7) << ColorText(color);
    EXPECT_LT(Contrast(Darkened(color, kWhite, 7), kWhite), std::max(7.3, Contrast(color, kWhite) + 0.01)) << ColorText(color);
    EXPECT_LT(Contrast(Lightened(color, kBlack, 7), kBlack), std::max(7.3, Contrast(color, kBlack) + 0.01)) << ColorText(color);
  }
}

}  // namespace
}  // namespace base
