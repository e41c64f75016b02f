#include "view/terms.h"

#include "marker/customer/terms.tpl.h"
#include "view/page.h"

namespace view {

using base::Say;
using base::Text;

std::string Terms(const Frame& frame, const TermsView& view) {
  Page page(frame, "customer/terms.tpl", Say(frame.language, Text::kTermsTitle));
  page.body().SetValue(kt_VERSION, Say(frame.language, Text::kTermsVersion, {{"VERSION", view.version}}));
  page.body().SetValue(kt_TEXT, view.text);
  return page.Html();
}

}  // namespace view
