#include "crypto/password.h"

#include <fcntl.h>
#include <malloc.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <unistd.h>
#include <zxcvbn.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <exception>
#include <system_error>
#include <thread>
#include <utility>

#include "base/descriptor.h"
#include "base/fault.h"
#include "crypto/foreign.h"
#include "crypto/seal.h"
#include "crypto/sodium.h"

namespace crypto {
namespace {

constexpr int kHashNiceness = 10;  // of 19, setpriority(2): about a tenth of a busy processor

// A secret that leaves no copy behind.
class Secret {
 public:
  explicit Secret(std::string text) : text_(std::move(text)) {}
  explicit Secret(std::string_view text) : text_(text) {}
  ~Secret() { Wipe(text_); }
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  std::string& operator*() { return text_; }
  std::string* operator->() { return &text_; }

 private:
  std::string text_;
};

// One Argon2id computation: what the stored string says in PHC form.
struct Hash {
  Cost cost;
  unsigned char salt[crypto_pwhash_SALTBYTES] = {};
  unsigned char value[32] = {};
  ~Hash() { sodium_memzero(value, sizeof value); }
};

// In a thread of low priority: on the same machine the gate's readers, who need microseconds, go before those who
// sign in and wait for milliseconds anyway. One heap for all threads: another would reserve 64 MiB of addresses.
// `compute` must not throw.
template <class Function>
void Politely(const Function& compute) {
  [[maybe_unused]] static const int one_heap = ::mallopt(M_ARENA_MAX, 1);
  try {
    std::thread([&] {
      (void)::setpriority(PRIO_PROCESS, 0, kHashNiceness);
      compute();
    }).join();
  } catch (const std::system_error&) {
    compute();  // no memory for another stack
  }
}

// Fills in `value`. Not crypto_pwhash_str_verify: that takes a lack of memory for a mismatch.
void Compute(Hash& hash, std::string_view password) {
  if (password.size() > kMaxPasswordBytes) {
    throw base::Fault("a password beyond the longest reached the hash");
  }
  int result = -1, why = 0;
  Politely([&] {
    result = crypto_pwhash(hash.value, sizeof hash.value, password.data(), password.size(), hash.salt,
                           static_cast<unsigned long long>(hash.cost.passes),
                           static_cast<std::size_t>(hash.cost.memory_kib) * 1024, crypto_pwhash_ALG_ARGON2ID13);
    why = errno;
  });
  if (result == 0) return;
  const std::string cost = std::to_string(hash.cost.memory_kib) + " KiB, " +
                           std::to_string(hash.cost.passes) + " passes";
  if (why == EINVAL || why == EFBIG) throw base::Fault("no Argon2id has this cost: " + cost);
  throw base::Fault("no memory for Argon2id: " + cost, base::Fault::Kind::kBusy);
}

// The PHC string format writes base64 with + and /, without padding.
constexpr int kPhcBase64 = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;

std::string Write(const Hash& hash) {
  char salt[sodium_base64_ENCODED_LEN(sizeof hash.salt, kPhcBase64)];
  char value[sodium_base64_ENCODED_LEN(sizeof hash.value, kPhcBase64)];
  sodium_bin2base64(salt, sizeof salt, hash.salt, sizeof hash.salt, kPhcBase64);
  sodium_bin2base64(value, sizeof value, hash.value, sizeof hash.value, kPhcBase64);
  char text[crypto_pwhash_STRBYTES];
  const int length = std::snprintf(text, sizeof text, "$argon2id$v=19$m=%lld,t=%lld,p=1$%s$%s",
                                   static_cast<long long>(hash.cost.memory_kib),
                                   static_cast<long long>(hash.cost.passes), salt, value);
  std::string written(text, static_cast<std::size_t>(length));
  sodium_memzero(value, sizeof value);
  sodium_memzero(text, sizeof text);
  return written;
}

bool Read(const std::string& text, Hash& hash) {
  long long memory_kib = 0;
  long long passes = 0;
  int header = 0;
  if (std::sscanf(text.c_str(), "$argon2id$v=19$m=%lld,t=%lld,p=1$%n", &memory_kib, &passes,
                  &header) != 2 ||
      header == 0) {
    return false;
  }
  hash.cost = {memory_kib, passes};
  const char* at = text.c_str() + header;
  const char* end = text.c_str() + text.size();
  std::size_t size = 0;
  const auto read = [&](unsigned char* bytes, std::size_t wanted) {
    return sodium_base642bin(bytes, wanted, at, static_cast<std::size_t>(end - at), nullptr, &size,
                             &at, kPhcBase64) == 0 &&
           size == wanted;
  };
  return read(hash.salt, sizeof hash.salt) && at != end && *at++ == '$' &&
         read(hash.value, sizeof hash.value) && at == end;
}

// What stands before the Argon2id hash of another program's digest, with the setting and a line break behind it.
constexpr std::string_view kWrapped = "$wrapped";

// Takes the setting of a wrapped hash from the stored text; "" for a password hashed by ourselves.
std::string TakeSetting(std::string& text) {
  if (text.rfind(kWrapped, 0) != 0) return "";
  const auto end = text.find('\n');
  if (end == std::string::npos) throw base::Fault("a stored password is wrapped in nothing");
  std::string setting = text.substr(kWrapped.size(), end - kWrapped.size());
  text.erase(0, end + 1);
  return setting;
}

std::string OpenHash(const Keys& keys, std::string_view owner, std::string_view stored) {
  auto hash = Open(keys, Use::kPassword, owner, stored);
  if (hash) return std::move(*hash);
  throw base::Fault(
      "a stored password does not open: it was altered, moved, or sealed under another key file");
}

// The words that a website, a name or an address is made of.
std::vector<std::string> Pieces(const std::vector<std::string>& words) {
  constexpr std::size_t kShortest = 3;  // shorter ones are in any password by chance
  std::vector<std::string> pieces;
  for (const auto& word : words) {
    std::string piece;
    for (const char c : word + " ") {
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
          (c & 0x80) != 0) {
        piece += c;
        continue;
      }
      if (piece.size() >= kShortest && piece.size() < word.size()) pieces.push_back(piece);
      piece.clear();
    }
    if (word.size() >= kShortest) pieces.push_back(word);
  }
  return pieces;
}

}  // namespace

