#include "command/expand.h"

#include <algorithm>

namespace command {
namespace {

constexpr std::string_view kEach = "@EACH ", kEnd = "@END@\n";

// The @NAME@s of `text` in one pass: a value is never searched for another.
std::string Fill(std::string_view text, const Values& values) {
  std::string filled;
  while (!text.empty()) {
    auto open = text.find('@'), close = text.find('@', open + 1);
    if (close == std::string_view::npos) break;
    auto value = values.find(std::string(text.substr(open + 1, close - open - 1)));
    if (value == values.end()) {
      filled += text.substr(0, close);
      text.remove_prefix(close);
    } else {
      filled += std::string(text.substr(0, open)) + value->second;
      text.remove_prefix(close + 1);
    }
  }
  return filled + std::string(text);
}

}  // namespace

std::string Expand(std::string_view text, const Values& values, const Rows& rows) {
  auto open = text.find(kEach);
  if (open == std::string_view::npos) return Fill(text, values);
  auto line = text.find('\n', open);
  std::string_view what = text.substr(open + kEach.size(), line - open - kEach.size() - 1);
  // The end of this loop, not of one within.
  int depth = 1;
  auto at = line + 1;
  while (depth > 0) {
    auto end = text.find(kEnd, at), inner = text.find(kEach, at);
    depth += inner < end ? 1 : -1;
    at = std::min(inner, end) + 1;
  }
  std::string_view body = text.substr(line + 1, at - 1 - line - 1);
  std::string expanded = Fill(text.substr(0, open), values);
  for (const Values& row : rows(what, values)) {
    Values all = row;
    all.insert(values.begin(), values.end());
    expanded += Expand(body, all, rows);
  }
  return expanded + Expand(text.substr(at - 1 + kEnd.size()), values, rows);
}

}  // namespace command
