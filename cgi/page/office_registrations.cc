#include "view/office_registrations.h"

#include <algorithm>

#include "page/office.h"
#include "rules/bulk.h"
#include "rules/field.h"
#include "rules/place.h"
#include "rules/queue.h"

namespace page {
namespace {

constexpr std::int64_t kMostDays = 3650;

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
  list.order = filter.order;
  list.decided_by = filter.decided_by;
  if (filter.older_than > 0) list.older_than = std::to_string(filter.older_than);
  list.sort = rules::SortOf(filter);
  list.websites = Choices(visit);
  list.deciders = rules::ListDeciders(visit.house);
  // Somebody who is not there any more, or was never: the form shows what the list is narrowed to all the same.
  const bool known = std::find(list.deciders.begin(), list.deciders.end(), filter.decided_by) != list.deciders.end();
  if (!filter.decided_by.empty() && !known) list.deciders.push_back(filter.decided_by);
  list.accesses = std::move(queue.accesses);
  list.registrations = std::move(queue.registrations);
  list.total = queue.total;
  if (queue.previous) list.previous = rules::WritePlace(*queue.previous);
  if (queue.next) list.next = rules::WritePlace(*queue.next);
  list.too_short = queue.too_short;
  list.now = visit.house.Now();
  return list;
}

// How a list was filtered and sorted: in the address of its page, and kept in its form.
rules::QueueFilter ReadFilter(const http::Form& values) {
  rules::QueueFilter filter;
  (void)model::ParseWord(values.Get("stage"), filter.stage);
  filter.search = values.Get("q");
  filter.order = values.Get("order");
  filter.decided_by = values.Get("by");
  filter.website_id = values.Number("website").value_or(0);
  filter.older_than = std::min<std::int64_t>(values.Number("older").value_or(0), kMostDays);
  model::Sort sort{};
  if (model::ParseWord(values.Get("sort"), sort)) filter.sort = sort;
  return filter;
}

// The list again, as it was filtered when the form was shown.
std::string ListPath(const http::Form& form) {
  std::string path = "/admin/registrations";
  char join = '?';
  for (const char* name : {"stage", "q", "website", "order", "older", "by", "sort"}) {
    if (form.Get(name).empty()) continue;
    path += join + std::string(name) + "=" + http::EncodeUrl(form.Get(name));
    join = '&';
  }
  return path;
}

// The number in "select_17" behind `prefix`; 0 if the name is another.
std::int64_t IdIn(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix)) return 0;
  auto parts = MatchPath("/{}", "/" + std::string(name.substr(prefix.size())));
  return parts ? parts->numbers.front() : 0;
}

http::Response DecideOne(OfficeVisit& visit, const rules::Decision& decision) {
  auto before = rules::FindAccessFacts(visit.house, visit.Decider(), decision.access_id);
  std::string name = before ? before->account.name : "", undo;
  std::string notice = visit.Say(base::Text::kOfficeNoticeAlreadyDecided, {{"NAME", name}});
  if (rules::Decide(visit.house, visit.Decider(), decision) == rules::DecideOutcome::kDone) {
    bool approved = decision.status == model::Status::kApproved;
    notice =
        visit.Say(approved ? base::Text::kOfficeNoticeApproved : base::Text::kOfficeNoticeRejected, {{"NAME", name}});
    if (decision.mail) {
      notice += " " + visit.Say(base::Text::kOfficeNoticeMailIn,
                                {{"NUMBER", std::to_string(visit.house.config.mail_grace_seconds)}});
      undo = "/admin/access/" + std::to_string(decision.access_id) + "/undo/" +
             std::string(model::Word(before->line.access.status));
    }
  }
  visit.Notice(notice, undo);
  return visit.Go(ListPath(visit.request.form));
}

}  // namespace

http::Response GetRegistrations(OfficeVisit& visit) {
  rules::QueueFilter filter = ReadFilter(visit.request.query);
  filter.back = visit.request.query.Has("before");
  filter.place = rules::ReadPlace(visit.Query(filter.back ? "before" : "after"));
  return http::Html(200, view::OfficeRegistrations(visit.frame, Look(visit, filter)));
}

http::Response PostDecideMany(OfficeVisit& visit) {
  const http::Form& form = visit.request.form;
  rules::BulkForm many;
  many.reason = visit.Field("reason");
  many.mail = form.Has("mail");
  bool chosen = model::ParseWord(form.Get("decision"), many.act), all = chosen && form.Has("all");
  std::vector<model::BulkItem> picked;
  for (const auto& [name, value] : form.fields()) {
    if (auto quick = IdIn(name, "approve_"); quick != 0) {
      return DecideOne(visit, {quick, form.Number(name).value_or(0), model::Status::kApproved, "", true});
    }
    auto id = chosen ? IdIn(name, "select_") : 0;
    if (id != 0) picked.push_back({id, form.Number(name).value_or(0), model::BulkOutcome::kOpen});
  }
  rules::QueueFilter filter = ReadFilter(form);
  auto again = [&](base::Text text, const std::string& field) {
    auto list = Look(visit, filter);
    list.reason = many.reason;
    list.mail = many.mail;
    list.all = all;
    for (const auto& each : picked) list.selected.insert(each.item_id);
    list.errors.push_back({field, text, rules::kMaxReason});
    return http::Html(422, view::OfficeRegistrations(visit.frame, list));
  };
  bool of_registrations = many.act == model::BulkAct::kResend || many.act == model::BulkAct::kPurge;
  bool fits = of_registrations == (filter.stage == model::Stage::kUnverified);
  if ((!all && picked.empty()) || !fits) return again(base::Text::kOfficeFormNothingSelected, "");
  if (rules::CodePoints(many.reason) > rules::kMaxReason) return again(base::Text::kFormTooLong, "reason");
  // One alone is decided at once, with Undo beside it.
  if (!all && picked.size() == 1 && !of_registrations) {
    auto status = many.act == model::BulkAct::kApprove ? model::Status::kApproved : model::Status::kRejected;
    return DecideOne(visit, {picked[0].item_id, picked[0].version, status, many.reason, many.mail});
  }
  auto id = all ? rules::PrepareBulk(visit.house, visit.Decider(), many, filter)
                : rules::PrepareBulk(visit.house, visit.Decider(), many, picked);
  return visit.Go("/admin/bulk/" + std::to_string(id));
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
