#include "http/resolve.h"

#include <gtest/gtest.h>

namespace http {
namespace {

using Addresses = std::vector<std::string>;

TEST(Resolve, LeavesLiteralsAlone) {
  EXPECT_EQ(Addresses{"192.0.2.7"}, Resolve("192.0.2.7"));
  EXPECT_EQ(Addresses{"2001:db8::7"}, Resolve("2001:db8::7"));
  EXPECT_EQ(Addresses{"2001:db8::7"}, Resolve("[2001:db8::7]"));
}

TEST(Resolve, KnowsThisMachine) { EXPECT_EQ(Addresses{"127.0.0.1"}, Resolve("localhost")); }

TEST(Resolve, FindsNothingForWhatIsNoName) {
  EXPECT_EQ(Addresses{}, Resolve(""));
  EXPECT_EQ(Addresses{}, Resolve("--help"));
}

TEST(Resolve, ReadsEachAddressOnceInItsOrder) {
  EXPECT_EQ((Addresses{"2001:db8::7", "192.0.2.7"}),
            ParseAddresses("2001:db8::7     STREAM www.muster.example\n2001:db8::7     DGRAM\n"
                           "192.0.2.7       STREAM\nnonsense\n\n192.0.2.7 RAW\n"));
}

}  // namespace
}  // namespace http
