#include "view/office_registrations.h"

#include "page/office.h"
#include "rules/field.h"
#include "rules/queue.h"

namespace page {
namespace {

constexpr std::int64_t kMaxSelected = rules::kPageSize;

view::OfficeRegistrationsView Look(OfficeVisit& visit, const rules::QueueFilter& filter) {
  std::int64_t scope = visit.staff->Scope();
  auto queue = rules::ListQueue(visit.house, scope, filter);
  view::OfficeRegistrationsView list;
  list.stage = filter.stage;
  for (int i = 0; i < model::kStageCount; ++i) {
    auto stage = static_cast<model::Stage>(i);
    list.counts[static_cast<std::size_t>(i)] = rules::CountStage(visit.house, scope, stage);
  }
  list.query = filter.search;
  list.website_id = filter.website_id;
  list.websites = Choices(visit);
  list.accesses = std::move(queue.accesses);
  list.registrations = std::move(queue.registrations);
  list.total = queue.total;
  list.page = static_cast<int>(filter.page);
  list.has_next = queue.has_next;
  list.now = visit.house.Now();
  return list;
}

// The number in "select_17" behind `prefix`; 0 if the name is another.
std::int64_t IdIn(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix)) return 0;
  auto parts = MatchPath("/{}", "/" + std::string(name.substr(prefix.size())));
  return parts ? parts->numbers.front() : 0;
}

}  // namespace

http::Response GetRegistrations(OfficeVisit& visit) {
  rules::QueueFilter filter;
  (void)model::ParseWord(visit.request.query.Get("stage"), filter.stage);
  filter.search = visit.Query("q");
  filter.website_id = visit.request.query.Number("website").value_or(0);
  filter.page = PageNumber(visit);
  return http::Html(200, view::OfficeRegistrations(visit.frame, Look(visit, filter)));
}

http::Response PostDecideMany(OfficeVisit& visit) {
  const http::Form& form = visit.request.form;
  rules::Decision decision;
  decision.status = form.Get("decision") == "reject" ? model::Status::kRejected : model::Status::kApproved;
  decision.reason = visit.Field("reason");
  decision.mail = form.Has("mail");
  std::vector<rules::Decision> decisions;
  for (const auto& [name, value] : form.fields()) {
    std::int64_t quick = IdIn(name, "approve_"), picked = form.Has("decision") ? IdIn(name, "select_") : 0;
    if (quick == 0 && picked == 0) continue;
    rules::Decision one = decision;
    one.access_id = quick != 0 ? quick : picked;
    one.version = form.Number(name).value_or(0);
    if (quick != 0) {
      one.status = model::Status::kApproved;
      one.reason.clear();
      one.mail = true;
      decisions = {one};
      break;
    }
    decisions.push_back(one);
  }
  auto again = [&](base::Text text, const std::string& field) {
    auto list = Look(visit, {});
    list.reason = decision.reason;
    list.mail = decision.mail;
    for (const auto& each : decisions) list.selected.insert(each.access_id);
    list.errors.push_back({field, text, rules::kMaxReason});
    return http::Html(422, view::OfficeRegistrations(visit.frame, list));
  };
  if (decisions.empty() || static_cast<std::int64_t>(decisions.size()) > kMaxSelected) {
    return again(base::Text::kOfficeFormNothingSelected, "");
  }
  if (rules::CodePoints(decision.reason) > rules::kMaxReason) return again(base::Text::kFormTooLong, "reason");

  auto before = rules::FindAccessFacts(visit.house, visit.Decider(), decisions.front().access_id);
  std::int64_t done = 0, others = 0;
  for (const auto& each : decisions) {
    bool won = rules::Decide(visit.house, visit.Decider(), each) == rules::DecideOutcome::kDone;
    (won ? done : others) += 1;
  }
  std::string notice, undo;
  std::string name = before ? before->account.name : "";
  bool approved = decisions.front().status == model::Status::kApproved;
  if (decisions.size() == 1 && done == 1) {
    notice =
        visit.Say(approved ? base::Text::kOfficeNoticeApproved : base::Text::kOfficeNoticeRejected, {{"NAME", name}});
    if (decisions.front().mail) {
      notice += " " + visit.Say(base::Text::kOfficeNoticeMailIn,
                                {{"NUMBER", std::to_string(visit.house.config.mail_grace_seconds)}});
      undo = "/admin/access/" + std::to_string(decisions.front().access_id) + "/undo/" +
             std::string(model::Word(before->line.access.status));
    }
  } else if (decisions.size() == 1) {
    notice = visit.Say(base::Text::kOfficeNoticeAlreadyDecided, {{"NAME", name}});
  } else {
    notice = visit.Say(approved ? base::Text::kOfficeNoticeBulkApproved : base::Text::kOfficeNoticeBulkRejected,
                       {{"NUMBER", std::to_string(done)}});
    if (others > 0) {
      notice += " " + visit.Say(base::Text::kOfficeNoticeBulkOthers, {{"OTHERS", std::to_string(others)}});
    }
  }
  visit.Notice(notice, undo);
  return visit.Go("/admin/registrations");
}

http::Response PostRegistrationResend(OfficeVisit& visit) {
  bool found = rules::ResendRegistration(visit.house, visit.staff->staff, visit.Id());
  visit.Notice(visit.Say(found ? base::Text::kOfficeNoticeResent : base::Text::kOfficeNoticeGone));
  return visit.Go("/admin/registrations?stage=unverified");
}

http::Response PostRegistrationDelete(OfficeVisit& visit) {
  bool found = rules::DeleteRegistration(visit.house, visit.staff->staff, visit.Id());
  visit.Notice(visit.Say(found ? base::Text::kOfficeNoticeDeleted : base::Text::kOfficeNoticeGone));
  return visit.Go("/admin/registrations?stage=unverified");
}

}  // namespace page
