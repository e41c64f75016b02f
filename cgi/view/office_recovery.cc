#include "view/office_recovery.h"

#include "marker/office/recovery.tpl.h"
#include "view/page.h"

namespace view {

std::string OfficeRecovery(const Frame& frame, const OfficeRecoveryView& view) {
  Page page(frame, "office/recovery.tpl", base::Say(frame.language, base::Text::kOfficeRecoveryTitle));
  auto& body = page.body();
  for (const std::string& code : view.codes) body.AddSectionDictionary(kr_LINE)->SetValue(kr_CODE, code);
  body.SetValue(kr_NEXT, frame.base + view.next);
  return page.Html();
}

}  // namespace view
