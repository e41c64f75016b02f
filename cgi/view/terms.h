// The terms that registration asks to accept, where they do not stand on a page of the website.
#ifndef PFORTE_VIEW_TERMS_H_
#define PFORTE_VIEW_TERMS_H_

#include <string>

#include "view/frame.h"

namespace view {

struct TermsView {
  std::string version, text;
};

[[nodiscard]] std::string Terms(const Frame& frame, const TermsView& view);

}  // namespace view

#endif  // PFORTE_VIEW_TERMS_H_
