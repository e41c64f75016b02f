// What differs between two wordings of a mail, shown line by line, with the words that changed marked.
#ifndef PFORTE_VIEW_DIFF_H_
#define PFORTE_VIEW_DIFF_H_

#include <string>

#include "view/page.h"

namespace view {

struct Wording {
  std::string subject, body;
};

// At {{>DIFF}} of `parent`; the subject stands above the text.
void AddDiff(Page& page, ctemplate::TemplateDictionary& parent, base::Language language, const Wording& before,
             const Wording& after);

}  // namespace view

#endif  // PFORTE_VIEW_DIFF_H_
