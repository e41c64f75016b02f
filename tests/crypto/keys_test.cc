#include "crypto/keys.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <iterator>
#include <new>
#include <set>

#include "base/fault.h"
#include "support/folder.h"

namespace crypto {
namespace {

using support::Folder;

constexpr Use kUses[] = {Use::kSession, Use::kLink,     Use::kCode,    Use::kForm,
                         Use::kDevice,  Use::kPassword, Use::kThrottle, Use::kMarker,
                         Use::kTicket,  Use::kAudit,    Use::kFactor,   Use::kSync,
                         Use::kSyncAct};

std::string Refusal(const std::string& path) {
  try {
    static_cast<void>(Keys::Load(path));
  } catch (const base::Fault& fault) {
    EXPECT_EQ(fault.kind(), base::Fault::Kind::kBroken);
    return fault.what();
  }
  return "accepted";
}

std::string Read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string WriteSecret(const Folder& folder, const std::string& text) {
  const std::string path = folder.Write("pforte.key", text);
  ::chmod(path.c_str(), 0600);
  return path;
}

TEST(Keys, AreTheSameEachTimeTheFileIsLoaded) {
  const Folder folder;
  Keys::Create(folder / "pforte.key");
  const Keys first = Keys::Load(folder / "pforte.key");
  const Keys second = Keys::Load(folder / "pforte.key");
  for (const Use use : kUses) EXPECT_EQ(first.For(use), second.For(use));
}

TEST(Keys, DifferForEachUseAndFile) {
  const Folder folder;
  Keys::Create(folder / "one.key");
  Keys::Create(folder / "two.key");
  std::set<Key> seen;
  for (const char* name : {"one.key", "two.key"}) {
    const Keys keys = Keys::Load(folder / name);
    for (const Use use : kUses) seen.insert(keys.For(use));
  }
  EXPECT_EQ(seen.size(), 2 * std::size(kUses));
  EXPECT_FALSE(seen.contains(Key{}));
}

// A changed derivation would make every stored digest and password worthless. Computed apart
// from this program, with Python's hashlib.blake2b (libsodium's crypto_kdf, context "pforte-1").
TEST(Keys, DeriveFromTheMasterKeyAsEver) {
  const Folder folder;
  const Keys keys = Keys::Load(WriteSecret(folder, "pforte-key-v1:" + std::string(43, 'A') + "\n"));
  const Key session = {0xe4, 0x21, 0xe7, 0xa9, 0xdf, 0xc5, 0xf0, 0x91, 0x6f, 0x48, 0xb2,
                       0xd5, 0xf1, 0x51, 0x6a, 0x58, 0xc1, 0x86, 0xf2, 0x07, 0xa9, 0x49,
                       0x22, 0x95, 0xa2, 0xd7, 0xa4, 0x2f, 0xae, 0x65, 0xc7, 0xe3};
  EXPECT_EQ(keys.For(Use::kSession), session);
  EXPECT_EQ(Keys::FromSeed(0).For(Use::kSession), session);
  EXPECT_NE(Keys::FromSeed(1).For(Use::kSession), session);
}

TEST(Keys, LieInAFileForTheOwnerAlone) {
  const Folder folder;
  const mode_t before = ::umask(0);
  Keys::Create(folder / "pforte.key");
  ::umask(0777);
  Keys::Create(folder / "other.key");
  ::umask(before);
  for (const char* name : {"pforte.key", "other.key"}) {
    struct stat status {};
    ASSERT_EQ(::stat((folder / name).c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777, 0600U);
  }
}

TEST(Keys, RefuseAFileThatOthersMayRead) {
  const Folder folder;
  const std::string path = folder / "pforte.key";
  Keys::Create(path);
  for (const mode_t mode : {0644U, 0640U, 0604U, 0620U, 0610U, 0601U, 0660U}) {
    ASSERT_EQ(::chmod(path.c_str(), mode), 0);
    EXPECT_EQ(Refusal(path),
              "key file " + path +
                  ": is open to group or others; chmod 600 it and think about who may "
                  "have read it");
  }
  ASSERT_EQ(::chmod(path.c_str(), 0400), 0);
  EXPECT_EQ(Refusal(path), "accepted");
}

TEST(Keys, RefuseAMissingFile) {
  const Folder folder;
  EXPECT_EQ(Refusal(folder / "pforte.key"),
            "key file " + (folder / "pforte.key") + ": cannot be read: No such file or directory");
}

TEST(Keys, RefuseWhatIsNoKeyFile) {
  const Folder folder;
  Keys::Create(folder / "good.key");
  const std::string good = Read(folder / "good.key");
  ASSERT_EQ(Refusal(WriteSecret(folder, good)), "accepted");
  EXPECT_EQ(Refusal(WriteSecret(folder, good.substr(0, good.size() - 1))), "accepted");
  for (const std::string& text :
       {std::string(), std::string("\n"), good.substr(0, good.size() - 2), good + good, good + "\n",
        " " + good, "x" + good.substr(1), std::string(32, 'k'), std::string(4096, 'A'),
        good.substr(0, good.size() - 1) + "AA\n"}) {
    EXPECT_EQ(
        Refusal(WriteSecret(folder, text)),
        "key file " + (folder / "pforte.key") + ": is not a key file that `pforte init` wrote")
        << text;
  }
  ASSERT_EQ(::mkdir((folder / "folder").c_str(), 0700), 0);
  EXPECT_EQ(Refusal(folder / "folder"), "key file " + (folder / "folder") + ": is not a file");
}

TEST(Keys, AreNeverCreatedOverAFile) {
  const Folder folder;
  const std::string path = folder.Write("pforte.key", "precious");
  try {
    Keys::Create(path);
    ADD_FAILURE();
  } catch (const base::Fault& fault) {
    EXPECT_EQ(fault.what(), "key file " + path + ": cannot be created: File exists");
  }
  EXPECT_EQ(Read(path), "precious");
  std::filesystem::create_symlink(folder / "target.key", folder / "link.key");
  EXPECT_THROW(Keys::Create(folder / "link.key"), base::Fault);
  EXPECT_FALSE(std::filesystem::exists(folder / "target.key"));
}

TEST(Keys, NameTheFileThatCannotBeCreated) {
  const Folder folder;
  try {
    Keys::Create(folder / "none/pforte.key");
    ADD_FAILURE();
  } catch (const base::Fault& fault) {
    EXPECT_EQ(fault.what(), "key file " + (folder / "none/pforte.key") +
                                ": cannot be created: No such file or directory");
  }
}

TEST(Keys, LeaveNoHalfFileOnAFullDisk) {
  // A limit of zero bytes a file stands for the full disk.
  const Folder folder;
  EXPECT_EXIT(
      {
        ::signal(SIGXFSZ, SIG_IGN);
        rlimit none{};
        ::setrlimit(RLIMIT_FSIZE, &none);
        try {
          Keys::Create(folder / "pforte.key");
        } catch (const base::Fault&) {
          ::_exit(std::filesystem::exists(folder / "pforte.key") ? 1 : 0);
        }
        ::_exit(2);
      },
      testing::ExitedWithCode(0), "");
}

TEST(Keys, AreWipedWhenTheyEnd) {
  alignas(Keys) unsigned char room[sizeof(Keys)];
  Keys* keys = new (room) Keys(Keys::FromSeed(1));
  EXPECT_TRUE(std::any_of(std::begin(room), std::end(room), [](auto byte) { return byte != 0; }));
  keys->~Keys();
  EXPECT_TRUE(std::all_of(std::begin(room), std::end(room), [](auto byte) { return byte == 0; }));
}

}  // namespace
}  // namespace crypto
