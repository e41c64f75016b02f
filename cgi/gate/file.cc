#include "gate/file.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>
#include <utility>

#include "base/fault.h"

namespace gate {
namespace {

// O_NONBLOCK: opening a pipe must not wait for its writer.
constexpr int kRead = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
constexpr int kTries = 16;  // openat2(2): EAGAIN while something on the way is being renamed

// By the last extension. What merely looks technical (.json, .xml, .log) may be meant for customers.
constexpr std::string_view kWithheld[] = {
    "asa", "ascx", "ashx", "asmx", "asp",  "aspx", "bak", "bash", "cgi", "conf",  "config", "db",  "db3",    "env",
    "fcgi", "fpl", "htpasswd", "inc", "ini", "jks", "jsp", "jspx", "kdbx", "key", "lua",    "mdb", "old",    "orig",
    "p12",  "pem", "pfx",  "pl",   "pm",   "ppk",  "py",  "pyc",  "rb",  "save",  "sh",     "shtm", "shtml", "sql",
    "sqlite", "sqlite3", "stm", "swo", "swp", "toml", "wsgi"};

// Wherever it stands: some servers run "x.php.txt" too.
bool IsPhp(std::string_view extension) {
  return extension.starts_with("php") || extension == "pht" || extension == "phtml" || extension == "phar";
}

bool IsMissing(int error) {
  switch (error) {
    case EMFILE:
    case ENFILE:
    case ENOMEM: return false;
    default: return true;
  }
}

// A descriptor, or -1 with errno.
int Openat2(int root, const std::string& path) {
  open_how how{};
  how.flags = kRead;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
  long opened = -1;
  for (int tries = 0; tries < kTries; ++tries) {
    opened = ::syscall(SYS_openat2, root, path.c_str(), &how, sizeof how);
    if (opened >= 0 || (errno != EAGAIN && errno != EINTR)) break;
  }
  return static_cast<int>(opened);
}

// The same, component by component and without following any link.
int Walk(int root, std::string_view path) {
  int folder = ::fcntl(root, F_DUPFD_CLOEXEC, 0);
  while (folder >= 0) {
    const base::Descriptor held(folder);
    const std::string name(path.substr(0, path.find('/')));
    path.remove_prefix(std::min(name.size() + 1, path.size()));
    if (name == "..") {
      errno = EXDEV;
      return -1;
    }
    folder = ::openat(held.Get(), name.c_str(), kRead | O_NOFOLLOW | (path.empty() ? 0 : O_DIRECTORY));
    if (path.empty()) break;
  }
  return folder;
}

bool HasNoOpenat2(int error) { return error == ENOSYS || error == EPERM; }

}  // namespace

File OpenBelow(const std::string& root, std::string_view path, Opening opening) {
  const base::Descriptor folder(::open(root.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!folder.IsOpen()) throw base::Fault(root + ": " + std::strerror(errno));
  const std::string below(path == "/" ? "." : path.substr(1));
  int opened = opening == Opening::kAuto ? Openat2(folder.Get(), below) : -1;
  if (opening == Opening::kWalk || (opened < 0 && HasNoOpenat2(errno))) opened = Walk(folder.Get(), below);
  if (opened < 0 && !IsMissing(errno)) throw base::Fault(root + std::string(path) + ": " + std::strerror(errno));
  base::Descriptor file(opened);
  struct stat about {};
  if (!file.IsOpen() || ::fstat(file.Get(), &about) != 0) return {};
  if (S_ISDIR(about.st_mode)) return {FileKind::kFolder};
  if (!S_ISREG(about.st_mode)) return {};
  return {FileKind::kRegular,
          std::move(file),
          about.st_size,
          static_cast<std::int64_t>(about.st_ino),
          about.st_mtim.tv_sec,
          about.st_mtim.tv_nsec};
}

bool IsWithheld(std::string_view path) {
  if (path.find("/.") != std::string_view::npos) return true;
  std::string name(path.substr(path.rfind('/') + 1));
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (name.ends_with('~') || name.ends_with('#')) return true;
  std::string_view extension;
  for (auto dot = name.find('.'); dot != std::string::npos; dot = name.find('.', dot + 1)) {
    extension = std::string_view(name).substr(dot + 1, name.find('.', dot + 1) - dot - 1);
    if (IsPhp(extension)) return true;
  }
  return std::find(std::begin(kWithheld), std::end(kWithheld), extension) != std::end(kWithheld);
}

}  // namespace gate
