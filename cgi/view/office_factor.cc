#include "view/office_factor.h"

#include "marker/office/factor.tpl.h"
#include "view/field.h"
#include "view/qr.h"

namespace view {

using base::Say;
using base::Text;

std::string OfficeFactor(const Frame& frame, const OfficeFactorView& view) {
  Page page(frame, "office/factor.tpl", Say(frame.language, Text::kOfficeFactorTitle));
  auto& body = page.body();
  if (view.halfway) body.ShowSection(kf_HALFWAY);
  body.ShowSection(view.halfway ? kf_AGAIN : kf_BACK);
  const QrDrawing qr = DrawQr(view.address);
  body.SetIntValue(kf_SIZE, qr.size);
  body.SetValue(kf_PATH, qr.path);
  body.SetValue(kf_KEY, view.key);
  body.SetValue(kf_SEALED, view.sealed);
  body.SetValue(kf_NEXT, view.next);
  page.AddForm(body, "/admin/second-factor", {SecondFactorField(frame.language)}, view.errors);
  return page.Html();
}

}  // namespace view
