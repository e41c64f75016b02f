#include "gate/file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "base/fault.h"
#include "support/folder.h"

namespace gate {
namespace {

namespace fs = std::filesystem;

std::string Text(const File& file) {
  std::string text(static_cast<std::size_t>(file.size), '\0');
  EXPECT_EQ(::pread(file.opened.Get(), text.data(), text.size(), 0), file.size);
  return text;
}

class OpenBelowBy : public ::testing::TestWithParam<Opening> {
 protected:
  OpenBelowBy() {
    fs::create_directories(root + "/members/deep");
    outside.Write("secret", "outside");
    folder.Write("root/members/prices.html", "prices");
  }
  File Open(std::string_view path) { return OpenBelow(root, path, GetParam()); }
  FileKind Kind(std::string_view path) { return Open(path).kind; }

  support::Folder folder, outside;
  std::string root = folder / "root";
};
INSTANTIATE_TEST_SUITE_P(EitherWay, OpenBelowBy, ::testing::Values(Opening::kAuto, Opening::kWalk));

TEST_P(OpenBelowBy, OpensAFileWithItsSizeAndTime) {
  File file = Open("/members/prices.html");
  ASSERT_EQ(file.kind, FileKind::kRegular);
  EXPECT_EQ(Text(file), "prices");
  struct stat about {};
  ASSERT_EQ(::stat((root + "/members/prices.html").c_str(), &about), 0);
  EXPECT_EQ(file.inode, static_cast<std::int64_t>(about.st_ino));
  EXPECT_EQ(file.modified_at, about.st_mtim.tv_sec);
  EXPECT_EQ(file.nanoseconds, about.st_mtim.tv_nsec);
  EXPECT_EQ(::fcntl(file.opened.Get(), F_GETFD), FD_CLOEXEC);
}

TEST_P(OpenBelowBy, TellsFoldersAndWhatIsNotThere) {
  for (const char* path : {"/", "/members", "/members/deep"}) EXPECT_EQ(Kind(path), FileKind::kFolder) << path;
  for (const char* path : {"/prices.html", "/members/nothing", "/nowhere/prices.html", "/members/prices.html/x",
                           "/members/prices.html/index.html", "/members/Prices.html"}) {
    EXPECT_EQ(Kind(path), FileKind::kNone) << path;
  }
  EXPECT_EQ(Kind("/" + std::string(300, 'x')), FileKind::kNone);
  EXPECT_EQ(Kind("/" + std::string(5000, 'x')), FileKind::kNone);
}

TEST_P(OpenBelowBy, NeverLeavesTheRoot) {
  const std::string secret = outside / "secret";
  fs::create_symlink(secret, root + "/members/absolute");
  fs::create_symlink("../../../" + fs::path(outside.path()).filename().string() + "/secret", root + "/members/relative");
  fs::create_symlink(outside.path(), root + "/members/folder");
  fs::create_symlink("/proc/self/root" + secret, root + "/members/magic");
  fs::create_symlink("/proc/self/fd/0", root + "/members/descriptor");
  for (const char* path : {"/members/absolute", "/members/relative", "/members/folder/secret", "/members/folder", "/members/magic",
                           "/members/descriptor"}) {
    EXPECT_EQ(Kind(path), FileKind::kNone) << path;
  }
  // No canonical path holds these; should one ever, they lead nowhere.
  const std::string up = "/../../" + fs::path(outside.path()).filename().string() + "/secret";
  EXPECT_EQ(Kind(up), FileKind::kNone);
  EXPECT_EQ(Kind("/members" + up), FileKind::kNone);
}

TEST_P(OpenBelowBy, FollowsLinksAtMostBelowTheRoot) {
  fs::create_symlink("prices.html", root + "/members/link.html");
  fs::create_symlink("members", root + "/alias");
  const auto wanted = GetParam() == Opening::kAuto ? FileKind::kRegular : FileKind::kNone;
  EXPECT_EQ(Kind("/members/link.html"), wanted);
  EXPECT_EQ(Kind("/alias/prices.html"), wanted);
  fs::create_symlink("round", root + "/round");
  EXPECT_EQ(Kind("/round"), FileKind::kNone);
}

TEST_P(OpenBelowBy, OpensNothingButFilesAndWaitsForNothing) {
  ASSERT_EQ(::mkfifo((root + "/pipe").c_str(), 0600), 0);
  EXPECT_EQ(Kind("/pipe"), FileKind::kNone);
}

TEST_P(OpenBelowBy, FaultsIfTheRootIsNoFolder) {
  EXPECT_THROW((void)OpenBelow(folder / "nowhere", "/a", GetParam()), base::Fault);
  EXPECT_THROW((void)OpenBelow(root + "/members/prices.html", "/a", GetParam()), base::Fault);
}

TEST_P(OpenBelowBy, FaultsIfDescriptorsHaveRunOut) {
  const Opening opening = GetParam();
  const std::string where = root;
  EXPECT_EXIT(
      {
        rlimit few{};
        ::getrlimit(RLIMIT_NOFILE, &few);
        few.rlim_cur = static_cast<rlim_t>(::dup(0)) + 2;  // one is left, which the root takes
        if (::setrlimit(RLIMIT_NOFILE, &few) != 0) ::_exit(2);
        try {
          // Nothing of this object: the sanitizer needs a descriptor of its own to look at it.
          (void)OpenBelow(where, "/members/prices.html", opening);
        } catch (const base::Fault&) {
          ::_exit(0);
        }
        ::_exit(1);
      },
      ::testing::ExitedWithCode(0), "");
}

TEST_P(OpenBelowBy, KeepsNoDescriptor) {
  const auto count = [] { return std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator()); };
  const auto before = count();
  for (const char* path : {"/members/prices.html", "/members", "/nothing/x", "/members/prices.html/x", "/"}) (void)Kind(path);
  EXPECT_EQ(count(), before);
}

TEST(IsWithheld, HoldsForProgramsSecretsAndLeavings) {
  for (const char* path :
       {"/.htaccess", "/members/.git/config", "/.well-known/x.html", "/members/.x", "/index.php", "/a.PHP", "/a.php5", "/a.phps",
        "/a.phtml", "/a.phar", "/a.php.txt", "/a.php.bak", "/gate.cgi", "/gate.fcgi", "/a.pl", "/a.py", "/a.rb", "/a.sh", "/a.asp",
        "/a.aspx", "/a.jsp", "/a.shtml", "/a.inc", "/a.ini", "/a.env", "/a.sql", "/a.sqlite", "/pforte.db", "/pforte.toml",
        "/pforte.key", "/a.html.bak", "/a.old", "/a.swp", "/a.html~", "/#a.html#", "/web.config", "/users.htpasswd", "/deep/er/A.Ini"}) {
    EXPECT_TRUE(IsWithheld(path)) << path;
  }
}

TEST(IsWithheld, DoesNotHoldForWhatCustomersRead) {
  for (const char* path :
       {"/", "/members/", "/members/index.html", "/a.pdf", "/a.tar.gz", "/README", "/a.json", "/a.xml", "/a.csv", "/setup.exe", "/php",
        "/members.php/index.html", "/prices.pl.html", "/a.b.c.txt", "/a..b", "/inc", "/a.", "/über.html", "/a~b", "/v1.2/notes.md"}) {
    EXPECT_FALSE(IsWithheld(path)) << path;
  }
}

}  // namespace
}  // namespace gate
