#include "view/office_contact.h"

#include "base/clock.h"
#include "marker/office/contact.tpl.h"
#include "view/office_part.h"

namespace view {

namespace {

using base::Say;
using base::Text;

std::vector<Field> Fields(const Frame& frame, const model::Contact& contact) {
  Field name{
      .name = "name", .label = Text::kFieldName, .value = contact.name, .autocomplete = "off"};
  name.required = true;
  Field company{.name = "company",
                .label = Text::kFieldCompany,
                .value = contact.company,
                .autocomplete = "off"};
  Field number{.name = "number",
               .label = Text::kOfficeContactNumber,
               .value = contact.number,
               .autocomplete = "off"};
  Field phone{.name = "phone", .label = Text::kFieldPhone, .type = "tel", .value = contact.phone};
  phone.autocomplete = "off";
  Field notes{.name = "notes",
              .label = Text::kOfficeContactNotes,
              .type = "textarea",
              .value = contact.notes};
  notes.hint = Say(frame.language, Text::kOfficeContactNotesHint);
  return {name, company, number, phone, LanguageField(frame.language, contact.language), notes};
}

void AddRow(Page& page, ctemplate::TemplateDictionary& list, const Frame& frame,
            const model::AccessLine& line, std::int64_t now) {
  const model::Access& access = line.access;
  auto& row = *list.AddSectionDictionary(kc_ACCESS);
  row.SetIntValue(kc_ACCESS_ID, access.id);
  row.SetValue(kc_WEBSITE, line.website_name);
  AddChip(page, row, kc_CHIP, frame.language, StandingAt(access, now));
  row.SetValue(kc_EMAIL, line.email);
  SetIfAny(row, kc_NAME, line.account_name, kc_NAMED);
  row.SetValue(kc_DATETIME, base::Rfc3339(access.status_at));
  row.SetValue(kc_SINCE, base::Date(frame.language, access.status_at));
  if (IsDecided(access.status)) {
    row.SetValue(kc_DECIDED_BY, ActorWord(frame.language, access.decided_by));
  } else {
    row.ShowSection(kc_NOBODY);
  }
  row.SetValue(kc_EDIT_LABEL, Say(frame.language, Text::kOfficeContactEditLabel,
                                  {{"WEBSITE", line.website_name}, {"EMAIL", line.email}}));
}

void AddAccount(ctemplate::TemplateDictionary& list, const Frame& frame, const OfficeContactView& view,
                const OfficeContactAccount& each) {
  const model::Account& account = each.account;
  const std::string path = "/admin/account/" + std::to_string(account.id);
  const base::TextValues email = {{"EMAIL", account.email}};
  auto& row = *list.AddSectionDictionary(kc_ACCOUNT);
  row.SetIntValue(kc_ACCOUNT_ID, account.id);
  row.SetValue(kc_ACCOUNT_EMAIL, account.email);
  row.SetValue(kc_ACCOUNT_NAME, account.name);
  row.SetValue(kc_LAST_SIGN_IN, account.last_sign_in_at ? base::DateTime(frame.language, *account.last_sign_in_at)
                                                        : Say(frame.language, Text::kOfficeAccessNever));
  if (!each.mail_error.empty()) {
    row.SetValueAndShowSection(kc_MAIL_ERROR,
                               Say(frame.language, Text::kOfficeAccountMailFailed, {{"ERROR", each.mail_error}}),
                               kc_MAIL_FAILED);
  }
  row.ShowSection(account.disabled != 0 ? kc_DISABLED : kc_ACTIVE);
  ShowIf(row, !account.email_proven_at, kc_UNPROVEN);
  row.SetValue(kc_WHY_LABEL, Say(frame.language, Text::kOfficeAccountWhyLabel, email));
  row.SetValue(kc_END_LABEL, Say(frame.language, Text::kOfficeAccountEndSessionsLabel, email));
  row.SetValue(kc_END_CSRF, frame.csrf(path + "/sessions/end"));
  if (account.disabled != 0) {
    auto& enable = *row.AddSectionDictionary(kc_ENABLE);
    enable.SetValue(kc_ENABLE_LABEL, Say(frame.language, Text::kOfficeAccountEnableLabel, email));
    enable.SetValue(kc_ENABLE_CSRF, frame.csrf(path + "/enable"));
  } else {
    auto& disable = *row.AddSectionDictionary(kc_DISABLE);
    disable.SetValue(kc_DISABLE_LABEL, Say(frame.language, Text::kOfficeAccountDisableLabel, email));
    disable.SetValue(kc_DISABLE_CSRF, frame.csrf(path + "/disable"));
  }
  if (view.merging) {
    row.SetValueAndShowSection(kc_DELETE_LABEL, Say(frame.language, Text::kOfficeAccountDeleteLabel, email), kc_DELETE);
  }
}

}  // namespace

std::string OfficeContact(const Frame& frame, const OfficeContactView& view) {
  const bool is_new = view.contact.id == 0;
  Page page(frame, "office/contact.tpl",
            is_new ? Say(frame.language, Text::kOfficeContactNewTitle) : view.title);
  auto& body = page.body();
  const std::string path = "/admin/contact/" + (is_new ? "new" : std::to_string(view.contact.id));
  body.SetValue(kc_ACTION, frame.base + path);
  body.SetIntValue(kc_VERSION, view.contact.version);
  body.SetValue(kc_SUBMIT, Say(frame.language,
                               is_new ? Text::kOfficeContactCreate : Text::kOfficeContactSave));
  page.AddForm(body, path, Fields(frame, view.contact), view.errors);
  if (is_new) return page.Html();

  auto& known = *body.AddSectionDictionary(kc_KNOWN);
  body.SetIntValue(kc_ID, view.contact.id);
  if (view.accesses.empty()) {
    known.ShowSection(kc_EMPTY);
  } else {
    auto& list = *known.AddSectionDictionary(kc_ACCESSES);
    for (const model::AccessLine& line : view.accesses) AddRow(page, list, frame, line, view.now);
  }
  ShowIf(known, view.merging && view.merged_into == 0, kc_ACCOUNT_ADD);
  if (view.accounts.empty()) {
    known.ShowSection(kc_NO_ACCOUNTS);
  } else {
    auto& list = *known.AddSectionDictionary(kc_ACCOUNTS);
    for (const OfficeContactAccount& account : view.accounts) AddAccount(list, frame, view, account);
  }
  if (view.whole) {
    auto& whole = *body.AddSectionDictionary(kc_WHOLE);
    ShowIf(whole, view.merging && view.merged_into == 0, kc_REMOVABLE);
  }
  if (view.merged_into != 0) {
    auto& merged = *body.AddSectionDictionary(kc_MERGED);
    merged.SetIntValue(kc_INTO, view.merged_into);
    merged.SetValue(kc_INTO_NAME, view.merged_name);
    if (view.merging) {
      merged.SetValueAndShowSection(kc_UNMERGE_CSRF, frame.csrf(path + "/unmerge"), kc_UNMERGE);
    }
  } else {
    known.ShowSection(kc_GRANT);
    ShowIf(known, view.merging, kc_MERGE);
  }
  AddHistory(page, body, frame.language, view.history);
  return page.Html();
}

}  // namespace view
