// A place to go to stays on this website, read as it is and read after one decoding.
#include <cstdint>
#include <cstdlib>

#include "http/request.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string next = http::SafeNext({reinterpret_cast<const char*>(data), size});
  if (next.empty()) return 0;
  auto decoded = http::DecodeUrl(next);
  if (next.size() > 1000 || !decoded) std::abort();
  for (const std::string& text : {next, *decoded}) {
    if (text[0] != '/') std::abort();
    if (text.size() > 1 && (text[1] == '/' || text[1] == '\\')) std::abort();
    for (char c : text) {
      if (static_cast<unsigned char>(c) < 0x20 || c == '\\' || c == 0x7f) std::abort();
    }
  }
  return 0;
}
