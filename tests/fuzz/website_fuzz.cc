// What a website's register takes can stand in a server's configuration and in a link.
#include <cstdint>
#include <cstdlib>

#include "rules/website.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto parts = rules::ParseAddress(text)) {
    if (parts->host.empty() || parts->mount.ends_with('/')) std::abort();
    if (!parts->mount.empty() && !parts->mount.starts_with('/')) std::abort();
    for (char c : parts->host + parts->mount) {
      if (static_cast<unsigned char>(c) <= 0x20 || c >= 0x7f) std::abort();
    }
    if ((parts->host + parts->mount).find_first_of("\"\\?#") != std::string::npos) std::abort();
    if (parts->host.find_first_of("/@ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string::npos) std::abort();
  }
  if (rules::IsPlace(text)) {
    if (!text.starts_with('/') || !text.ends_with('/')) std::abort();
    if (text.find_first_of(" \t\r\n\"'\\;{}()$*?[]^|") != std::string_view::npos) std::abort();
    if (text.find("/../") != std::string_view::npos || text.find("/./") != std::string_view::npos) std::abort();
  }
  return 0;
}
