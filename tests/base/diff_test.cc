#include "base/diff.h"

#include <gtest/gtest.h>

#include <string>

namespace base {
namespace {

// " kept", "-removed", "+added", one a line; what changed within a line in brackets.
std::string Written(const std::string& before, const std::string& after) {
  std::string text;
  for (const DiffLine& line : Diff(before, after)) {
    text += line.kind == DiffKind::kSame ? ' ' : line.kind == DiffKind::kRemoved ? '-' : '+';
    for (const DiffPiece& piece : line.pieces) text += piece.changed ? "[" + piece.text + "]" : piece.text;
    text += '\n';
  }
  return text;
}

// One side of a difference, put together again.
std::string Side(const std::vector<DiffLine>& lines, DiffKind other) {
  std::string text;
  for (const DiffLine& line : lines) {
    if (line.kind == other) continue;
    for (const DiffPiece& piece : line.pieces) text += piece.text;
    text += '\n';
  }
  return text;
}

TEST(Diff, KeepsWhatIsTheSame) {
  EXPECT_EQ(Written("a\nb\n", "a\nb\n"), " a\n b\n");
  EXPECT_EQ(Written("", ""), "");
  EXPECT_EQ(Written("a\r\nb\r\n", "a\nb"), " a\n b\n") << "line ends are no difference";
}

TEST(Diff, ChangesAsFewLinesAsPossible) {
  EXPECT_EQ(Written("a\nb\nc\nd\n", "a\nc\nd\n"), " a\n-[b]\n c\n d\n");
  EXPECT_EQ(Written("a\nd\n", "a\nb\nc\nd\n"), " a\n+[b]\n+[c]\n d\n");
  EXPECT_EQ(Written("a\nb\na\nc\n", "b\na\nx\nc\n"), "-[a]\n b\n a\n+[x]\n c\n");
  EXPECT_EQ(Written("", "a\n"), "+[a]\n");
  EXPECT_EQ(Written("a\n", ""), "-[a]\n");
}

TEST(Diff, MarksTheWordsOfALineThatWasReworded) {
  EXPECT_EQ(Written("Guten Tag Frau Muster\n", "Guten Abend Frau Muster\n"),
            "-Guten [Tag] Frau Muster\n+Guten [Abend] Frau Muster\n");
  EXPECT_EQ(Written("der Link\n", "der eine Link\n"), "-der Link\n+der [eine ]Link\n");
  EXPECT_EQ(Written("eins zwei\n", "drei vier\n"), "-[eins zwei]\n+[drei vier]\n") << "nothing but the blank is left";
}

TEST(Diff, GivesBothTextsBack) {
  const std::string words[] = {"a", "b", "a b", "", "c d e", "a c"};
  unsigned state = 1;
  for (int round = 0; round < 500; ++round) {
    std::string texts[2];
    for (auto& text : texts) {
      for (unsigned i = 0; i < state % 9; ++i) {
        state = state * 1664525 + 1013904223;
        text += words[state >> 16 & 3] + words[(state >> 20) % 6] + "\n";
      }
      state = state * 1664525 + 1013904223;
    }
    const auto lines = Diff(texts[0], texts[1]);
    EXPECT_EQ(Side(lines, DiffKind::kAdded), texts[0]);
    EXPECT_EQ(Side(lines, DiffKind::kRemoved), texts[1]);
  }
}

TEST(Diff, ReplacesThousandsOfLinesAsAWhole) {
  std::string before = "head\n", after = "head\n";
  for (int i = 0; i < 3000; ++i) {
    before += "a" + std::to_string(i) + "\n";
    after += "b" + std::to_string(i) + "\n";
  }
  const auto lines = Diff(before, after);
  EXPECT_EQ(lines.size(), 6001u);
  EXPECT_EQ(lines[0].kind, DiffKind::kSame);
  EXPECT_EQ(Side(lines, DiffKind::kRemoved), after);
}

}  // namespace
}  // namespace base
