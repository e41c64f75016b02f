#include "view/office_mail.h"

#include "base/clock.h"
#include "marker/office/mail.tpl.h"
#include "view/office_mails.h"
#include "view/office_part.h"

namespace view {

namespace {

using base::Say;
using base::Text;
using model::Delivery;

void FillTimes(ctemplate::TemplateDictionary& body, base::Language language, const model::Mail& mail) {
  body.SetValue(km_CREATED_AT, base::Rfc3339(mail.created_at));
  body.SetValue(km_CREATED, base::DateTime(language, mail.created_at));
  if (mail.sent_at) {
    auto& sent = *body.AddSectionDictionary(km_SENT);
    sent.SetValue(km_SENT_AT, base::Rfc3339(*mail.sent_at));
    sent.SetValue(km_SENT_TIME, base::DateTime(language, *mail.sent_at));
  }
  if (mail.delivery == Delivery::kQueued) {
    auto& waits = *body.AddSectionDictionary(km_WAITS);
    waits.SetValue(km_NEXT_AT, base::Rfc3339(mail.next_at));
    waits.SetValue(km_NEXT, base::DateTime(language, mail.next_at));
    waits.SetValue(km_EXPIRES_AT, base::Rfc3339(mail.expires_at));
    waits.SetValue(km_EXPIRES, base::DateTime(language, mail.expires_at));
  }
}

void FillActs(ctemplate::TemplateDictionary& body, const Frame& frame, const OfficeMailView& view) {
  const std::string path = "/admin/mail/" + std::to_string(view.mail.id);
  if (MayRetry(view.mail) || MayCancel(view.mail)) {
    auto& acts = *body.AddSectionDictionary(km_ACTS);
    if (MayRetry(view.mail)) {
      acts.SetValueAndShowSection(km_RETRY_CSRF, frame.csrf(path + "/retry"), km_RETRY);
    }
    if (MayCancel(view.mail)) {
      acts.SetValueAndShowSection(km_CANCEL_CSRF, frame.csrf(path + "/cancel"), km_CANCEL);
    }
  }
  if (view.may_be_handed_over) {
    body.SetValueAndShowSection(km_HANDOVER_CSRF, frame.csrf(path + "/handover"), km_HANDOVER);
  }
}

}  // namespace

std::string OfficeMail(const Frame& frame, const OfficeMailView& view) {
  const base::Language language = frame.language;
  const model::Mail& mail = view.mail;
  Page page(frame, "office/mail.tpl", Say(language, Text::kOfficeMailTitle, {{"EMAIL", mail.recipient}}));
  auto& body = page.body();
  body.SetIntValue(km_ID, mail.id);
  body.SetValue(km_DELIVERY, std::string(model::Word(mail.delivery)));
  body.SetValue(km_STAGE, DeliveryWord(language, mail.delivery));
  SetIfAny(body, km_ERROR, mail.last_error, km_FAILED);
  body.SetValue(km_RECIPIENT, mail.recipient);
  body.SetValue(km_EVENT, EventWord(language, mail.event));
  body.SetValue(km_WEBSITE, view.website_name);
  body.SetValue(km_LANGUAGE_NAME, LanguageWord(language, mail.language));
  body.SetIntValue(km_ATTEMPTS, mail.attempts);
  FillTimes(body, language, mail);
  if (mail.access_id) body.SetValueAndShowSection(km_ACCESS, std::to_string(*mail.access_id), km_ABOUT_ACCESS);
  if (view.contact_id != 0) {
    body.SetValueAndShowSection(km_CONTACT, std::to_string(view.contact_id), km_ABOUT_CONTACT);
  }
  FillActs(body, frame, view);
  if (view.message) {
    auto& said = *body.AddSectionDictionary(km_SAID);
    said.SetValue(km_SUBJECT, view.message->subject);
    said.SetValue(km_BODY_TEXT, view.message->body);
  } else {
    body.ShowSection(km_GONE);
  }
  if (!view.handed_link.empty()) {
    auto& handed = *body.AddSectionDictionary(km_HANDED);
    handed.SetValue(km_HANDED_LEAD, Say(language, Text::kOfficeMailHandedOver, {{"NAME", mail.recipient}}));
    handed.SetValue(km_HANDED_LINK, view.handed_link);
    if (!view.handed_code.empty()) {
      handed.SetValueAndShowSection(km_HANDED_CODE_TEXT,
                                    Say(language, Text::kOfficeMailHandedCode, {{"CODE", view.handed_code}}),
                                    km_HANDED_CODE);
    }
  }
  return page.Html();
}

}  // namespace view
