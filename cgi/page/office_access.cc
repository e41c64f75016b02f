#include "view/office_access.h"

#include <ctime>

#include "page/office.h"
#include "rules/account.h"
#include "rules/customer.h"
#include "rules/evidence.h"
#include "rules/field.h"
#include "rules/item.h"
#include "rules/registration_form.h"
#include "rules/renewal.h"

namespace page {
namespace {

std::string PathOf(std::int64_t access_id) { return "/admin/access/" + std::to_string(access_id); }

// "2027-12-31" in the host's time zone.
std::string DateOf(std::int64_t seconds) {
  std::time_t time = seconds;
  std::tm local{};
  ::localtime_r(&time, &local);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &local);
  return text;
}

std::optional<view::OfficeAccessView> Look(OfficeVisit& visit, std::int64_t access_id) {
  auto facts = rules::FindAccessFacts(visit.house, visit.Decider(), access_id);
  if (!facts) return std::nullopt;
  view::OfficeAccessView page;
  page.line = std::move(facts->line);
  page.account = std::move(facts->account);
  page.history = std::move(facts->history);
  auto evidence = rules::FindEvidence(visit.house, visit.Decider(), page.line, page.account);
  page.others = std::move(evidence.others);
  page.rejections = std::move(evidence.rejections);
  page.near = std::move(evidence.near);
  page.merging = visit.staff->staff.role == model::Role::kAdministrator;
  page.undo = rules::FindUndo(visit.house, visit.Decider(), access_id);
  auto item = rules::FindItem(visit.house, access_id);
  page.given = rules::FindGivenAnswers(visit.house, access_id);
  page.questions = std::move(item.questions);
  page.claim = std::move(item.claim);
  page.notes = std::move(item.notes);
  page.staff_id = visit.staff->staff.id;
  page.now = visit.house.Now();
  if (page.line.access.valid_until) page.valid_until = DateOf(*page.line.access.valid_until);
  page.email = page.account.email;
  page.mail_error = rules::FindMailError(visit.house, page.account.id);
  auto renewal = rules::FindRenewal(visit.house, page.line.access);
  page.renewal_asked_at = renewal ? renewal->asked_at.value_or(0) : 0;
  if (page.renewal_asked_at != 0) page.renew_until = DateOf(rules::SuggestRenewal(visit.house, page.line.access));
  return page;
}

http::Response Decide(OfficeVisit& visit, model::Status status) {
  auto page = Look(visit, visit.Id());
  if (!page) return visit.Missing();
  rules::Decision decision;
  decision.access_id = visit.Id();
  decision.version = visit.request.form.Number("version").value_or(0);
  decision.status = status;
  decision.reason = visit.Field("reason");
  decision.mail = visit.request.form.Has("mail");
  if (rules::CodePoints(decision.reason) > rules::kMaxReason) {
    page->reason = decision.reason;
    page->mail = decision.mail;
    page->reject_errors.push_back({"reason", base::Text::kFormTooLong, rules::kMaxReason});
    return http::Html(422, view::OfficeAccess(visit.frame, *page));
  }
  bool approved = status == model::Status::kApproved;
  switch (rules::Decide(visit.house, visit.Decider(), decision)) {
    case rules::DecideOutcome::kNotFound: return visit.Missing();
    case rules::DecideOutcome::kNotAllowed:
      visit.Notice(visit.Say(base::Text::kOfficeNoticeNotYours));
      break;
    case rules::DecideOutcome::kAlreadyDecided:
      visit.Notice(visit.Say(base::Text::kOfficeNoticeAlreadyDecided, {{"NAME", page->account.name}}));
      break;
    case rules::DecideOutcome::kDone: {
      std::string notice = visit.Say(approved ? base::Text::kOfficeNoticeApproved : base::Text::kOfficeNoticeRejected,
                                     {{"NAME", page->account.name}});
      std::string undo;
      if (decision.mail) {
        notice += " " + visit.Say(base::Text::kOfficeNoticeMailIn,
                                  {{"NUMBER", std::to_string(visit.house.config.mail_grace_seconds)}});
        undo = PathOf(visit.Id()) + "/undo/" + std::string(model::Word(page->line.access.status));
      } else {
        notice += " " + visit.Say(base::Text::kOfficeNoticeNoMail);
      }
      visit.Notice(notice, undo);
    }
  }
  return visit.Go(PathOf(visit.Id()));
}

http::Response AfterRenewal(OfficeVisit& visit, const view::OfficeAccessView& page, rules::DecideOutcome outcome,
                            const std::string& done) {
  switch (outcome) {
    case rules::DecideOutcome::kNotFound: return visit.Missing();
    case rules::DecideOutcome::kNotAllowed: visit.Notice(visit.Say(base::Text::kOfficeNoticeNotYours)); break;
    case rules::DecideOutcome::kAlreadyDecided:
      visit.Notice(visit.Say(base::Text::kOfficeNoticeAlreadyDecided, {{"NAME", page.account.name}}));
      break;
    case rules::DecideOutcome::kDone: visit.Notice(done);
  }
  return visit.Go(PathOf(visit.Id()));
}

}  // namespace

