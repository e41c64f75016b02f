// Cookies are few, named and printable, whatever the header holds.
#include <cstdint>
#include <cstdlib>

#include "http/request.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  http::Cookies cookies = http::ParseCookies({reinterpret_cast<const char*>(data), size});
  if (cookies.pairs.size() > http::kMaxCookies) std::abort();
  for (const auto& [name, value] : cookies.pairs) {
    if (name.empty()) std::abort();
    for (char c : name + value) {
      if (c <= 0x20 || c >= 0x7f || c == ';') std::abort();
    }
  }
  if (!cookies.pairs.empty()) {
    const auto& [name, value] = cookies.pairs.front();
    if (cookies.Get(name) != value) std::abort();
  }
  return 0;
}
