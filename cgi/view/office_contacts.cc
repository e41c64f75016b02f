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

// What a search found, as far as this page knows; "" where that says nothing.
std::string Summary(base::Language language, const OfficeContactsView& view) {
  const auto found = static_cast<std::int64_t>(view.contacts.size());
  if (view.query.empty() || !view.from_beginning || view.gave_up) return "";
  if (view.next == 0) return Results(language, found);
  return Say(language, Text::kOfficeContactsNewest, {{"NUMBER", std::to_string(found)}});
}

void AddPages(ctemplate::TemplateDictionary& body, const Frame& frame, const OfficeContactsView& view) {
  if (view.from_beginning && view.next == 0) return;
  AddressQuery query;
  if (!view.query.empty()) query.emplace_back("q", view.query);
  auto& more = *body.AddSectionDictionary(kc_MORE);
  if (!view.from_beginning) {
    more.SetValueAndShowSection(kc_FIRST, Address(frame.base + "/admin/contacts", query), kc_BEGINNING);
  }
  if (view.next == 0) return;
  query.emplace_back("before", std::to_string(view.next));
  more.SetValueAndShowSection(kc_NEXT_TARGET, Address(frame.base + "/admin/contacts", query), kc_NEXT);
}

}  // namespace

std::string OfficeContacts(const Frame& frame, const OfficeContactsView& view) {
  Page page(frame, "office/contacts.tpl", Say(frame.language, Text::kOfficeContactsTitle));
  auto& body = page.body();
  body.SetValue(kc_QUERY, view.query);
  ShowIf(body, !view.query.empty(), kc_CLEAR);
  body.SetValue(kc_RESULTS, Summary(frame.language, view));
  if (view.contacts.empty()) {
    const Text empty =
        view.query.empty() ? Text::kOfficeContactsEmpty : Text::kOfficeContactsEmptySearch;
    body.SetValueAndShowSection(kc_EMPTY_TEXT, Say(frame.language, empty), kc_EMPTY);
  } else {
    auto& list = *body.AddSectionDictionary(kc_CONTACTS);
    for (const model::ContactLine& contact : view.contacts) AddRow(list, contact);
  }
  ShowIf(body, view.gave_up, kc_GAVE_UP);
  AddPages(body, frame, view);
  page.UseScript();
  return page.Html();
}

}  // namespace view
