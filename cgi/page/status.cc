#include "rules/status.h"

#include "page/portal.h"
#include "rules/registration_form.h"
#include "rules/website.h"
#include "view/status.h"

namespace page {
namespace {

view::StatusView Look(PortalVisit& visit) {
  view::StatusView page;
  page.website_name = visit.website.name;
  page.email = visit.customer->account.email;
  page.proven_at = visit.customer->account.email_proven_at;
  page.none = true;
  for (const auto& own : rules::ListOwnAccesses(visit.house, visit.customer->account)) {
    const model::Access& access = own.line.access;
    if (access.website_id != visit.website.id) continue;
    page.none = false;
    page.status = access.status;
    page.expired = own.expired;
    page.requested_at = access.requested_at;
    if (access.status != model::Status::kInProcessing) page.decided_at = access.status_at;
    page.reason = access.reason;
    page.valid_until = access.valid_until;
    page.message = access.message;
    if (auto question = rules::FindOpenQuestion(visit.house, access)) page.question = question->question;
    page.closed = visit.website.closed != 0;
    if (access.status == model::Status::kApproved && !own.expired && !page.closed) {
      page.continue_path = access.next.empty() ? visit.mount + rules::FirstPage(visit.website) : access.next;
    }
  }
  if (page.none || page.status == model::Status::kWithdrawn) {
    page.asked = rules::FindAskedForm(visit.house, visit.website.id);
  }
  return page;
}

}  // namespace

http::Response GetStatus(PortalVisit& visit) { return http::Html(200, view::Status(visit.frame, Look(visit))); }

http::Response PostStatusMessage(PortalVisit& visit) {
  model::FormErrors errors;
  std::string message = visit.Field("message");
  bool open = rules::AddMessage(visit.house, visit.website, visit.customer->account, message, errors);
  if (!errors.empty()) {
    auto page = Look(visit);
    page.note = message;
    page.errors = errors;
    return http::Html(422, view::Status(visit.frame, page));
  }
  if (open) visit.Notice(base::Say(visit.language, base::Text::kNoticeNoteSaved));
  return visit.Go("/account/status");
}

http::Response PostStatusAnswer(PortalVisit& visit) {
  model::FormErrors errors;
  std::string answer = visit.Field("answer");
  bool open = rules::Answer(visit.house, visit.website, visit.customer->account, answer, errors);
  if (!errors.empty()) {
    auto page = Look(visit);
    page.answer = answer;
    page.answer_errors = errors;
    return http::Html(422, view::Status(visit.frame, page));
  }
  if (open) visit.Notice(base::Say(visit.language, base::Text::kNoticeAnswered));
  return visit.Go("/account/status");
}

http::Response PostStatusWithdraw(PortalVisit& visit) {
  if (rules::Withdraw(visit.house, visit.website, visit.customer->account)) {
    visit.Notice(base::Say(visit.language, base::Text::kNoticeWithdrawn));
  }
  return visit.Go("/account/status");
}

}  // namespace page
