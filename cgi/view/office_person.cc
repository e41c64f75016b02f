#include "view/office_person.h"

#include "marker/office/person.tpl.h"

namespace view {

using base::Say;
using base::Text;

std::string OfficePerson(const Frame& frame, const OfficePersonView& view) {
  Page page(frame, "office/person.tpl", view.staff.name);
  auto& body = page.body();
  body.SetValue(kp_EMAIL, view.staff.email);
  body.SetValue(kp_ROLE, RoleWord(frame.language, view.staff.role));
  if (view.is_self) {
    body.ShowSection(kp_SELF);
    return page.Html();
  }
  const std::string path = "/admin/staff/" + std::to_string(view.staff.id);
  auto& form = *body.AddSectionDictionary(kp_OTHER);
  form.SetValue(kp_ACTION, frame.base + path);
  Field role = RoleField(frame.language, view.role);
  role.hint = Say(frame.language, Text::kOfficePersonDutyHint);
  page.AddForm(form, path, {role}, view.errors);
  AddWebsiteChoices(page, form, view.websites, view.chosen);
  return page.Html();
}

}  // namespace view
