#include "view/arrive.h"

#include "marker/customer/arrive.tpl.h"
#include "view/page.h"

namespace view {

using base::Say;
using base::Text;

std::string Arrive(const Frame& frame, const ArriveView& view) {
  Page page(frame, "customer/arrive.tpl",
            view.ready ? Say(frame.language, Text::kArriveTitle, {{"WEBSITE", frame.website_name}})
                       : Say(frame.language, Text::kArriveOverTitle));
  auto& body = page.body();
  if (view.ready) {
    auto& ready = *body.AddSectionDictionary(ka_READY);
    ready.SetValue(ka_LEAD,
                   Say(frame.language, Text::kArriveLead, {{"EMAIL", view.email}, {"WEBSITE", view.from}}));
    if (!view.next.empty()) ready.SetValueAndShowSection(ka_PATH, view.next, ka_WANTED);
    page.AddForm(ready, "/account/arrive", {}, {});
  } else {
    auto& over = *body.AddSectionDictionary(ka_OVER);
    if (!view.next.empty()) over.SetValueAndShowSection(ka_NEXT, view.next, ka_AGAIN);
  }
  return page.Html();
}

}  // namespace view
