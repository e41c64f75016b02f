#include "view/qr.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <set>
#include <utility>

#include "base/fault.h"

namespace view {
namespace {

std::set<std::pair<int, int>> Dark(const QrDrawing& drawing) {
  std::set<std::pair<int, int>> dark;
  const char* at = drawing.path.c_str();
  int x = 0, y = 0, length = 0, back = 0, used = 0;
  while (std::sscanf(at, "M%d,%dh%dv1h-%dz%n", &x, &y, &length, &back, &used) == 4) {
    EXPECT_EQ(length, back);
    for (int i = 0; i < length; ++i) dark.emplace(x + i, y);
    at += used;
  }
  EXPECT_EQ(*at, '\0') << at;
  return dark;
}

TEST(Qr, DrawsThreeFindersWithinAQuietZoneOfFour) {
  const QrDrawing drawing = DrawQr("otpauth://totp/Pforte:ada@muster.example?secret=JBSWY3DPEHPK3PXP&issuer=Pforte");
  const auto dark = Dark(drawing);
  const int end = drawing.size - 4;
  EXPECT_EQ((drawing.size - 8 - 17) % 4, 0) << "17 and four for each version";
  for (const auto& [x, y] : dark) EXPECT_TRUE(x >= 4 && x < end && y >= 4 && y < end) << x << "," << y;
  for (const auto& [left, top] : {std::pair{4, 4}, std::pair{end - 7, 4}, std::pair{4, end - 7}}) {
    for (int i = 0; i < 7; ++i) {
      EXPECT_TRUE(dark.contains({left + i, top}) && dark.contains({left + i, top + 6}) && dark.contains({left, top + i}) &&
                  dark.contains({left + 6, top + i}));
    }
    for (int i = 1; i < 6; ++i) EXPECT_FALSE(dark.contains({left + i, top + 1}) || dark.contains({left + 1, top + i}));
    EXPECT_TRUE(dark.contains({left + 3, top + 3}));
  }
}

TEST(Qr, RefusesATextThatIsTooLong) { EXPECT_THROW((void)DrawQr(std::string(4000, 'x')), base::Fault); }

}  // namespace
}  // namespace view
