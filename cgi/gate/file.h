// Files below a document root, for the gate that sends them itself. Opens exactly the path that was judged and nothing
// outside of the root; knows nothing of who may read.
#ifndef PFORTE_GATE_FILE_H_
#define PFORTE_GATE_FILE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "base/descriptor.h"

namespace gate {

enum class FileKind { kRegular, kFolder, kNone };
struct File {
  FileKind kind = FileKind::kNone;
  base::Descriptor opened{-1};     // for reading, if kRegular
  std::int64_t size = 0;           // bytes
  std::int64_t inode = 0;
  std::int64_t modified_at = 0;    // UTC seconds
  std::int64_t nanoseconds = 0;    // of the modification
};

// How a kernel is asked. kAuto takes openat2 and, where there is none (before Linux 5.6, or forbidden by a container),
// the walk. Symbolic links that stay below the root are followed by openat2, none at all by the walk.
enum class Opening { kAuto, kWalk };

// `path` is canonical (http::Request::path): "/members/prices.html". Devices, pipes and sockets, what may not be read
// and what is not there are kNone; none of them keeps the caller waiting. Throws base::Fault if `root` is no folder
// that can be opened, and if descriptors or memory have run out.
[[nodiscard]] File OpenBelow(const std::string& root, std::string_view path, Opening = Opening::kAuto);

// Programs, secrets and leavings that no web server should send, by the canonical path alone: a component that starts
// with a dot, an extension like .php, .cgi, .ini, .sqlite or .bak, a '~' or '#' at the end. ASCII case does not count.
[[nodiscard]] bool IsWithheld(std::string_view path);

}  // namespace gate

#endif  // PFORTE_GATE_FILE_H_
