#include "base/descriptor.h"

#include <fcntl.h>
#include <gtest/gtest.h>

namespace base {
namespace {

bool IsOpenInKernel(int number) { return ::fcntl(number, F_GETFD) != -1; }

TEST(Descriptor, ClosesOnceWhenTheLastHolderEnds) {
  int number = -1;
  {
    Descriptor first(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    number = first.Get();
    {
      const Descriptor second(std::move(first));
      EXPECT_TRUE(second.IsOpen());
      EXPECT_TRUE(IsOpenInKernel(number));
    }
    EXPECT_FALSE(IsOpenInKernel(number));
  }
}

TEST(Descriptor, LeavesOpenWhatWasReleased) {
  int number = -1;
  {
    Descriptor file(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    number = file.Release();
    EXPECT_FALSE(file.IsOpen());
  }
  EXPECT_TRUE(IsOpenInKernel(number));
  ::close(number);
}

TEST(Descriptor, IsNotOpenWhenOpeningFailed) {
  EXPECT_FALSE(Descriptor(::open("/nowhere/at/all", O_RDONLY | O_CLOEXEC)).IsOpen());
}

}  // namespace
}  // namespace base
