// The chip that says how an access or a registration stands: a word and a shape, never colour
// alone.
#ifndef PFORTE_VIEW_CHIP_H_
#define PFORTE_VIEW_CHIP_H_

#include <ctemplate/template.h>

#include "model/access.h"
#include "view/page.h"

namespace view {

// What people are shown: the stored status, refined by what is computed.
enum class Standing { kInProcessing, kApproved, kRejected, kWithdrawn, kExpired, kUnverified };

// Approved turns into expired, nothing else does.
[[nodiscard]] Standing StandingOf(model::Status status, bool expired);
[[nodiscard]] std::string StandingWord(base::Language language, Standing standing);
// The last word of its classes in pforte.css: "approved" of "status-approved".
[[nodiscard]] std::string_view StandingStyle(Standing standing);

// Includes part/chip.tpl at `marker` of `parent`.
void AddChip(Page& page, ctemplate::TemplateDictionary& parent,
             const ctemplate::TemplateString& marker, base::Language language, Standing standing);

}  // namespace view

#endif  // PFORTE_VIEW_CHIP_H_
