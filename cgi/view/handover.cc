#include "view/handover.h"

#include "marker/customer/handover.tpl.h"
#include "view/page.h"

namespace view {

using base::Say;
using base::Text;

std::string Handover(const Frame& frame, const HandoverView& view) {
  Page page(frame, "customer/handover.tpl", Say(frame.language, Text::kHandoverTitle, {{"WEBSITE", view.website}}));
  auto& body = page.body();
  body.SetValue(kh_LEAD,
                Say(frame.language, Text::kHandoverLead, {{"EMAIL", view.email}, {"ADDRESS", view.address}}));
  body.SetValue(kh_GO, view.go);
  return page.Html();
}

}  // namespace view
