#include "crypto/keys.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string_view>

#include "base/descriptor.h"
#include "base/fault.h"
#include "crypto/sodium.h"

namespace crypto {
namespace {

// The file's one line: this and the key in base64url.
constexpr std::string_view kHeading = "pforte-key-v1:";
constexpr char kContext[crypto_kdf_CONTEXTBYTES + 1] = "pforte-1";
static_assert(sizeof(Key) == crypto_kdf_KEYBYTES);

[[noreturn]] void Refuse(const std::string& path, const std::string& why) {
  throw base::Fault("key file " + path + ": " + why);
}

base::Descriptor Open(const std::string& path, int flags) {
  return base::Descriptor(::open(path.c_str(), flags | O_CLOEXEC, 0600));
}

void Derive(const Key& master, std::array<Key, 14>& subkeys) {
  for (std::size_t use = 1; use < subkeys.size(); ++use) {
    crypto_kdf_derive_from_key(subkeys[use].data(), subkeys[use].size(), use, kContext,
                               master.data());
  }
}

bool WriteDurably(int descriptor, std::string_view text) {
  // The umask can take rights from the owner that open() asked for.
  return ::fchmod(descriptor, 0600) == 0 &&
         ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
         ::fsync(descriptor) == 0;
}

}  // namespace

Keys Keys::Load(const std::string& path) {
  StartSodium();
  const auto file = Open(path, O_RDONLY);
  struct stat status {};
  if (!file.IsOpen() || ::fstat(file.Get(), &status) != 0) {
    Refuse(path, "cannot be read: " + std::string(std::strerror(errno)));
  }
  if (!S_ISREG(status.st_mode)) Refuse(path, "is not a file");
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    Refuse(path, "is open to group or others; chmod 600 it and think about who may have read it");
  }
  std::string text(128, '\0');
  const auto length = ::read(file.Get(), text.data(), text.size());
  if (length < 0) Refuse(path, "cannot be read: " + std::string(std::strerror(errno)));

  std::string_view line(text.data(), static_cast<std::size_t>(length));
  if (line.ends_with('\n')) line.remove_suffix(1);
  std::string decoded;
  const bool well_formed = line.starts_with(kHeading) &&
                           Decode(line.substr(kHeading.size()), decoded) &&
                           decoded.size() == sizeof(Key);
  Wipe(text);
  if (!well_formed) Refuse(path, "is not a key file that `pforte init` wrote");

  Key master;
  std::memcpy(master.data(), decoded.data(), master.size());
  Wipe(decoded);
  Keys keys;
  Derive(master, keys.subkeys_);
  sodium_memzero(master.data(), master.size());
  return keys;
}

void Keys::Create(const std::string& path) {
  StartSodium();
  const auto file = Open(path, O_WRONLY | O_CREAT | O_EXCL);
  if (!file.IsOpen()) Refuse(path, "cannot be created: " + std::string(std::strerror(errno)));

  Key master;
  randombytes_buf(master.data(), master.size());
  std::string encoded = Encode(master.data(), master.size());
  std::string text;
  text.reserve(128);  // so that growing leaves no copy of the key behind
  text.append(kHeading).append(encoded) += '\n';
  const bool written = WriteDurably(file.Get(), text);
  const int error = errno;
  sodium_memzero(master.data(), master.size());
  Wipe(encoded);
  Wipe(text);
  if (!written) {
    ::unlink(path.c_str());
    Refuse(path, "cannot be written: " + std::string(std::strerror(error)));
  }
  const auto folder = std::filesystem::absolute(path).parent_path();
  const auto directory = Open(folder, O_RDONLY | O_DIRECTORY);
  if (!directory.IsOpen() || ::fsync(directory.Get()) != 0) {
    Refuse(path, "its folder cannot be written: " + std::string(std::strerror(errno)));
  }
}

Keys Keys::FromSeed(unsigned char seed) {
  StartSodium();
  Key master;
  master.fill(seed);
  Keys keys;
  Derive(master, keys.subkeys_);
  return keys;
}

Keys::~Keys() { sodium_memzero(subkeys_.data(), sizeof subkeys_); }

std::string SodiumVersion() { return sodium_version_string(); }

const Key& Keys::For(Use use) const { return subkeys_.at(static_cast<std::size_t>(use)); }

}  // namespace crypto
