#include "command/progress.h"

#include <gtest/gtest.h>

#include <sstream>

namespace command {
namespace {

TEST(Progress, IsDrawnOnATerminalAloneAndWipedBeforeAnythingElseIsSaid) {
  std::istringstream in;
  std::ostringstream out, err;
  for (bool terminal : {false, true}) {
    err.str("");
    Desk desk{nullptr, nullptr, "", in, out, err, terminal};
    Progress progress(desk, 10);
    progress.Show(5);
    progress.Show(6);  // too soon
    progress.Hide();
    progress.Hide();
    EXPECT_EQ(terminal ? "\r[##########----------]  50 %  5 of 10\033[K\r\033[K" : "", err.str());
  }
}

TEST(Progress, DrawsHowFarItIs) {
  EXPECT_EQ("[--------------------]   0 %  0 of 1000", ProgressLine(0, 1000, 0));
  EXPECT_EQ("[##########----------]  50 %  500 of 1000, 12 s left", ProgressLine(500, 1000, 12));
  EXPECT_EQ("[####################] 100 %  1000 of 1000", ProgressLine(1000, 1000, 24));
  EXPECT_EQ("[####################] 100 %  0 of 0", ProgressLine(0, 0, 24));
}

}  // namespace
}  // namespace command
