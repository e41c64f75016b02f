#include "view/diff.h"

#include <algorithm>

#include "base/diff.h"
#include "marker/office/diff.tpl.h"
#include "view/office_part.h"

namespace view {

namespace {

using base::DiffKind;

std::string Written(base::Language language, const Wording& wording) {
  return base::Say(language, base::Text::kOfficeMailTextPreviewSubject) + " " + wording.subject + "\n\n" + wording.body;
}

}  // namespace

void AddDiff(Page& page, ctemplate::TemplateDictionary& parent, base::Language language, const Wording& before,
             const Wording& after) {
  auto& part = page.Include(parent, "DIFF", "office/diff.tpl");
  const auto lines = base::Diff(Written(language, before), Written(language, after));
  if (std::all_of(lines.begin(), lines.end(), [](const auto& line) { return line.kind == DiffKind::kSame; })) {
    part.ShowSection(kd_SAME);
    return;
  }
  auto& list = *part.AddSectionDictionary(kd_LINES);
  for (const base::DiffLine& line : lines) {
    auto& item = *list.AddSectionDictionary(kd_LINE);
    ShowIf(item, line.kind == DiffKind::kRemoved, kd_REMOVED);
    ShowIf(item, line.kind == DiffKind::kAdded, kd_ADDED);
    for (const base::DiffPiece& piece : line.pieces) {
      auto& dictionary = *item.AddSectionDictionary(kd_PIECE);
      if (!piece.changed) {
        dictionary.SetValueAndShowSection(kd_KEPT_TEXT, piece.text, kd_KEPT);
      } else if (line.kind == DiffKind::kRemoved) {
        dictionary.SetValueAndShowSection(kd_OLD_TEXT, piece.text, kd_OLD);
      } else {
        dictionary.SetValueAndShowSection(kd_NEW_TEXT, piece.text, kd_NEW);
      }
    }
  }
}

}  // namespace view
