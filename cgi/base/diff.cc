#include "base/diff.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace base {
namespace {

using Parts = std::vector<std::string_view>;

Parts Lines(std::string_view text) {
  Parts lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);  // as browsers send forms
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Words and what is between them.
Parts Words(std::string_view line) {
  Parts words;
  while (!line.empty()) {
    const bool blank = line[0] == ' ';
    const auto end = std::min(blank ? line.find_first_not_of(' ') : line.find(' '), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(end);
  }
  return words;
}

struct Kept {
  std::vector<bool> before, after;  // by part: also in the other
};

// The longest common subsequence, by the table of its lengths from the end.
Kept FindKept(const Parts& before, const Parts& after) {
  constexpr std::size_t kLargest = 4'000'000;  // fields of the table: 8 MB
  Kept kept{std::vector<bool>(before.size()), std::vector<bool>(after.size())};
  std::size_t begin = 0, back = 0;
  while (begin < std::min(before.size(), after.size()) && before[begin] == after[begin]) ++begin;
  while (back < std::min(before.size(), after.size()) - begin &&
         before[before.size() - 1 - back] == after[after.size() - 1 - back]) {
    ++back;
  }
  std::fill_n(kept.before.begin(), begin, true);
  std::fill_n(kept.after.begin(), begin, true);
  std::fill_n(kept.before.rbegin(), back, true);
  std::fill_n(kept.after.rbegin(), back, true);
  const std::size_t rows = before.size() - begin - back, columns = after.size() - begin - back;
  if (rows == 0 || columns == 0 || rows > kLargest / columns) return kept;
  std::vector<std::uint16_t> table((rows + 1) * (columns + 1));
  auto length = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return table[i * (columns + 1) + j]; };
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      length(i, j) = before[begin + i] == after[begin + j] ? static_cast<std::uint16_t>(length(i + 1, j + 1) + 1)
                                                           : std::max(length(i + 1, j), length(i, j + 1));
    }
  }
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (before[begin + i] == after[begin + j]) {
      kept.before[begin + i++] = kept.after[begin + j++] = true;
    } else if (length(i + 1, j) >= length(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
  return kept;
}

DiffLine Whole(DiffKind kind, std::string_view line) { return {kind, {{std::string(line), kind != DiffKind::kSame}}}; }

DiffLine InPieces(DiffKind kind, const Parts& words, const std::vector<bool>& kept) {
  DiffLine line{kind, {}};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (line.pieces.empty() || line.pieces.back().changed == kept[i]) line.pieces.push_back({"", !kept[i]});
    line.pieces.back().text += words[i];
  }
  return line;
}

// Adds one line that took the place of another; if they share no word, both change as a whole.
void AddReworded(std::string_view before, std::string_view after, std::vector<DiffLine>& removed,
                 std::vector<DiffLine>& added) {
  const Parts old_words = Words(before), new_words = Words(after);
  const Kept kept = FindKept(old_words, new_words);
  bool akin = false;
  for (std::size_t i = 0; i < old_words.size(); ++i) akin = akin || (kept.before[i] && old_words[i][0] != ' ');
  removed.push_back(akin ? InPieces(DiffKind::kRemoved, old_words, kept.before) : Whole(DiffKind::kRemoved, before));
  added.push_back(akin ? InPieces(DiffKind::kAdded, new_words, kept.after) : Whole(DiffKind::kAdded, after));
}

}  // namespace

std::vector<DiffLine> Diff(std::string_view before, std::string_view after) {
  const Parts old_lines = Lines(before), new_lines = Lines(after);
  const Kept kept = FindKept(old_lines, new_lines);
  std::vector<DiffLine> lines;
  for (std::size_t i = 0, j = 0; i < old_lines.size() || j < new_lines.size();) {
    std::vector<DiffLine> removed, added;
    for (; i < old_lines.size() && !kept.before[i] && j < new_lines.size() && !kept.after[j]; ++i, ++j) {
      AddReworded(old_lines[i], new_lines[j], removed, added);
    }
    for (; i < old_lines.size() && !kept.before[i]; ++i) removed.push_back(Whole(DiffKind::kRemoved, old_lines[i]));
    for (; j < new_lines.size() && !kept.after[j]; ++j) added.push_back(Whole(DiffKind::kAdded, new_lines[j]));
    lines.insert(lines.end(), removed.begin(), removed.end());
    lines.insert(lines.end(), added.begin(), added.end());
    for (; i < old_lines.size() && kept.before[i] && j < new_lines.size() && kept.after[j]; ++i, ++j) {
      lines.push_back(Whole(DiffKind::kSame, old_lines[i]));
    }
  }
  return lines;
}

}  // namespace base