std::optional<Day> ParseDay(const std::string& date) {
  std::tm local{};
  const char* rest = ::strptime(date.c_str(), "%Y-%m-%d", &local);
  if (rest == nullptr || *rest != '\0' || date.size() != 10) return std::nullopt;
  std::tm end = local;
  local.tm_isdst = end.tm_isdst = -1;
  end.tm_hour = 23;
  end.tm_min = end.tm_sec = 59;
  const Day day{::mktime(&local), ::mktime(&end)};
  if (DateOf(day.last) != date) return std::nullopt;
  return day;
}

http::Response GetAccess(OfficeVisit& visit) {
  auto page = Look(visit, visit.Id());
  if (!page) return visit.Missing();
  return http::Html(200, view::OfficeAccess(visit.frame, *page));
}

http::Response PostApprove(OfficeVisit& visit) { return Decide(visit, model::Status::kApproved); }
http::Response PostReject(OfficeVisit& visit) { return Decide(visit, model::Status::kRejected); }

http::Response PostUndo(OfficeVisit& visit) {
  model::Status before{};
  if (!model::ParseWord(visit.parts.words.front(), before)) return visit.Missing();
  bool undone = rules::Undo(visit.house, visit.Decider(), visit.Id(), before);
  visit.Notice(visit.Say(undone ? base::Text::kOfficeNoticeUndone : base::Text::kOfficeNoticeUndoLate));
  return visit.Go(PathOf(visit.Id()));
}

http::Response PostAsk(OfficeVisit& visit) {
  auto page = Look(visit, visit.Id());
  if (!page) return visit.Missing();
  auto outcome = rules::Ask(visit.house, visit.Decider(), visit.Id(), visit.Field("question"), page->ask_errors);
  if (!page->ask_errors.empty()) {
    page->question = visit.Field("question");
    return http::Html(422, view::OfficeAccess(visit.frame, *page));
  }
  const bool done = outcome == rules::DecideOutcome::kDone;
  visit.Notice(done ? visit.Say(base::Text::kOfficeNoticeAsked, {{"NAME", page->account.name}})
                    : visit.Say(base::Text::kOfficeNoticeAlreadyDecided, {{"NAME", page->account.name}}));
  return visit.Go(PathOf(visit.Id()));
}

http::Response PostNote(OfficeVisit& visit) {
  auto page = Look(visit, visit.Id());
  if (!page) return visit.Missing();
  auto outcome = rules::AddNote(visit.house, visit.Decider(), visit.Id(), visit.Field("note"), page->note_errors);
  if (!page->note_errors.empty()) {
    page->note = visit.Field("note");
    return http::Html(422, view::OfficeAccess(visit.frame, *page));
  }
  visit.Notice(visit.Say(outcome == rules::DecideOutcome::kDone ? base::Text::kOfficeNoticeSaved
                                                                : base::Text::kOfficeNoticeGone));
  return visit.Go(PathOf(visit.Id()));
}

http::Response PostClaim(OfficeVisit& visit) {
  auto outcome = rules::ClaimAccess(visit.house, visit.Decider(), visit.staff->staff, visit.Id(),
                                    visit.request.form.Number("seen").value_or(0));
  if (outcome == rules::DecideOutcome::kNotFound || outcome == rules::DecideOutcome::kNotAllowed) {
    return visit.Missing();
  }
  visit.Notice(visit.Say(outcome == rules::DecideOutcome::kDone ? base::Text::kOfficeNoticeClaimed
                                                                : base::Text::kOfficeNoticeVersionConflict));
  return visit.Go(PathOf(visit.Id()));
}

http::Response PostRelease(OfficeVisit& visit) {
  auto outcome = rules::ReleaseAccess(visit.house, visit.Decider(), visit.Id());
  if (outcome == rules::DecideOutcome::kNotFound || outcome == rules::DecideOutcome::kNotAllowed) {
    return visit.Missing();
  }
  visit.Notice(visit.Say(base::Text::kOfficeNoticeReleased));
  return visit.Go(PathOf(visit.Id()));
}

