#include "view/office_contacts.h"

#include "marker/office/contacts.tpl.h"
#include "view/office_part.h"

namespace view {

namespace {

using base::Say;
using base::Text;

void AddRow(ctemplate::TemplateDictionary& list, const model::ContactLine& contact) {
  auto& row = *list.AddSectionDictionary(kc_CONTACT);
  row.SetIntValue(kc_ID, contact.id);
  if (contact.name.empty()) {
    row.SetValue(kc_NAME, contact.company.empty() ? contact.emails : contact.company);
  } else {
    row.SetValue(kc_NAME, contact.name);
    SetIfAny(row, kc_COMPANY, contact.company, kc_FIRM);
  }
  row.SetValue(kc_NUMBER, contact.number);
  ShowIf(row, contact.number.empty(), kc_NO_NUMBER);
  row.SetValue(kc_EMAILS, contact.emails);
  ShowIf(row, contact.emails.empty(), kc_NO_EMAILS);
  row.SetValue(kc_PHONE, contact.phone);
  ShowIf(row, contact.phone.empty(), kc_NO_PHONE);
  row.SetIntValue(kc_ACCESSES, contact.accesses);
  row.SetIntValue(kc_WAITING, contact.waiting);
  ShowIf(row, contact.waiting > 0, kc_SOME_WAIT);
}

}  // namespace

std::string OfficeContacts(const Frame& frame, const OfficeContactsView& view) {
  Page page(frame, "office/contacts.tpl", Say(frame.language, Text::kOfficeContactsTitle));
  auto& body = page.body();
  body.SetValue(kc_QUERY, view.query);
  ShowIf(body, !view.query.empty(), kc_CLEAR);
  if (view.total && (*view.total > 0 || !view.query.empty())) {
    body.SetValueAndShowSection(kc_RESULTS, Results(frame.language, *view.total), kc_COUNTED);
  }
  if (view.contacts.empty()) {
    const Text empty =
        view.query.empty() ? Text::kOfficeContactsEmpty : Text::kOfficeContactsEmptySearch;
    body.SetValueAndShowSection(kc_EMPTY_TEXT, Say(frame.language, empty), kc_EMPTY);
  } else {
    auto& list = *body.AddSectionDictionary(kc_CONTACTS);
    for (const model::ContactLine& contact : view.contacts) AddRow(list, contact);
  }
  AddPager(page, body, frame.language, Address(frame.base + "/admin/contacts", {{"q", view.query}}),
           view.page, view.has_next);
  return page.Html();
}

}  // namespace view
