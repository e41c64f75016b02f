#include "page/route.h"

namespace page {
namespace {

std::string_view Segment(std::string_view& rest) {
  rest.remove_prefix(1);
  auto segment = rest.substr(0, rest.find('/'));
  rest.remove_prefix(segment.size());
  return segment;
}

}  // namespace

std::optional<PathParts> MatchPath(std::string_view pattern, std::string_view path) {
  PathParts parts;
  while (!pattern.empty() && !path.empty()) {
    auto wanted = Segment(pattern), found = Segment(path);
    if (wanted == "{word}") {
      if (found.empty() || found.size() > 30 ||
          found.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") != std::string_view::npos) {
        return std::nullopt;
      }
      parts.words.emplace_back(found);
      continue;
    }
    if (wanted != "{}") {
      if (wanted != found) return std::nullopt;
      continue;
    }
    if (found.empty() || found.size() > 15 || found[0] == '0') return std::nullopt;
    std::int64_t number = 0;
    for (char c : found) {
      if (c < '0' || c > '9') return std::nullopt;
      number = number * 10 + (c - '0');
    }
    parts.numbers.push_back(number);
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return parts;
}

}  // namespace page
