#include "base/descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>

namespace base {

Descriptor OpenShared(const std::string& path, int flags, mode_t mode) {
  Descriptor file(::open(path.c_str(), flags | O_CREAT | O_CLOEXEC, mode));
  struct stat folder {};
  if (file.IsOpen() && ::geteuid() == 0 && ::stat(path.substr(0, path.rfind('/') + 1).c_str(), &folder) == 0) {
    // Where that is refused, the others are told when they open it.
    [[maybe_unused]] int result = ::fchown(file.Get(), folder.st_uid, folder.st_gid);
  }
  return file;
}

}  // namespace base
