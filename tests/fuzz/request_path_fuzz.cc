// A path that CanonicalPath gives has the one form that Request::path promises.
#include <cstdint>
#include <cstdlib>

#include "http/request.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto path = http::CanonicalPath({reinterpret_cast<const char*>(data), size});
  if (!path) return 0;
  if (!path->starts_with('/') || !http::IsUtf8(*path)) std::abort();
  for (const char* never : {"//", "/./", "/../", "\\", "\n", "\r"}) {
    if (path->find(never) != std::string::npos) std::abort();
  }
  if (path->ends_with("/.") || path->ends_with("/..")) std::abort();
  if (path->find('\0') != std::string::npos) std::abort();
  std::string again;
  for (char c : *path) again += c == '/' ? "/" : http::EncodeUrl({&c, 1});
  if (http::CanonicalPath(again) != path) std::abort();
  return 0;
}
