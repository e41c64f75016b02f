// Which bytes a Range header asks for (RFC 9110 section 14). Knows no files.
#ifndef PFORTE_HTTP_RANGE_H_
#define PFORTE_HTTP_RANGE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace http {

inline constexpr std::size_t kMaxRanges = 16;  // as asked for, satisfiable or not

struct Range {
  std::int64_t from = 0, length = 0;  // bytes; never empty
  bool operator==(const Range&) const = default;
};

// What `header` asks for of `size` bytes, in its order, without what lies beyond the end. Empty: nothing of it is
// there (416). Nothing: the header says nothing that counts, and the whole is sent: absent, malformed, another unit,
// more than kMaxRanges, or ranges that overlap (sections 14.2 and 17.15).
[[nodiscard]] std::optional<std::vector<Range>> ParseRange(std::string_view header, std::int64_t size);

}  // namespace http

#endif  // PFORTE_HTTP_RANGE_H_
