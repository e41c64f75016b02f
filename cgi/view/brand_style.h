// The style sheet of a website: the properties that htdocs/css/pforte.css leaves to a brand, with the colour as both
// grounds can bear it.
#ifndef PFORTE_VIEW_BRAND_STYLE_H_
#define PFORTE_VIEW_BRAND_STYLE_H_

#include <string>

#include "model/branding.h"

namespace view {

// The colour as it is shown on a light and on a dark ground: itself, or so much darker or lighter that its contrast to
// the ground is 7:1 (WCAG 2.2, 1.4.6). Both "" for no colour.
struct ShownColors {
  std::string light, dark;
};
[[nodiscard]] ShownColors ShownColorsOf(const model::Branding&);

// "" for Pforte's own look.
[[nodiscard]] std::string BrandStyle(const model::Branding&);
// The same for the two samples in the office, whatever ground the office itself has.
[[nodiscard]] std::string SampleStyle(const model::Branding&);

}  // namespace view

#endif  // PFORTE_VIEW_BRAND_STYLE_H_