http::Response PostValidity(OfficeVisit& visit) {
  auto page = Look(visit, visit.Id());
  if (!page) return visit.Missing();
  std::string date = visit.Field("valid_until");
  std::optional<std::int64_t> until;
  if (auto day = ParseDay(date)) until = day->last;
  if (!date.empty() && !until) {
    page->valid_until = date;
    page->validity_errors.push_back({"valid_until", base::Text::kOfficeFormDateInvalid});
    return http::Html(422, view::OfficeAccess(visit.frame, *page));
  }
  auto outcome = rules::SetValidity(visit.house, visit.Decider(), visit.Id(),
                                    visit.request.form.Number("version").value_or(0), until);
  if (outcome != rules::DecideOutcome::kDone) {
    visit.Notice(visit.Say(base::Text::kOfficeNoticeVersionConflict));
  } else if (until) {
    visit.Notice(visit.Say(base::Text::kOfficeNoticeValiditySet, {{"DATE", base::Date(visit.language, *until)}}));
  } else {
    visit.Notice(visit.Say(base::Text::kOfficeNoticeValidityCleared));
  }
  return visit.Go(PathOf(visit.Id()));
}

http::Response PostRenew(OfficeVisit& visit) {
  auto page = Look(visit, visit.Id());
  if (!page) return visit.Missing();
  const std::string date = visit.Field("renew_until");
  auto day = ParseDay(date);
  if (!day || day->last <= visit.house.Now()) {
    page->renew_until = date;
    page->renew_errors.push_back({"renew_until", base::Text::kOfficeFormDateInvalid});
    return http::Html(422, view::OfficeAccess(visit.frame, *page));
  }
  auto outcome = rules::Renew(visit.house, visit.Decider(), visit.Id(),
                              visit.request.form.Number("version").value_or(0), day->last);
  return AfterRenewal(visit, *page, outcome,
                      visit.Say(base::Text::kOfficeNoticeRenewed, {{"DATE", base::Date(visit.language, day->last)},
                                                                   {"NAME", page->account.name}}));
}

http::Response PostDecline(OfficeVisit& visit) {
  auto page = Look(visit, visit.Id());
  if (!page) return visit.Missing();
  return AfterRenewal(visit, *page, rules::DeclineRenewal(visit.house, visit.Decider(), visit.Id()),
                      visit.Say(base::Text::kOfficeNoticeRenewalDeclined));
}

http::Response PostAccountEmail(OfficeVisit& visit) {
  auto access = rules::FindAccessForHelp(visit.house, visit.Decider(), visit.Id(),
                                         visit.request.form.Number("access").value_or(0));
  if (!access) return visit.Missing();
  auto result = rules::CorrectEmail(visit.house, visit.Decider(), visit.Id(),
                                    visit.request.form.Number("version").value_or(0), visit.Field("email"),
                                    access->website_id);
  if (!result.errors.empty()) {
    auto page = Look(visit, access->id);
    page->email = visit.Field("email");
    page->email_errors = result.errors;
    return http::Html(422, view::OfficeAccess(visit.frame, *page));
  }
  visit.Notice(result.conflict ? visit.Say(base::Text::kOfficeNoticeVersionConflict)
                               : visit.Say(base::Text::kOfficeNoticeEmailCorrected, {{"EMAIL", visit.Field("email")}}));
  return visit.Go(PathOf(access->id));
}

http::Response PostAccountReset(OfficeVisit& visit) {
  auto access = rules::FindAccessForHelp(visit.house, visit.Decider(), visit.Id(),
                                         visit.request.form.Number("access").value_or(0));
  if (!access || !rules::SendReset(visit.house, visit.Decider(), visit.Id(), access->website_id)) {
    return visit.Missing();
  }
  auto page = Look(visit, access->id);
  visit.Notice(visit.Say(base::Text::kOfficeNoticeResetSent, {{"EMAIL", page->account.email}}));
  return visit.Go(PathOf(access->id));
}

http::Response PostAccountHandOver(OfficeVisit& visit) {
  auto access = rules::FindAccessForHelp(visit.house, visit.Decider(), visit.Id(),
                                         visit.request.form.Number("access").value_or(0));
  if (!access) return visit.Missing();
  std::string link = rules::HandOver(visit.house, visit.Decider(), visit.Id(), access->website_id);
  if (link.empty()) return visit.Missing();
  auto page = Look(visit, access->id);
  page->handover_link = link;
  return http::Html(200, view::OfficeAccess(visit.frame, *page));
}

}  // namespace page
