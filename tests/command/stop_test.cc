#include "command/stop.h"

#include <gtest/gtest.h>

#include <csignal>

namespace command {
namespace {

TEST(Stop, RemembersASignalThatCameBeforeAnybodyLooked) {
  for (int signal : {SIGTERM, SIGINT, SIGHUP}) {
    const Stop stop;
    EXPECT_FALSE(stop.Wait(0));
    ::raise(signal);
    EXPECT_TRUE(stop.Wait(0)) << signal;
    EXPECT_TRUE(stop.Wait(0)) << "and goes on to";
  }
}

TEST(Stop, LeavesAnIgnoredSignalIgnored) {
  ::signal(SIGHUP, SIG_IGN);
  {
    const Stop stop;
    ::raise(SIGHUP);
    EXPECT_FALSE(stop.Wait(0));
  }
  EXPECT_EQ(SIG_IGN, ::signal(SIGHUP, SIG_DFL));
}

}  // namespace
}  // namespace command
