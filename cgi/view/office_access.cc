#include "view/office_access.h"

#include <optional>

#include "base/clock.h"
#include "marker/office/access.tpl.h"
#include "view/office_part.h"

namespace view {

namespace {

using base::Say;
using base::Text;

std::string TimeOr(const Frame& frame, const std::optional<std::int64_t>& at, Text otherwise) {
  return at ? base::DateTime(frame.language, *at) : Say(frame.language, otherwise);
}

std::string DecidedBy(const Frame& frame, const std::string& name) {
  if (name.empty() || name == "policy") {
    return Say(frame.language, Text::kOfficeAccessDecidedAutomatically);
  }
  return Say(frame.language, Text::kOfficeAccessDecidedBy,
             {{"NAME", ActorWord(frame.language, name)}});
}

std::string Validity(const Frame& frame, const model::Access& access) {
  if (!access.valid_until) return Say(frame.language, Text::kOfficeAccessValidAlways);
  return Say(frame.language, Text::kOfficeAccessValidUntil,
             {{"DATE", base::Date(frame.language, *access.valid_until)}});
}

void FillStanding(Page& page, const Frame& frame, const OfficeAccessView& view) {
  auto& body = page.body();
  const model::Access& access = view.line.access;
  AddChip(page, body, ka_CHIP, frame.language, StandingAt(access, view.now));
  body.SetValue(ka_WEBSITE, view.line.website_name);
  body.SetValue(ka_SINCE_AT, base::Rfc3339(access.status_at));
  body.SetValue(ka_SINCE, base::DateTime(frame.language, access.status_at));
  if (IsDecided(access.status)) {
    body.SetValueAndShowSection(ka_DECIDED_BY, DecidedBy(frame, access.decided_by), ka_DECIDED);
  }
}

void FillFacts(ctemplate::TemplateDictionary& body, const Frame& frame,
               const OfficeAccessView& view) {
  const model::AccessLine& line = view.line;
  const model::Access& access = line.access;
  body.SetValue(ka_EMAIL, line.email);
  body.SetIntValue(ka_CONTACT, line.contact_id);
  body.SetValue(ka_CONTACT_NAME, line.contact_name.empty() ? PersonOf(line) : line.contact_name);
  SetIfAny(body, ka_COMPANY, line.company, ka_FIRM);
  SetIfAny(body, ka_NUMBER, line.contact_number, ka_NUMBERED);
  SetIfAny(body, ka_ORDER, access.order_number, ka_ORDERED);
  body.SetValue(ka_REQUESTED_AT, base::Rfc3339(access.requested_at));
  body.SetValue(ka_REQUESTED, base::DateTime(frame.language, access.requested_at));
  body.SetValue(ka_VALID, Validity(frame, access));
  body.SetValue(ka_OTHERS, line.other_accesses > 0
                               ? OtherAccesses(frame.language, line.other_accesses)
                               : Say(frame.language, Text::kOfficeEvidenceNew));
  if (line.earlier_rejections > 0) {
    body.SetValueAndShowSection(ka_REJECTIONS,
                                EarlierRejections(frame.language, line.earlier_rejections),
                                ka_REJECTED_BEFORE);
  }
  body.SetValue(ka_PROVEN,
                TimeOr(frame, view.account.email_proven_at, Text::kOfficeAccessNotProven));
  body.SetValue(ka_LAST_SIGN_IN,
                TimeOr(frame, view.account.last_sign_in_at, Text::kOfficeAccessNever));
  body.SetValue(ka_PASSWORD_CHANGED,
                TimeOr(frame, view.account.password_changed_at, Text::kOfficeAccessNoPassword));
  SetIfAny(body, ka_MESSAGE_TEXT, access.message, ka_MESSAGE);
  SetIfAny(body, ka_REASON_TEXT, access.reason, ka_REASON);
}

void AddDecisions(Page& page, const Frame& frame, const OfficeAccessView& view) {
  const model::Access& access = view.line.access;
  const std::string path = "/admin/access/" + std::to_string(access.id);
  if (access.status == model::Status::kWithdrawn) {
    page.body().ShowSection(ka_WITHDRAWN);
    return;
  }
  if (access.status != model::Status::kApproved) {
    page.AddForm(*page.body().AddSectionDictionary(ka_APPROVE), path + "/approve",
                 {MailField(view.mail)}, {});
  }
  if (access.status != model::Status::kRejected) {
    page.AddForm(*page.body().AddSectionDictionary(ka_REJECT), path + "/reject",
                 {ReasonField(frame.language, view.reason), MailField(view.mail)},
                 view.reject_errors);
  }
}

void AddAccountForms(Page& page, const Frame& frame, const OfficeAccessView& view) {
  auto& body = page.body();
  const std::string account = "/admin/account/" + std::to_string(view.account.id);
  body.SetValue(ka_RESET_CSRF, frame.csrf(account + "/reset"));
  body.SetValue(ka_HANDOVER_CSRF, frame.csrf(account + "/handover"));
  if (!view.handover_link.empty()) {
    auto& once = *body.AddSectionDictionary(ka_HANDOVER);
    once.SetValue(ka_HANDOVER_LEAD, Say(frame.language, Text::kOfficeAccessHandoverLead,
                                        {{"NAME", PersonOf(view.line)}}));
    once.SetValue(ka_HANDOVER_LINK, view.handover_link);
  }

  Field until{.name = "valid_until",
              .label = Text::kOfficeAccessValidUntilLabel,
              .type = "date",
              .value = view.valid_until};
  if (!view.validity_errors.empty()) {
    until.type = "text";  // a date input would not show what is no date
  }
  until.hint = Say(frame.language, Text::kOfficeAccessValidUntilHint);
  page.AddForm(*body.AddSectionDictionary(ka_VALIDITY),
               "/admin/access/" + std::to_string(view.line.access.id) + "/validity", {until},
               view.validity_errors);

  Field email{
      .name = "email", .label = Text::kOfficeAccessEmail, .type = "email", .value = view.email};
  email.autocomplete = "off";
  email.required = true;
  page.AddForm(*body.AddSectionDictionary(ka_CORRECTION), account + "/email", {email},
               view.email_errors);
}

}  // namespace

std::string OfficeAccess(const Frame& frame, const OfficeAccessView& view) {
  Page page(frame, "office/access.tpl",
            Say(frame.language, Text::kOfficeAccessTitle, {{"NAME", PersonOf(view.line)}}));
  auto& body = page.body();
  body.SetIntValue(ka_ID, view.line.access.id);
  body.SetIntValue(ka_VERSION, view.line.access.version);
  body.SetIntValue(ka_ACCOUNT, view.account.id);
  body.SetIntValue(ka_ACCOUNT_VERSION, view.account.version);
  FillStanding(page, frame, view);
  FillFacts(body, frame, view);
  AddDecisions(page, frame, view);
  AddAccountForms(page, frame, view);
  AddHistory(page, body, frame.language, view.history);
  return page.Html();
}

}  // namespace view
