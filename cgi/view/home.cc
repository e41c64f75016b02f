#include "view/home.h"

#include "base/clock.h"
#include "marker/customer/home.tpl.h"
#include "view/chip.h"
#include "view/field.h"

namespace view {

namespace {

using base::Say;
using base::Text;

void AddRenewal(ctemplate::TemplateDictionary& item, const Frame& frame, const HomeAccess& access) {
  auto& renew = *item.AddSectionDictionary(kh_RENEW);
  const std::string date = base::Date(frame.language, access.valid_until.value_or(0));
  renew.SetValue(kh_ENDS, Say(frame.language, Text::kHomeEnds, {{"DATE", date}}));
  renew.SetIntValue(kh_ACCESS_ID, access.id);
  renew.SetValue(kh_RENEW_CSRF, frame.csrf("/account/renewal"));
  renew.SetValue(kh_RENEW_LABEL, Say(frame.language, Text::kHomeRenewLabel, {{"WEBSITE", access.website_name}}));
}

void AddAccess(Page& page, ctemplate::TemplateDictionary& list, const Frame& frame,
               const HomeAccess& access) {
  auto& item = *list.AddSectionDictionary(kh_ACCESS);
  const Standing standing = StandingOf(access.status, access.expired);
  item.SetValue(kh_WEBSITE, access.website_name);
  item.SetValue(kh_ADDRESS, access.address);
  AddChip(page, item, kh_CHIP, frame.language, standing);
  const std::int64_t since =
      access.expired && access.valid_until ? *access.valid_until : access.since;
  item.SetValue(kh_SINCE, base::Date(frame.language, since));
  item.SetValue(kh_SINCE_AT, base::Rfc3339(since));
  if (!access.reason.empty())
    item.SetValueAndShowSection(kh_REASON, access.reason, kh_REASON_GIVEN);
  if (access.renewal == HomeRenewal::kOffered) AddRenewal(item, frame, access);
  if (access.renewal == HomeRenewal::kAsked) item.ShowSection(kh_RENEWAL_ASKED);
  if (access.renewal == HomeRenewal::kDeclined) item.ShowSection(kh_RENEWAL_DECLINED);
  if (standing == Standing::kApproved) {
    // Who is asked whether it is still needed is told its end there.
    if (access.valid_until && access.renewal != HomeRenewal::kOffered) {
      const std::string date = base::Date(frame.language, *access.valid_until);
      item.SetValueAndShowSection(
          kh_VALIDITY, Say(frame.language, Text::kHomeValidUntil, {{"DATE", date}}), kh_VALID);
    }
    if (!access.target.empty()) item.SetValueAndShowSection(kh_TARGET, access.target, kh_ENTER);
  } else if (access.here) {
    item.ShowSection(kh_DETAILS);
  }
}

}  // namespace

std::string Home(const Frame& frame, const HomeView& view) {
  Page page(frame, "customer/home.tpl",
            Say(frame.language, Text::kHomeTitle, {{"NAME", view.name}}));
  auto& body = page.body();
  body.SetValue(kh_EMAIL, view.email);
  if (view.accesses.empty()) {
    body.ShowSection(kh_NONE);
  } else {
    auto& list = *body.AddSectionDictionary(kh_LIST);
    for (const HomeAccess& access : view.accesses) AddAccess(page, list, frame, access);
  }
  if (view.may_request) {
    auto& section = *body.AddSectionDictionary(kh_REQUEST);
    section.SetValue(kh_REQUEST_TITLE, Say(frame.language, Text::kHomeRequestTitle,
                                           {{"WEBSITE", frame.website_name}}));
    section.SetValue(kh_TERMS_VERSION, view.asked.form.terms_version);
    std::vector<Field> fields;
    AddRequestFields(fields, frame, view.asked, view.message, view.order, view.input);
    page.AddForm(section, "/account/accesses", fields, view.errors);
  }
  return page.Html();
}

}  // namespace view
