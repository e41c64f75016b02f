#include "view/office_staff.h"

#include "marker/office/staff.tpl.h"

namespace view {

namespace {

using base::Say;
using base::Text;

std::string Websites(const Frame& frame, const OfficeStaffLine& line) {
  if (line.staff.role != model::Role::kApprover) {
    return Say(frame.language, Text::kOfficeStaffAllWebsites);
  }
  if (line.websites.empty()) return Say(frame.language, Text::kOfficeStaffNoWebsites);
  std::string names;
  for (const std::string& name : line.websites) names += (names.empty() ? "" : " · ") + name;
  return names;
}

void FillActions(ctemplate::TemplateDictionary& row, const Frame& frame,
                 const model::Staff& staff) {
  const std::string path = "/admin/staff/" + std::to_string(staff.id);
  const base::TextValues name = {{"NAME", staff.name}};
  if (staff.password.empty() && staff.disabled == 0) {
    auto& invite = *row.AddSectionDictionary(ks_INVITE);
    invite.SetValue(ks_INVITE_CSRF, frame.csrf(path + "/invite"));
    invite.SetValue(ks_INVITE_LABEL, Say(frame.language, Text::kOfficeStaffInviteLabel, name));
  }
  if (!staff.password.empty()) {
    auto& reset = *row.AddSectionDictionary(ks_RESET);
    reset.SetValue(ks_RESET_CSRF, frame.csrf(path + "/reset"));
    reset.SetValue(ks_RESET_LABEL, Say(frame.language, Text::kOfficeStaffResetLabel, name));
  }
  if (!staff.factor.empty()) {
    auto& clear = *row.AddSectionDictionary(ks_CLEAR);
    clear.SetValue(ks_CLEAR_CSRF, frame.csrf(path + "/factor/clear"));
    clear.SetValue(ks_CLEAR_LABEL, Say(frame.language, Text::kOfficeStaffClearLabel, name));
  }
  if (staff.disabled != 0) {
    auto& enable = *row.AddSectionDictionary(ks_ENABLE);
    enable.SetValue(ks_ENABLE_CSRF, frame.csrf(path + "/enable"));
    enable.SetValue(ks_ENABLE_LABEL, Say(frame.language, Text::kOfficeStaffEnableLabel, name));
  } else {
    auto& disable = *row.AddSectionDictionary(ks_DISABLE);
    disable.SetValue(ks_DISABLE_CSRF, frame.csrf(path + "/disable"));
    disable.SetValue(ks_DISABLE_LABEL, Say(frame.language, Text::kOfficeStaffDisableLabel, name));
  }
}

void AddPerson(ctemplate::TemplateDictionary& body, const Frame& frame, const OfficeStaffView& view,
               const OfficeStaffLine& line) {
  const model::Staff& staff = line.staff;
  auto& row = *body.AddSectionDictionary(ks_PERSON);
  row.SetIntValue(ks_ID, staff.id);
  row.SetValue(ks_NAME, staff.name);
  row.SetValue(ks_EMAIL, staff.email);
  row.SetValue(ks_ROLE, RoleWord(frame.language, staff.role));
  row.SetValue(ks_WEBSITES, Websites(frame, line));
  row.SetValue(ks_LAST_SIGN_IN, staff.last_sign_in_at
                                    ? base::DateTime(frame.language, *staff.last_sign_in_at)
                                    : Say(frame.language, Text::kOfficeStaffNever));
  row.ShowSection(staff.disabled != 0 ? ks_DISABLED : staff.password.empty() ? ks_INVITED : ks_ACTIVE);
  row.ShowSection(staff.factor.empty() ? ks_WITHOUT : ks_WITH);
  if (staff.id == view.self_id) {
    row.ShowSection(ks_SELF);
  } else {
    FillActions(row, frame, staff);
  }
}

std::vector<Field> Fields(const Frame& frame, const OfficeStaffView& view) {
  Field name{.name = "name", .label = Text::kFieldName, .value = view.name, .autocomplete = "off"};
  name.required = true;
  Field email{.name = "email", .label = Text::kFieldEmail, .type = "email", .value = view.email};
  email.autocomplete = "off";
  email.required = true;
  Field login{.name = "login", .label = Text::kOfficeStaffLogin, .value = view.login, .autocomplete = "off"};
  login.hint = Say(frame.language, Text::kOfficeStaffLoginHint);
  std::vector<Field> fields = {name, email, RoleField(frame.language, view.role),
                               LanguageField(frame.language, view.language)};
  if (view.asks_login) fields.push_back(login);
  return fields;
}

}  // namespace

std::string OfficeStaff(const Frame& frame, const OfficeStaffView& view) {
  Page page(frame, "office/staff.tpl", Say(frame.language, Text::kOfficeStaffTitle));
  auto& body = page.body();
  if (!view.one_time_link.empty()) {
    auto& once = *body.AddSectionDictionary(ks_ONCE);
    once.SetValue(ks_ONCE_LEAD, Say(frame.language, Text::kOfficeStaffLinkLead,
                                    {{"NAME", view.one_time_name}}));
    once.SetValue(ks_ONCE_LINK, view.one_time_link);
  }
  for (const OfficeStaffLine& line : view.staff) AddPerson(body, frame, view, line);
  page.AddForm(body, "/admin/staff", Fields(frame, view), view.errors);
  AddWebsiteChoices(page, body, view.websites, view.chosen);
  return page.Html();
}

}  // namespace view
