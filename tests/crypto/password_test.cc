#include "crypto/password.h"

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <csignal>
#include <new>
#include <thread>
#include <vector>

#include "base/fault.h"
#include "crypto/sodium.h"
#include "support/folder.h"

namespace crypto {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using support::Folder;

constexpr Cost kCheap{64, 1};
constexpr char kOwner[] = "anna@firma.example";
constexpr char kPassword[] = "Der Apfel fällt weit vom Birnbaum";

const Keys& TestKeys() {
  static const Keys keys = Keys::FromSeed(7);
  return keys;
}

std::string Stored(Cost cost = kCheap) { return HashPassword(TestKeys(), cost, kOwner, kPassword); }

Verdict Verify(const std::string& stored, std::string_view password, Cost cost = kCheap) {
  return VerifyPassword(TestKeys(), cost, kOwner, stored, password);
}

TEST(VerifyPassword, TellsTheRightPasswordFromOthers) {
  const std::string stored = Stored();
  EXPECT_EQ(Verify(stored, kPassword), Verdict::kMatch);
  EXPECT_EQ(Verify(stored, std::string(kPassword) + " "), Verdict::kMismatch);
  EXPECT_EQ(Verify(stored, "der Apfel fällt weit vom Birnbaum"), Verdict::kMismatch);
  EXPECT_EQ(Verify(stored, ""), Verdict::kMismatch);
}

TEST(VerifyPassword, ReadsThePasswordToItsEnd) {
  std::string longest(kMaxPasswordBytes, 'x');
  const std::string stored = HashPassword(TestKeys(), kCheap, kOwner, longest);
  EXPECT_EQ(Verify(stored, longest), Verdict::kMatch);
  longest.back() = 'y';
  EXPECT_EQ(Verify(stored, longest), Verdict::kMismatch);

  const std::string_view with_nul("one\0two", 7);
  const std::string other = HashPassword(TestKeys(), kCheap, kOwner, with_nul);
  EXPECT_EQ(Verify(other, with_nul), Verdict::kMatch);
  EXPECT_EQ(Verify(other, std::string_view("one\0six", 7)), Verdict::kMismatch);
}

TEST(VerifyPassword, SaysWhenTheCostHasChanged) {
  const std::string stored = Stored({128, 2});
  EXPECT_EQ(Verify(stored, kPassword, {128, 2}), Verdict::kMatch);
  EXPECT_EQ(Verify(stored, kPassword, {128, 3}), Verdict::kMatchButOutdated);
  EXPECT_EQ(Verify(stored, kPassword, {256, 2}), Verdict::kMatchButOutdated);
  EXPECT_EQ(Verify(stored, kPassword, {64, 2}), Verdict::kMatchButOutdated);
  EXPECT_EQ(Verify(stored, "another", {64, 2}), Verdict::kMismatch);
}

TEST(VerifyPassword, FaultsOnEveryAlteredCharacter) {
  const std::string stored = Stored();
  for (std::size_t i = 0; i < stored.size(); ++i) {
    std::string altered = stored;
    altered[i] = altered[i] == 'A' ? 'B' : 'A';
    EXPECT_THROW(static_cast<void>(Verify(altered, kPassword)), base::Fault) << i;
  }
}

TEST(VerifyPassword, FaultsOnWhatIsNoStoredPassword) {
  const std::string stored = Stored();
  for (const std::string& wrong :
       {std::string(), std::string("v1."), std::string("v1.AAAA"),
        stored.substr(0, stored.size() - 4), stored + "AAAA", stored.substr(3),
        "v2" + stored.substr(2), "v1." + std::string(300, 'A'),
        std::string("$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
                    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")}) {
    EXPECT_THROW(static_cast<void>(Verify(wrong, kPassword)), base::Fault) << wrong;
  }
}

TEST(VerifyPassword, FaultsForAnotherOwnerOrKeyFile) {
  const std::string stored = Stored();
  EXPECT_THROW(static_cast<void>(
                   VerifyPassword(TestKeys(), kCheap, "bert@firma.example", stored, kPassword)),
               base::Fault);
  EXPECT_THROW(static_cast<void>(VerifyPassword(TestKeys(), kCheap, "", stored, kPassword)),
               base::Fault);
  EXPECT_THROW(
      static_cast<void>(VerifyPassword(Keys::FromSeed(8), kCheap, kOwner, stored, kPassword)),
      base::Fault);
}

TEST(VerifyPassword, RefusesAPasswordThatCallersShouldHaveRefused) {
  const std::string stored = Stored();
  const std::string too_long(kMaxPasswordBytes + 1, 'x');
  EXPECT_THROW(static_cast<void>(Verify(stored, too_long)), base::Fault);
  EXPECT_THROW(static_cast<void>(HashPassword(TestKeys(), kCheap, kOwner, too_long)), base::Fault);
}

// `text` in the form it would have at rest, if it were a hash string.
std::string Sealed(std::string_view text) {
  std::string sealed(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES + text.size() +
                         crypto_aead_xchacha20poly1305_ietf_ABYTES,
                     'n');
  auto* nonce = reinterpret_cast<unsigned char*>(sealed.data());
  crypto_aead_xchacha20poly1305_ietf_encrypt(
      nonce + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, nullptr, Bytes(text), text.size(),
      Bytes(kOwner), sizeof kOwner - 1, nullptr, nonce, TestKeys().For(Use::kPassword).data());
  return "v1." + Encode(nonce, sealed.size());
}

// The kind of fault that `work` ends with when the process may not grow.
template <typename Work>
int ExitCodeWithoutMemory(Work work) {
  const pid_t child = ::fork();
  if (child == 0) {
    const rlimit little{64U << 20, 64U << 20};
    ::setrlimit(RLIMIT_AS, &little);
    try {
      work();
    } catch (const base::Fault& fault) {
      ::_exit(fault.kind() == base::Fault::Kind::kBusy ? 10 : 11);
    }
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

#if !defined(__SANITIZE_ADDRESS__)  // which itself needs more address space than the limit leaves
TEST(Password, IsBusyNotWrongWhenMemoryIsShort) {
  constexpr Cost kDear{256 << 10, 1};
  const std::string stored = Stored();
  const std::string dear = Stored(kDear);
  EXPECT_EQ(ExitCodeWithoutMemory([&] { static_cast<void>(Verify(stored, kPassword)); }), 0);
  EXPECT_EQ(ExitCodeWithoutMemory([&] { static_cast<void>(Stored(kDear)); }), 10);
  EXPECT_EQ(ExitCodeWithoutMemory([&] { static_cast<void>(Verify(dear, kPassword, kDear)); }), 10);
  EXPECT_EQ(ExitCodeWithoutMemory([&] { static_cast<void>(Verify(dear, "wrong", kDear)); }), 10);
  EXPECT_EQ(ExitCodeWithoutMemory([&] { VerifyNobody(TestKeys(), kDear, kPassword); }), 10);
}
#endif

TEST(HashPassword, ShowsNothingOfTheHashAtRest) {
  const std::string stored = Stored();
  EXPECT_EQ(stored.substr(0, 3), "v1.");
  EXPECT_EQ(stored.find("$argon2"), std::string::npos);
  std::string sealed;
  ASSERT_TRUE(Decode(stored.substr(3), sealed));
  EXPECT_EQ(sealed.find("argon2"), std::string::npos);
  EXPECT_EQ(sealed.find("m=64"), std::string::npos);
}

// So that another program given the key could take the hashes over.
TEST(HashPassword, SealsAHashStringThatLibsodiumItselfVerifies) {
  std::string sealed;
  ASSERT_TRUE(Decode(Stored().substr(3), sealed));
  constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
  std::string text(sealed.size() - kNonce - crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
  ASSERT_EQ(crypto_aead_xchacha20poly1305_ietf_decrypt(
                reinterpret_cast<unsigned char*>(text.data()), nullptr, nullptr,
                Bytes(sealed) + kNonce, sealed.size() - kNonce, Bytes(kOwner), sizeof kOwner - 1,
                Bytes(sealed), TestKeys().For(Use::kPassword).data()),
            0);
  EXPECT_EQ(text.substr(0, 28), "$argon2id$v=19$m=64,t=1,p=1$");
  EXPECT_EQ(crypto_pwhash_str_verify(text.c_str(), kPassword, sizeof kPassword - 1), 0);
  EXPECT_NE(crypto_pwhash_str_verify(text.c_str(), "wrong", 5), 0);
}

TEST(VerifyPassword, FaultsOnASealedTextThatIsNoHash) {
  const std::string salt(22, 'A');
  const std::string value(43, 'A');
  const std::string good = "$argon2id$v=19$m=64,t=1,p=1$" + salt + "$" + value;
  EXPECT_EQ(Verify(Sealed(good), kPassword), Verdict::kMismatch);
  for (const std::string& wrong :
       {std::string(), good + "A", good + "$", good.substr(0, good.size() - 1),
        "$argon2i$v=19$m=64,t=1,p=1$" + salt + "$" + value,
        "$argon2id$v=19$m=64,t=1,p=2$" + salt + "$" + value, "$argon2id$v=19$m=64,t=1,p=1$" + salt,
        "$argon2id$v=19$m=64,t=1,p=1$" + salt + value,
        "$argon2id$v=19$m=,t=1,p=1$" + salt + "$" + value,
        "$argon2id$v=19$m=64,t=1,p=1$" + salt.substr(4) + "$" + value}) {
    EXPECT_THROW(static_cast<void>(Verify(Sealed(wrong), kPassword)), base::Fault) << wrong;
  }
}

TEST(HashPassword, DiffersEachTime) { EXPECT_NE(Stored(), Stored()); }

TEST(HashPassword, RefusesACostThatArgon2HasNot) {
  EXPECT_THROW(static_cast<void>(Stored({4, 1})), base::Fault);
  EXPECT_THROW(static_cast<void>(Stored({64, 0})), base::Fault);
}

TEST(ResealPassword, BindsTheSameHashToTheNewOwner) {
  const std::string stored = Stored();
  const std::string moved = ResealPassword(TestKeys(), stored, kOwner, "anna@new.example");
  EXPECT_EQ(VerifyPassword(TestKeys(), kCheap, "anna@new.example", moved, kPassword),
            Verdict::kMatch);
  EXPECT_EQ(VerifyPassword(TestKeys(), kCheap, "anna@new.example", moved, "x"), Verdict::kMismatch);
  EXPECT_THROW(static_cast<void>(Verify(moved, kPassword)), base::Fault);
  EXPECT_THROW(static_cast<void>(ResealPassword(TestKeys(), stored, "bert@firma.example", kOwner)),
               base::Fault);
}

milliseconds::rep MedianMicroseconds(std::vector<std::chrono::microseconds> times) {
  std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2),
                   times.end());
  return times[times.size() / 2].count();
}

// Processor time, not the clock: a busy machine changes it by far less than the factor that a missing hash would.
std::chrono::microseconds ProcessorTime() {
  timespec used{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return std::chrono::microseconds(used.tv_sec * 1'000'000 + used.tv_nsec / 1000);
}

TEST(VerifyNobody, WorksAsMuchAsVerifyPasswordFromTheFirstTimeOn) {
  constexpr Cost kCost{8192, 2};
  const std::string stored = Stored(kCost);
  std::vector<std::chrono::microseconds> somebody;
  std::vector<std::chrono::microseconds> nobody;
  const auto measure = [](auto& times, const auto& work) {
    const auto start = ProcessorTime();
    work();
    times.push_back(ProcessorTime() - start);
  };
  for (int i = 0; i < 31; ++i) {
    measure(nobody, [] { VerifyNobody(TestKeys(), kCost, "wrong"); });
    measure(somebody, [&] { static_cast<void>(Verify(stored, "wrong", kCost)); });
  }
  // Without the hash nobody would take a hundredth of it, with two of them twice as much.
  const auto expected = static_cast<double>(MedianMicroseconds(somebody));
  EXPECT_GT(static_cast<double>(MedianMicroseconds(nobody)), expected / 1.7);
  EXPECT_LT(static_cast<double>(MedianMicroseconds(nobody)), expected * 1.7);
}

TEST(IsGuessable, RefusesWhatIsTriedFirst) {
  for (const char* password : {"", "password", "passwort", "123456789012345", "qwertzuiop",
                               "aaaaaaaaaaaaaaaa", "P@ssw0rd1", "19871224", "abcdefghijklmnop"}) {
    EXPECT_TRUE(IsGuessable(password, {})) << password;
  }
}

TEST(IsGuessable, AcceptsWhatIsNot) {
  for (const char* password :
       {kPassword, "correct horse battery staple", "vK9#qLz2!mWx", "Ωμέγα-κήπος"}) {
    EXPECT_FALSE(IsGuessable(password, {"Anna Schmidt", kOwner, "Firma Garten"})) << password;
  }
}

TEST(IsGuessable, KnowsTheWordsOfThePersonAndTheWebsite) {
  const std::vector<std::string> words = {
      "Annegret", "Szczypiorski", "annegret@gartenmarkt.example", "Uhrwerkmoebel-Müllerhöfe"};
  for (const char* password : {"szczypiorski", "Szczypiorski7", "gartenmarkt.example",
                               "annegret@gartenmarkt.example", "Müllerhöfe77", "uhrwerkmoebel"}) {
    EXPECT_FALSE(IsGuessable(password, {})) << password << " is guessed by its words alone";
    EXPECT_TRUE(IsGuessable(password, words)) << password;
  }
}

TEST(IsGuessable, IsNotMisledByShortWords) {
  EXPECT_FALSE(IsGuessable("kqwizxpamvbo", {"kq-wi-zx-pa-mv-bo"}));
  EXPECT_FALSE(IsGuessable("kqwizxpamvbo", {"kq", "wi", "zx", "pa", "mv", "bo", "", "-"}));
}

TEST(IsGuessable, AnswersForTheLongest) {
  EXPECT_TRUE(IsGuessable(std::string(kMaxPasswordBytes, 'a'), {std::string(200, 'a'), "aaa"}));
}

// Counters that forked processes share.
struct Shared {
  std::atomic<int> inside{0};
  std::atomic<int> most{0};
  std::atomic<int> passed{0};
};

Shared* NewShared() {
  void* memory =
      ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? nullptr : new (memory) Shared;
}

TEST(HashSlot, BoundsHowManyProcessesPassAtOnce) {
  const Folder folder;
  Shared* shared = NewShared();
  ASSERT_NE(shared, nullptr);
  constexpr int kProcesses = 12;
  std::vector<pid_t> children;
  for (int i = 0; i < kProcesses; ++i) {
    const pid_t child = ::fork();
    if (child == 0) {
      for (int round = 0; round < 3; ++round) {
        const HashSlot slot(folder.path(), 2);
        const int now = ++shared->inside;
        for (int most = shared->most;
             now > most && !shared->most.compare_exchange_weak(most, now);) {
        }
        std::this_thread::sleep_for(milliseconds(20));
        --shared->inside;
        ++shared->passed;
      }
      ::_exit(0);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = -1;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  EXPECT_EQ(shared->most, 2);
  EXPECT_EQ(shared->passed, 3 * kProcesses);
  ::munmap(shared, sizeof(Shared));
}

// A child that holds the only slot until it is killed.
class Holder {
 public:
  explicit Holder(const Folder& folder) {
    int ends[2];
    if (::pipe(ends) != 0) return;
    child_ = ::fork();
    if (child_ == 0) {
      const HashSlot slot(folder.path(), 1);
      [[maybe_unused]] auto written = ::write(ends[1], "x", 1);
      for (;;) ::pause();
    }
    char byte = 0;
    ::close(ends[1]);
    holds_ = ::read(ends[0], &byte, 1) == 1;
    ::close(ends[0]);
  }
  ~Holder() { Kill(); }
  Holder(const Holder&) = delete;
  Holder& operator=(const Holder&) = delete;

  [[nodiscard]] bool Holds() const { return holds_; }
  void Kill() {
    if (child_ <= 0) return;
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    child_ = -1;
  }

 private:
  pid_t child_ = -1;
  bool holds_ = false;
};

TEST(HashSlot, IsBusyAfterThreeSeconds) {
  const Folder folder;
  const Holder holder(folder);
  ASSERT_TRUE(holder.Holds());
  const auto start = steady_clock::now();
  try {
    const HashSlot slot(folder.path(), 1);
    ADD_FAILURE();
  } catch (const base::Fault& fault) {
    EXPECT_EQ(fault.kind(), base::Fault::Kind::kBusy);
    EXPECT_EQ(fault.what(), "all 1 hash slots in " + folder.path() + " are taken");
  }
  EXPECT_GE(steady_clock::now() - start, milliseconds(2900));
}

TEST(HashSlot, IsFreeWhenItsHolderIsKilled) {
  const Folder folder;
  Holder holder(folder);
  ASSERT_TRUE(holder.Holds());
  holder.Kill();
  const auto start = steady_clock::now();
  EXPECT_NO_THROW(HashSlot(folder.path(), 1));
  EXPECT_LT(steady_clock::now() - start, milliseconds(2900));
}

TEST(HashSlot, IsFreeWhenItEnds) {
  const Folder folder;
  for (int i = 0; i < 3; ++i) EXPECT_NO_THROW(HashSlot(folder.path(), 1));
  {
    const HashSlot one(folder.path(), 2);
    const HashSlot two(folder.path(), 2);
  }
  const HashSlot again(folder.path(), 1);
}

TEST(HashSlot, NamesTheFileThatCannotBeOpened) {
  const Folder folder;
  try {
    const HashSlot slot(folder / "none", 1);
    ADD_FAILURE();
  } catch (const base::Fault& fault) {
    EXPECT_EQ(fault.kind(), base::Fault::Kind::kBroken);
    EXPECT_EQ(fault.what(),
              (folder / "none/hash-slot-0.lock") + ": cannot be opened: No such file or directory");
  }
  EXPECT_THROW(HashSlot(folder.path(), 0), base::Fault);
}

}  // namespace
}  // namespace crypto
