// What differs between two texts, line by line, and within lines that were reworded, word by word.
#ifndef PFORTE_BASE_DIFF_H_
#define PFORTE_BASE_DIFF_H_

#include <string>
#include <string_view>
#include <vector>

namespace base {

enum class DiffKind { kSame, kRemoved, kAdded };
struct DiffPiece {
  std::string text;
  bool changed = false;  // only in this text
};
struct DiffLine {
  DiffKind kind = DiffKind::kSame;
  std::vector<DiffPiece> pieces;  // one after the other they are the line, without its end
};

// From `before` to `after`: the kept and removed lines are those of `before`, the kept and added ones those of `after`,
// in their order; of a place that changed the removed lines come first. As few lines as possible change, unless both
// texts have thousands of lines that differ: those are then replaced as a whole.
[[nodiscard]] std::vector<DiffLine> Diff(std::string_view before, std::string_view after);

}  // namespace base

#endif  // PFORTE_BASE_DIFF_H_
