#include "rules/remove.h"

#include <optional>

#include "page/office.h"
#include "rules/merge.h"
#include "view/office_delete.h"

namespace page {
namespace {

http::Response Show(OfficeVisit& visit, const rules::Removal& removal, std::int64_t account_id) {
  view::OfficeDeleteView page;
  page.contact_id = removal.contact_id;
  page.account_id = account_id;
  page.name = removal.name;
  page.accounts = removal.accounts;
  page.accesses = removal.accesses;
  page.mails = removal.mails;
  page.history = removal.history;
  return http::Html(200, view::OfficeDelete(visit.frame, page));
}

// One that is merged into another goes with that one.
http::Response Refuse(OfficeVisit& visit) {
  if (!rules::FindMergedInto(visit.house, visit.Id())) return visit.Missing();
  visit.Notice(visit.Say(base::Text::kOfficeMergeNested));
  return visit.Go("/admin/contact/" + std::to_string(visit.Id()));
}

}  // namespace

http::Response GetContactDelete(OfficeVisit& visit) {
  auto removal = rules::ForeseeContactRemoval(visit.house, visit.Decider(), visit.Id());
  return removal ? Show(visit, *removal, 0) : Refuse(visit);
}

http::Response PostContactDelete(OfficeVisit& visit) {
  if (!rules::RemoveContact(visit.house, visit.Decider(), visit.Id())) return Refuse(visit);
  visit.Notice(visit.Say(base::Text::kOfficeNoticeContactDeleted));
  return visit.Go("/admin/contacts");
}

http::Response GetAccountDelete(OfficeVisit& visit) {
  auto removal = rules::ForeseeAccountRemoval(visit.house, visit.Decider(), visit.Id());
  return removal ? Show(visit, *removal, visit.Id()) : visit.Missing();
}

http::Response PostAccountDelete(OfficeVisit& visit) {
  auto removal = rules::ForeseeAccountRemoval(visit.house, visit.Decider(), visit.Id());
  if (!removal || !rules::RemoveAccount(visit.house, visit.Decider(), visit.Id())) return visit.Missing();
  visit.Notice(visit.Say(base::Text::kOfficeNoticeAccountDeleted));
  return visit.Go("/admin/contact/" + std::to_string(removal->contact_id));
}

}  // namespace page
