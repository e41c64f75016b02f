#include "view/office_mails.h"

#include <map>

#include "page/office.h"
#include "rules/outbox.h"
#include "rules/queue.h"
#include "view/office_mail.h"

namespace page {
namespace {

rules::OutboxFilter ReadFilter(const http::Form& values) {
  rules::OutboxFilter filter;
  (void)model::ParseWord(values.Get("delivery"), filter.delivery);
  filter.website_id = values.Number("website").value_or(0);
  filter.recipient = values.Get("q");
  return filter;
}

// The list again, as it was filtered when the form was shown; `mail` shown alone, if the form stood on its page.
std::string Whence(const http::Form& form, std::int64_t mail_id) {
  if (!form.Has("delivery")) return "/admin/mail/" + std::to_string(mail_id);
  const rules::OutboxFilter filter = ReadFilter(form);
  view::AddressQuery query = {{"delivery", std::string(model::Word(filter.delivery))}};
  if (filter.website_id != 0) query.emplace_back("website", std::to_string(filter.website_id));
  if (!filter.recipient.empty()) query.emplace_back("q", filter.recipient);
  return view::Address("/admin/mails", query);
}

std::optional<view::OfficeMailView> Look(OfficeVisit& visit) {
  auto facts = rules::FindMailFacts(visit.house, visit.Id());
  if (!facts) return std::nullopt;
  view::OfficeMailView page;
  page.mail = std::move(facts->mail);
  page.website_name = std::move(facts->website_name);
  if (facts->message) page.message = view::Wording{facts->message->subject, facts->message->body};
  page.contact_id = facts->contact_id;
  page.may_be_handed_over = facts->may_be_handed_over;
  return page;
}

}  // namespace

http::Response GetMails(OfficeVisit& visit) {
  const rules::OutboxFilter filter = ReadFilter(visit.request.query);
  const bool back = visit.request.query.Has("before");
  auto outbox = rules::ListOutbox(visit.house, filter,
                                  visit.request.query.Number(back ? "before" : "after").value_or(0), back);
  view::OfficeMailsView page;
  page.delivery = filter.delivery;
  page.website_id = filter.website_id;
  page.query = filter.recipient;
  page.too_short = outbox.too_short;
  page.total = outbox.total;
  page.previous = outbox.previous;
  page.next = outbox.next;
  for (std::size_t i = 0; i < page.counts.size(); ++i) {
    rules::OutboxFilter other = filter;
    other.delivery = static_cast<model::Delivery>(i);
    page.counts[i] = other.delivery == filter.delivery ? outbox.total : rules::CountOutbox(visit.house, other);
  }
  page.websites = Choices(visit);
  std::map<std::int64_t, std::string> names;
  for (const auto& website : page.websites) names[website.id] = website.name;
  for (auto& mail : outbox.mails) page.mails.push_back({mail, names[mail.website_id]});
  const auto limits = rules::FindOutboxLimits(visit.house);
  page.limits = {limits.sent,          limits.cap,            limits.held,       limits.next_at,
                 limits.budget.number, limits.budget.next_at, limits.budget_most};
  return http::Html(200, view::OfficeMails(visit.frame, page));
}

http::Response GetMail(OfficeVisit& visit) {
  auto page = Look(visit);
  return page ? http::Html(200, view::OfficeMail(visit.frame, *page)) : visit.Missing();
}

http::Response PostMailRetry(OfficeVisit& visit) {
  bool done = rules::RetryMail(visit.house, visit.Id());
  visit.Notice(visit.Say(done ? base::Text::kOfficeNoticeRetried : base::Text::kOfficeNoticeMailLate));
  return visit.Go(Whence(visit.request.form, visit.Id()));
}

http::Response PostMailCancel(OfficeVisit& visit) {
  bool done = rules::CancelMail(visit.house, visit.Id());
  visit.Notice(visit.Say(done ? base::Text::kOfficeNoticeCancelled : base::Text::kOfficeNoticeMailLate));
  return visit.Go(Whence(visit.request.form, visit.Id()));
}

http::Response PostMailsRetry(OfficeVisit& visit) {
  const auto count = rules::RetryDeadMails(visit.house, ReadFilter(visit.request.form));
  const auto said = count.more           ? base::Text::kOfficeNoticeRetriedPart
                    : count.retried == 1 ? base::Text::kOfficeNoticeRetried
                                         : base::Text::kOfficeNoticeRetriedMany;
  visit.Notice(visit.Say(said, {{"NUMBER", std::to_string(count.retried)}}));
  return visit.Go("/admin/mails?delivery=dead");
}

http::Response PostMailHandOver(OfficeVisit& visit) {
  auto secrets = rules::HandOverMail(visit.house, visit.Id());
  auto page = Look(visit);
  if (!page) return visit.Missing();
  if (!secrets) {
    visit.Notice(visit.Say(base::Text::kOfficeNoticeMailLate));
    return visit.Go("/admin/mail/" + std::to_string(visit.Id()));
  }
  page->handed_link = secrets->link;
  page->handed_code = secrets->code;
  visit.frame.path = "/admin/mail/" + std::to_string(visit.Id());  // where the other language is found
  return http::Html(200, view::OfficeMail(visit.frame, *page));
}

}  // namespace page
