#include "view/office_mails.h"

#include <map>

#include "page/office.h"
#include "rules/outbox.h"
#include "rules/queue.h"

namespace page {

http::Response GetMails(OfficeVisit& visit) {
  view::OfficeMailsView page;
  (void)model::ParseWord(visit.request.query.Get("delivery"), page.delivery);
  page.page = static_cast<int>(PageNumber(visit));
  for (std::size_t i = 0; i < page.counts.size(); ++i) {
    page.counts[i] = rules::CountOutbox(visit.house, static_cast<model::Delivery>(i));
  }
  std::map<std::int64_t, std::string> names;
  for (auto& website : rules::ListScopeWebsites(visit.house, 0)) names[website.id] = website.name;
  auto outbox = rules::ListOutbox(visit.house, page.delivery, page.page);
  for (auto& mail : outbox.mails) page.mails.push_back({mail, names[mail.website_id]});
  page.has_next = outbox.has_next;
  return http::Html(200, view::OfficeMails(visit.frame, page));
}

http::Response PostMailRetry(OfficeVisit& visit) {
  bool done = rules::RetryMail(visit.house, visit.Id());
  visit.Notice(visit.Say(done ? base::Text::kOfficeNoticeRetried : base::Text::kOfficeNoticeMailLate));
  return visit.Go("/admin/mails");
}

http::Response PostMailCancel(OfficeVisit& visit) {
  bool done = rules::CancelMail(visit.house, visit.Id());
  visit.Notice(visit.Say(done ? base::Text::kOfficeNoticeCancelled : base::Text::kOfficeNoticeMailLate));
  return visit.Go("/admin/mails");
}

}  // namespace page
