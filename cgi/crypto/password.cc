#include "crypto/password.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <zxcvbn.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstring>
#include <thread>
#include <utility>

#include "base/descriptor.h"
#include "base/fault.h"
#include "crypto/sodium.h"

namespace crypto {
namespace {

constexpr std::string_view kVersion = "v1.";
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

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

// libsodium's names for a cost.
unsigned long long Operations(Cost cost) { return static_cast<unsigned long long>(cost.passes); }
std::size_t Memory(Cost cost) { return static_cast<std::size_t>(cost.memory_kib) * 1024; }

std::string Seal(const Keys& keys, std::string_view owner, std::string_view hash) {
  std::string sealed(kNonce + hash.size() + kTag, '\0');
  auto* nonce = reinterpret_cast<unsigned char*>(sealed.data());
  randombytes_buf(nonce, kNonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + kNonce, nullptr, Bytes(hash), hash.size(),
                                             Bytes(owner), owner.size(), nullptr, nonce,
                                             keys.For(Use::kPassword).data());
  return std::string(kVersion) + Encode(nonce, sealed.size());
}

std::string Open(const Keys& keys, std::string_view owner, std::string_view stored) {
  std::string sealed;
  if (stored.starts_with(kVersion) && Decode(stored.substr(kVersion.size()), sealed) &&
      sealed.size() >= kNonce + kTag) {
    std::string hash(sealed.size() - kNonce - kTag, '\0');
    const unsigned char* nonce = Bytes(sealed);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            reinterpret_cast<unsigned char*>(hash.data()), nullptr, nullptr, nonce + kNonce,
            sealed.size() - kNonce, Bytes(owner), owner.size(), nonce,
            keys.For(Use::kPassword).data()) == 0) {
      return hash;
    }
  }
  throw base::Fault(
      "a stored password does not open: it was altered, moved, or sealed under another key file");
}

// A well-formed hash string of all-zero salt and hash, which no password is known to have.
std::string NobodysHash(Cost cost) {
  return "$argon2id$v=19$m=" + std::to_string(cost.memory_kib) +
         ",t=" + std::to_string(cost.passes) + ",p=1$" + std::string(22, 'A') + "$" +
         std::string(43, 'A');
}

[[noreturn]] void RefuseForMemory(Cost cost) {
  throw base::Fault("no memory for Argon2id (" + std::to_string(cost.memory_kib) + " KiB)",
                    base::Fault::Kind::kBusy);
}

void CheckLength(std::string_view password) {
  if (password.size() > kMaxPasswordBytes)
    throw base::Fault("a password beyond the longest reached the hash");
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
  CheckLength(password);
  char hash[crypto_pwhash_STRBYTES];
  errno = 0;
  if (crypto_pwhash_str_alg(hash, password.data(), password.size(), Operations(cost), Memory(cost),
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    if (errno == EINVAL) throw base::Fault("Argon2id refuses its cost");
    RefuseForMemory(cost);
  }
  std::string sealed = Seal(keys, owner, hash);
  sodium_memzero(hash, sizeof hash);
  return sealed;
}

Verdict VerifyPassword(const Keys& keys, Cost cost, std::string_view owner, std::string_view stored,
                       std::string_view password) {
  CheckLength(password);
  Secret hash(Open(keys, owner, stored));
  errno = 0;
  if (crypto_pwhash_str_verify(hash->c_str(), password.data(), password.size()) != 0) {
    // libsodium tells a mismatch from a lack of memory only by EINVAL.
    if (errno == EINVAL) return Verdict::kMismatch;
    RefuseForMemory(cost);
  }
  return crypto_pwhash_str_needs_rehash(hash->c_str(), Operations(cost), Memory(cost)) == 0
             ? Verdict::kMatch
             : Verdict::kMatchButOutdated;
}

void VerifyNobody(const Keys& keys, Cost cost, std::string_view password) {
  const std::string stored = Seal(keys, "", NobodysHash(cost));
  static_cast<void>(VerifyPassword(keys, cost, "", stored, password));
}

std::string ResealPassword(const Keys& keys, std::string_view stored, std::string_view old_owner,
                           std::string_view new_owner) {
  Secret hash(Open(keys, old_owner, stored));
  return Seal(keys, new_owner, *hash);
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
    files.emplace_back(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!files.back().IsOpen())
      throw base::Fault(path + ": cannot be opened: " + std::strerror(errno));
  }
  if (files.empty()) throw base::Fault("no hash slots are configured");

  const auto deadline = std::chrono::steady_clock::now() + kPatience;
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
    if (std::chrono::steady_clock::now() >= deadline) {
      throw base::Fault(
          "all " + std::to_string(slots) + " hash slots in " + directory + " are taken",
          base::Fault::Kind::kBusy);
    }
    // Uneven, so that those who wait do not all try at once; a hash takes 20 ms and more.
    std::this_thread::sleep_for(std::chrono::microseconds(1000 + randombytes_uniform(4000)));
  }
}

HashSlot::~HashSlot() { ::close(descriptor_); }

}  // namespace crypto
