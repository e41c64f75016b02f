#include "base/fault.h"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Fault, IsBrokenUnlessSaidToBeBusy) {
  EXPECT_EQ(Fault("x").kind(), Fault::Kind::kBroken);
  EXPECT_EQ(Fault("x", Fault::Kind::kBusy).kind(), Fault::Kind::kBusy);
  EXPECT_STREQ(Fault("pforte.db: gone").what(), "pforte.db: gone");
}

}  // namespace
}  // namespace base
