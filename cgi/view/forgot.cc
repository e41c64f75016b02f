#include "view/forgot.h"

#include "marker/customer/forgot.tpl.h"
#include "view/field.h"

namespace view {

using base::Text;

std::string Forgot(const Frame& frame, const ForgotView& view) {
  Page page(frame, "customer/forgot.tpl",
            base::Say(frame.language, view.sent ? Text::kForgotSentTitle : Text::kForgotTitle));
  auto& body = page.body();
  if (view.sent) {
    body.ShowSection(kf_SENT);
  } else {
    page.AddForm(*body.AddSectionDictionary(kf_ASK), "/account/forgot", {EmailField(view.email)},
                 view.errors);
  }
  return page.Html();
}

}  // namespace view
