#include "base/descriptor.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "support/folder.h"

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

TEST(OpenShared, FollowsNoLinkAndMakesNothingBehindOne) {
  const support::Folder folder;
  const std::string there = folder / "there", missing = folder / "missing";
  EXPECT_TRUE(OpenShared(there, O_RDWR, 0660).IsOpen());
  EXPECT_TRUE(OpenShared(there, O_RDWR, 0660).IsOpen()) << "the second time, too";
  for (const std::string& target : {there, missing}) {
    const std::string link = folder / "link";
    ASSERT_EQ(::symlink(target.c_str(), link.c_str()), 0);
    EXPECT_FALSE(OpenShared(link, O_RDWR, 0660).IsOpen());
    ::unlink(link.c_str());
  }
  EXPECT_NE(::access(missing.c_str(), F_OK), 0);
}

TEST(OpenShared, GivesAwayWhatRootMadeAndNothingElse) {
  if (::geteuid() != 0) GTEST_SKIP() << "root alone gives away";
  constexpr uid_t kOwner = 12345;
  const support::Folder folder;
  const std::string made = folder / "made", other = folder / "other";
  const auto owner = [](const std::string& path) {
    struct stat about {};
    return ::stat(path.c_str(), &about) == 0 ? about.st_uid : uid_t(-1);
  };
  EXPECT_TRUE(Descriptor(::open(other.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)).IsOpen());
  ASSERT_EQ(::chown((folder / "").c_str(), kOwner, kOwner), 0);
  EXPECT_TRUE(OpenShared(made, O_RDWR, 0660).IsOpen());
  EXPECT_TRUE(OpenShared(other, O_RDWR, 0660).IsOpen());
  EXPECT_EQ(owner(made), kOwner);
  EXPECT_EQ(owner(other), 0u);
}

}  // namespace
}  // namespace base
