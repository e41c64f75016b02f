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
  if (!view.mail_error.empty()) {
    body.SetValueAndShowSection(ka_MAIL_ERROR,
                                Say(frame.language, Text::kOfficeAccountMailFailed, {{"ERROR", view.mail_error}}),
                                ka_MAIL_FAILED);
  }
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
  for (const model::AcceptedTerms& terms : view.given.terms) {
    body.AddSectionDictionary(ka_TERMS)->SetValue(
        ka_ACCEPTED, Say(frame.language, Text::kOfficeAccessTermsAccepted,
                         {{"VERSION", terms.version}, {"DATE", base::DateTime(frame.language, terms.at)}}));
  }
  auto* answers = view.given.answers.empty() ? nullptr : body.AddSectionDictionary(ka_OWN_ANSWERS);
  for (const model::FormAnswer& given : view.given.answers) {
    auto& row = *answers->AddSectionDictionary(ka_OWN_ANSWER);
    row.SetValue(ka_OWN_LABEL, given.label);
    row.SetValue(ka_OWN_VALUE, given.value);
  }
}

void AddDecisions(Page& page, const Frame& frame, const OfficeAccessView& view) {
  const model::Access& access = view.line.access;
  const std::string path = "/admin/access/" + std::to_string(access.id);
  if (view.undo) {
    auto& undo = *page.body().AddSectionDictionary(ka_UNDO);
    undo.SetValue(ka_UNDO_WORD, std::string(model::Word(*view.undo)));
    undo.SetValue(ka_UNDO_CSRF, frame.csrf(path + "/undo/" + std::string(model::Word(*view.undo))));
  }
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

// A date input would not show what is no date.
Field DayField(const char* name, Text label, const std::string& value, const model::FormErrors& errors) {
  return {.name = name, .label = label, .type = errors.empty() ? "date" : "text", .value = value};
}

void AddRenewal(Page& page, const Frame& frame, const OfficeAccessView& view) {
  if (view.renewal_asked_at == 0) return;
  const std::string path = "/admin/access/" + std::to_string(view.line.access.id);
  auto& renewal = *page.body().AddSectionDictionary(ka_RENEWAL);
  renewal.SetValue(ka_RENEWAL_LEAD, Say(frame.language, Text::kOfficeAccessRenewalLead,
                                        {{"DATE", base::Date(frame.language, view.renewal_asked_at)}}));
  renewal.SetValue(ka_DECLINE_CSRF, frame.csrf(path + "/decline"));
  Field until = DayField("renew_until", Text::kOfficeAccessRenewalUntil, view.renew_until, view.renew_errors);
  until.hint = Say(frame.language, Text::kOfficeAccessRenewalHint);
  until.required = true;
  page.AddForm(renewal, path + "/renew", {until}, view.renew_errors);
}

// By model::Likeness.
constexpr Text kLikenesses[] = {Text::kOfficeEvidenceAddress, Text::kOfficeEvidenceName, Text::kOfficeEvidenceDomain};

void AddEvidence(ctemplate::TemplateDictionary& body, const Frame& frame, const OfficeAccessView& view) {
  if (view.others.empty() && view.rejections.empty() && view.near.empty() && view.line.from_network < kBurst) return;
  auto& evidence = *body.AddSectionDictionary(ka_EVIDENCE);
  if (view.line.from_network >= kBurst) {
    evidence.SetValueAndShowSection(ka_FROM_NETWORK, FromNetwork(frame.language, view.line.from_network), ka_BURST);
  }
  auto* others = view.others.empty() ? nullptr : evidence.AddSectionDictionary(ka_OTHERS);
  for (const model::AccessLine& other : view.others) {
    auto& row = *others->AddSectionDictionary(ka_OTHER);
    row.SetIntValue(ka_OTHER_ID, other.access.id);
    row.SetValue(ka_OTHER_WEBSITE, other.website_name);
    row.SetValue(ka_OTHER_EMAIL, other.email);
    row.SetValue(ka_OTHER_STATUS, StandingWord(frame.language, StandingAt(other.access, view.now)));
  }
  auto* rejections = view.rejections.empty() ? nullptr : evidence.AddSectionDictionary(ka_REJECTIONS_BEFORE);
  for (const model::History& entry : view.rejections) {
    auto& row = *rejections->AddSectionDictionary(ka_REJECTED);
    row.SetValue(ka_REJECTED_WHEN, base::Date(frame.language, entry.at));
    row.SetValue(ka_REJECTED_BY, ActorWord(frame.language, entry.actor));
    SetIfAny(row, ka_REJECTED_WHY, entry.detail, ka_WHY);
  }
  const std::string merge = "/admin/contact/" + std::to_string(view.line.contact_id) + "/merge";
  auto* alike = view.near.empty() ? nullptr : evidence.AddSectionDictionary(ka_ALIKE);
  if (alike != nullptr) ShowIf(*alike, view.merging, ka_ATTACH_HINT);
  for (const model::Near& near : view.near) {
    auto& row = *alike->AddSectionDictionary(ka_NEAR);
    row.SetIntValue(ka_NEAR_ID, near.contact_id);
    row.SetValue(ka_NEAR_NAME, near.name);
    SetIfAny(row, ka_NEAR_COMPANY, near.company, ka_NEAR_FIRM);
    SetIfAny(row, ka_NEAR_NUMBER, near.number, ka_NEAR_NUMBERED);
    SetIfAny(row, ka_NEAR_EMAIL, near.email, ka_NEAR_ADDRESSED);
    row.SetValue(ka_LIKENESS, Say(frame.language, kLikenesses[static_cast<std::size_t>(near.likeness)]));
    if (!view.merging) continue;
    auto& attach = *row.AddSectionDictionary(ka_ATTACH);
    attach.SetIntValue(ka_FROM, view.line.contact_id);
    attach.SetValue(ka_MERGE_CSRF, frame.csrf(merge));
    attach.SetValue(ka_ATTACH_LABEL, Say(frame.language, Text::kOfficeEvidenceAttachLabel, {{"NAME", near.name}}));
  }
}

// Who looks after it. Nobody is kept from deciding; the others see that somebody is at it.
void AddClaim(Page& page, const Frame& frame, const OfficeAccessView& view) {
  if (view.line.access.status != model::Status::kInProcessing) return;
  const std::string path = "/admin/access/" + std::to_string(view.line.access.id);
  auto& claim = *page.body().AddSectionDictionary(ka_CLAIM);
  const bool mine = view.claim && view.claim->staff_id == view.staff_id;
  claim.SetValue(ka_CLAIMED, mine         ? Say(frame.language, Text::kOfficeItemMine)
                             : view.claim ? Say(frame.language, Text::kOfficeItemTheirs, {{"NAME", view.claim->name}})
                                          : Say(frame.language, Text::kOfficeItemNobodys));
  if (view.claim) claim.SetValueAndShowSection(ka_RELEASE_CSRF, frame.csrf(path + "/release"), ka_RELEASE);
  if (mine) return;
  claim.SetValueAndShowSection(ka_CLAIM_CSRF, frame.csrf(path + "/claim"), ka_TAKE);
  claim.SetIntValue(ka_SEEN, view.claim ? view.claim->staff_id : 0);
}

void AddQuestions(Page& page, const Frame& frame, const OfficeAccessView& view) {
  const bool open = view.line.access.status == model::Status::kInProcessing;
  if (!open && view.questions.empty()) return;
  auto& section = *page.body().AddSectionDictionary(ka_QUESTIONS);
  for (const model::Question& question : view.questions) {
    auto& each = *section.AddSectionDictionary(ka_QUESTION);
    each.SetValue(ka_QUESTION_TEXT, question.question);
    each.SetValue(ka_ASKED_BY, ActorWord(frame.language, question.asked_by));
    each.SetValue(ka_ASKED_AT, base::DateTime(frame.language, question.asked_at));
    if (question.answered_at) {
      auto& answer = *each.AddSectionDictionary(ka_ANSWER);
      answer.SetValue(ka_ANSWER_TEXT, question.answer);
      answer.SetValue(ka_ANSWERED_AT, base::DateTime(frame.language, *question.answered_at));
    } else {
      each.ShowSection(ka_NO_ANSWER);
    }
  }
  if (!open) return;
  Field field{
      .name = "question", .label = Text::kOfficeItemQuestion, .type = "textarea", .value = view.question};
  field.required = true;
  field.hint = Say(frame.language, Text::kOfficeItemQuestionHint);
  page.AddForm(*section.AddSectionDictionary(ka_ASK),
               "/admin/access/" + std::to_string(view.line.access.id) + "/ask", {field}, view.ask_errors);
}

void AddNotes(Page& page, const Frame& frame, const OfficeAccessView& view) {
  auto& section = *page.body().AddSectionDictionary(ka_NOTES);
  for (const model::Note& note : view.notes) {
    auto& each = *section.AddSectionDictionary(ka_NOTE);
    each.SetValue(ka_NOTE_TEXT, note.text);
    each.SetValue(ka_NOTE_AUTHOR, ActorWord(frame.language, note.author));
    each.SetValue(ka_NOTE_AT, base::DateTime(frame.language, note.at));
  }
  Field field{.name = "note", .label = Text::kOfficeItemNote, .type = "textarea", .value = view.note};
  field.required = true;
  field.hint = Say(frame.language, Text::kOfficeItemNoteHint);
  page.AddForm(section, "/admin/access/" + std::to_string(view.line.access.id) + "/note", {field}, view.note_errors);
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

  Field until =
      DayField("valid_until", Text::kOfficeAccessValidUntilLabel, view.valid_until, view.validity_errors);
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
  AddEvidence(body, frame, view);
  AddRenewal(page, frame, view);
  AddClaim(page, frame, view);
  AddDecisions(page, frame, view);
  AddQuestions(page, frame, view);
  AddNotes(page, frame, view);
  AddAccountForms(page, frame, view);
  AddHistory(page, body, frame.language, view.history);
  return page.Html();
}

}  // namespace view
