// Ranges lie within the file, are not empty, are few and do not overlap, whatever the header holds.
#include <cstdint>
#include <cstdlib>
#include <limits>

#include "http/range.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view header(reinterpret_cast<const char*>(data), size);
  for (std::int64_t length : {std::int64_t{0}, std::int64_t{1}, std::int64_t{10'000}, std::numeric_limits<std::int64_t>::max()}) {
    const auto ranges = http::ParseRange(header, length);
    if (!ranges) continue;
    if (ranges->size() > http::kMaxRanges) std::abort();
    for (std::size_t i = 0; i < ranges->size(); ++i) {
      const auto& one = (*ranges)[i];
      if (one.from < 0 || one.length < 1 || one.from > length - one.length) std::abort();
      for (std::size_t j = 0; j < i; ++j) {
        const auto& other = (*ranges)[j];
        if (one.from <= other.from + (other.length - 1) && other.from <= one.from + (one.length - 1)) std::abort();
      }
    }
  }
  return 0;
}