std::string HashPassword(const Keys& keys, Cost cost, std::string_view owner,
                         std::string_view password) {
  Hash hash{cost};
  randombytes_buf(hash.salt, sizeof hash.salt);
  Compute(hash, password);
  Secret text(Write(hash));
  return Seal(keys, Use::kPassword, owner, *text);
}

Verdict VerifyPassword(const Keys& keys, Cost cost, std::string_view owner, std::string_view stored,
                       std::string_view password) {
  Secret text(OpenHash(keys, owner, stored));
  const std::string setting = TakeSetting(*text);
  Hash expected;
  if (!Read(*text, expected)) throw base::Fault("a stored password is no Argon2id hash");
  Hash computed = expected;
  if (setting.empty()) {
    Compute(computed, password);
  } else {
    Secret digest{std::string()};
    std::exception_ptr failure;
    Politely([&] {
      try {
        *digest = ForeignDigest(setting, password);
      } catch (...) {
        failure = std::current_exception();
      }
    });
    if (failure) std::rethrow_exception(failure);
    Compute(computed, *digest);
  }
  if (sodium_memcmp(computed.value, expected.value, sizeof computed.value) != 0) {
    return Verdict::kMismatch;
  }
  const bool current =
      setting.empty() && expected.cost.memory_kib == cost.memory_kib && expected.cost.passes == cost.passes;
  return current ? Verdict::kMatch : Verdict::kMatchButOutdated;
}

std::string WrapForeignHash(const Keys& keys, Cost cost, std::string_view owner, std::string_view foreign) {
  if (Examine(foreign) != Foreign::kGood) throw base::Fault("a hash that cannot be verified is not wrapped");
  const std::string_view setting = ForeignSetting(foreign);
  Hash hash{cost};
  randombytes_buf(hash.salt, sizeof hash.salt);
  Compute(hash, foreign.substr(setting.size()));
  Secret text(Write(hash));
  Secret wrapped(std::string(kWrapped) + std::string(setting) + "\n" + *text);
  return Seal(keys, Use::kPassword, owner, *wrapped);
}

void VerifyNobody(const Keys& keys, Cost cost, std::string_view password) {
  // All zeros: the work of a real one, and no known password.
  const std::string stored = Seal(keys, Use::kPassword, "", Write(Hash{cost}));
  static_cast<void>(VerifyPassword(keys, cost, "", stored, password));
}

std::string ResealPassword(const Keys& keys, std::string_view stored, std::string_view old_owner,
                           std::string_view new_owner) {
  Secret hash(OpenHash(keys, old_owner, stored));
  return Seal(keys, Use::kPassword, new_owner, *hash);
}

bool IsGuessable(std::string_view password, const std::vector<std::string>& words) {
  const double enough = std::log2(1e8);
  const std::vector<std::string> pieces = Pieces(words);
  std::vector<const char*> dictionary;
  for (const auto& piece : pieces) dictionary.push_back(piece.c_str());
  dictionary.push_back(nullptr);
  Secret text(password);
  return ZxcvbnMatch(text->c_str(), dictionary.data(), nullptr) < enough;
}

HashSlot::HashSlot(const std::string& directory, std::int64_t slots) {
  constexpr auto kPatience = std::chrono::seconds(3);
  StartSodium();
  std::vector<base::Descriptor> files;
  for (std::int64_t i = 0; i < slots; ++i) {
    const std::string path = directory + "/hash-slot-" + std::to_string(i) + ".lock";
    files.push_back(base::OpenShared(path, O_RDWR, 0600));
    if (!files.back().IsOpen())
      throw base::Fault(path + ": cannot be opened: " + std::strerror(errno));
  }
  if (files.empty()) throw base::Fault("no hash slots are configured");

  const auto since = std::chrono::steady_clock::now();
  for (;;) {
    const auto start = randombytes_uniform(static_cast<std::uint32_t>(files.size()));
    for (std::size_t i = 0; i < files.size(); ++i) {
      base::Descriptor& file = files[(start + i) % files.size()];
      if (::flock(file.Get(), LOCK_EX | LOCK_NB) == 0) {
        descriptor_ = file.Release();
        return;
      }
      if (errno != EWOULDBLOCK && errno != EINTR) {
        throw base::Fault(directory +
                          "/hash-slot-*.lock: cannot be locked: " + std::strerror(errno));
      }
    }
    const auto waited = std::chrono::steady_clock::now() - since;
    if (waited >= kPatience) {
      throw base::Fault(
          "all " + std::to_string(slots) + " hash slots in " + directory + " are taken",
          base::Fault::Kind::kBusy);
    }
    // Short at first, so that no slot lies idle; longer for who waits long, so that a crowd does not burn the time that
    // it waits for; uneven, so that not all try at once.
    const auto pause = std::clamp<std::int64_t>(waited / std::chrono::microseconds(8), 200, 4000);
    std::this_thread::sleep_for(
        std::chrono::microseconds(pause / 2 + randombytes_uniform(static_cast<std::uint32_t>(pause))));
  }
}

HashSlot::~HashSlot() { ::close(descriptor_); }

}  // namespace crypto
