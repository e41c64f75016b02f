#include "base/clock.h"

#include <gtest/gtest.h>

#include <limits>

#include "base/fault.h"

namespace base {
namespace {

TEST(Rfc3339, WritesUniversalTime) {
  EXPECT_EQ(Rfc3339(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(Rfc3339(1795512600), "2026-11-24T09:30:00Z");
  EXPECT_EQ(Rfc3339(1709164799), "2024-02-28T23:59:59Z");
  EXPECT_EQ(Rfc3339(1709164800), "2024-02-29T00:00:00Z");
  EXPECT_EQ(Rfc3339(-1), "1969-12-31T23:59:59Z");
}

TEST(Rfc3339, RefusesWhatNoCalendarHolds) {
  EXPECT_THROW(static_cast<void>(Rfc3339(std::numeric_limits<std::int64_t>::max())), Fault);
}

}  // namespace
}  // namespace base
