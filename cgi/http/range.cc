#include "http/range.h"

#include <algorithm>
#include <limits>
#include <string>

namespace http {
namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

std::string_view Trim(std::string_view text) {
  while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
  return text;
}

// Digits alone; a number too large for any file is the largest one.
std::optional<std::int64_t> Number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::int64_t value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    const int digit = c - '0';
    value = value > (kMost - digit) / 10 ? kMost : value * 10 + digit;
  }
  return value;
}

// One of "0-499", "500-", "-500" (section 14.1.2); of length 0 if nothing of it is there.
std::optional<Range> ParseOne(std::string_view text, std::int64_t size) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const std::string_view before = text.substr(0, dash), after = text.substr(dash + 1);
  if (before.empty()) {
    const auto suffix = Number(after);
    if (!suffix) return std::nullopt;
    const std::int64_t length = std::min(*suffix, size);
    return Range{size - length, length};
  }
  const auto first = Number(before);
  const auto last = after.empty() ? kMost : Number(after);
  if (!first || !last || *last < *first) return std::nullopt;
  if (*first >= size) return Range{};
  return Range{*first, std::min(*last, size - 1) - *first + 1};
}

bool Overlap(const Range& one, const Range& other) {
  return one.from < other.from + other.length && other.from < one.from + one.length;
}

bool IsBytes(std::string_view unit) {
  constexpr std::string_view kBytes = "bytes";
  return std::equal(unit.begin(), unit.end(), kBytes.begin(), kBytes.end(),
                    [](char c, char lower) { return c == lower || c == lower - 'a' + 'A'; });
}

}  // namespace

std::optional<std::vector<Range>> ParseRange(std::string_view header, std::int64_t size) {
  const auto equals = header.find('=');
  if (equals == std::string_view::npos || !IsBytes(header.substr(0, equals))) return std::nullopt;
  std::vector<Range> ranges;
  std::size_t asked = 0;
  for (std::string_view rest = header.substr(equals + 1); !rest.empty();) {
    const std::string_view element = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(element.size() + 1, rest.size()));
    const std::string_view text = Trim(element);
    if (text.empty()) continue;  // lists may hold empty elements (section 5.6.1.2)
    const auto range = ParseOne(text, size);
    if (!range || ++asked > kMaxRanges) return std::nullopt;
    if (range->length == 0) continue;
    if (std::any_of(ranges.begin(), ranges.end(), [&](const Range& one) { return Overlap(one, *range); })) {
      return std::nullopt;
    }
    ranges.push_back(*range);
  }
  if (asked == 0) return std::nullopt;
  return ranges;
}

}  // namespace http
