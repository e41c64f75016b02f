#include "view/office_delete.h"

#include "marker/office/delete.tpl.h"
#include "view/office_part.h"

namespace view {

using base::Say;
using base::Text;

std::string OfficeDelete(const Frame& frame, const OfficeDeleteView& view) {
  const bool of_account = view.account_id != 0;
  Page page(frame, "office/delete.tpl",
            of_account ? Say(frame.language, Text::kOfficeDeleteAccountTitle, {{"EMAIL", view.name}})
                       : Say(frame.language, Text::kOfficeDeleteContactTitle, {{"NAME", view.name}}));
  auto& body = page.body();
  const std::string path = of_account ? "/admin/account/" + std::to_string(view.account_id) + "/delete"
                                      : "/admin/contact/" + std::to_string(view.contact_id) + "/delete";
  body.SetIntValue(kd_CONTACT, view.contact_id);
  body.SetValue(kd_ACTION, frame.base + path);
  body.SetValue(kd_CSRF, frame.csrf(path));
  body.ShowSection(of_account ? kd_OF_ACCOUNT : kd_OF_CONTACT);
  auto add = [&](Text text, std::int64_t number) {
    body.AddSectionDictionary(kd_LINE)->SetValue(kd_TEXT,
                                                 Say(frame.language, text, {{"NUMBER", std::to_string(number)}}));
  };
  add(Text::kOfficeDeleteRemovedAccounts, view.accounts);
  add(Text::kOfficeDeleteRemovedAccesses, view.accesses);
  add(Text::kOfficeDeleteRemovedMails, view.mails);
  add(Text::kOfficeDeleteRemovedHistory, view.history);
  return page.Html();
}

}  // namespace view
