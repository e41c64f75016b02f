#include "base/descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

namespace base {

Descriptor OpenShared(const std::string& path, int flags, mode_t mode) {
  // Whoever may write in the folder may have put a link there: root follows none and gives away what it made alone.
  flags |= O_CLOEXEC | O_NOFOLLOW;
  Descriptor file(::open(path.c_str(), flags | O_CREAT | O_EXCL, mode));
  if (!file.IsOpen() && errno == EEXIST) return Descriptor(::open(path.c_str(), flags));
  struct stat folder {};
  if (file.IsOpen() && ::geteuid() == 0 && ::stat(path.substr(0, path.rfind('/') + 1).c_str(), &folder) == 0) {
    // Where that is refused, the others are told when they open it.
    [[maybe_unused]] int result = ::fchown(file.Get(), folder.st_uid, folder.st_gid);
  }
  return file;
}

}  // namespace base
