#include "view/office_person.h"

#include "page/office.h"

namespace page {
namespace {

view::OfficePersonView Look(OfficeVisit& visit, rules::StaffDuty duty) {
  view::OfficePersonView page;
  page.role = duty.staff.role;
  page.is_self = duty.staff.id == visit.staff->staff.id;
  page.chosen = {duty.websites.begin(), duty.websites.end()};
  page.staff = std::move(duty.staff);
  page.websites = Choices(visit);
  return page;
}

}  // namespace

http::Response GetPerson(OfficeVisit& visit) {
  auto duty = rules::FindStaffDuty(visit.house, visit.Id());
  if (!duty) return visit.Missing();
  return http::Html(200, view::OfficePerson(visit.frame, Look(visit, std::move(*duty))));
}

http::Response PostPerson(OfficeVisit& visit) {
  auto duty = rules::FindStaffDuty(visit.house, visit.Id());
  if (!duty) return visit.Missing();
  const std::string name = duty->staff.name;
  auto page = Look(visit, std::move(*duty));
  (void)model::ParseWord(visit.Field("role"), page.role);
  const auto websites = ChosenWebsites(visit);
  page.chosen = {websites.begin(), websites.end()};
  page.errors = rules::SetStaffDuty(visit.house, visit.Decider(), visit.Id(), page.role, websites);
  if (!page.errors.empty()) return http::Html(422, view::OfficePerson(visit.frame, page));
  visit.Notice(visit.Say(base::Text::kOfficeNoticeStaffChanged, {{"NAME", name}}));
  return visit.Go("/admin/staff");
}

}  // namespace page
