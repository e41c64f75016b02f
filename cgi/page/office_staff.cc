#include "view/office_staff.h"

#include "page/office.h"
#include "rules/second_factor.h"

namespace page {
namespace {

view::OfficeStaffView Look(OfficeVisit& visit) {
  view::OfficeStaffView page;
  for (auto& line : rules::ListStaff(visit.house))
    page.staff.push_back({std::move(line.staff), std::move(line.websites)});
  page.self_id = visit.staff->staff.id;
  page.websites = Choices(visit);
  page.language = base::Code(visit.language);
  page.asks_login = visit.house.config.staff_remote_user;
  return page;
}

std::string NameOf(OfficeVisit& visit, std::int64_t id) {
  for (auto& line : rules::ListStaff(visit.house)) {
    if (line.staff.id == id) return line.staff.name;
  }
  return "";
}

http::Response Back(OfficeVisit& visit, base::Text notice) {
  visit.Notice(visit.Say(notice, {{"NAME", NameOf(visit, visit.Id())}}));
  return visit.Go("/admin/staff");
}

http::Response SetDisabled(OfficeVisit& visit, bool disabled) {
  if (!rules::DisableStaff(visit.house, visit.Decider(), visit.Id(), disabled)) return visit.Missing();
  return Back(visit, disabled ? base::Text::kOfficeNoticeStaffDisabled : base::Text::kOfficeNoticeStaffEnabled);
}

// Shown in this answer and nowhere else.
http::Response ShowLink(OfficeVisit& visit, std::string link, base::Text notice, const std::string& name) {
  auto page = Look(visit);
  page.one_time_link = std::move(link);
  page.one_time_name = name;
  visit.frame.notice = visit.Say(notice, {{"NAME", name}});
  return http::Html(200, view::OfficeStaff(visit.frame, page));
}

}  // namespace

http::Response GetStaff(OfficeVisit& visit) { return http::Html(200, view::OfficeStaff(visit.frame, Look(visit))); }

http::Response PostStaff(OfficeVisit& visit) {
  rules::StaffForm form;
  form.email = visit.Field("email");
  form.name = visit.Field("name");
  form.login = visit.Field("login");
  (void)model::ParseWord(visit.Field("role"), form.role);
  base::Language language = base::Language::kGerman;
  if (base::ParseLanguage(visit.Field("language"), language)) form.language = base::Code(language);
  form.websites = ChosenWebsites(visit);
  auto added = rules::AddStaff(visit.house, visit.Decider(), form, "");
  if (added.errors.empty()) {
    return ShowLink(visit, std::move(added.link), base::Text::kOfficeNoticeStaffAdded, form.name);
  }
  auto page = Look(visit);
  page.email = form.email;
  page.name = form.name;
  page.login = form.login;
  page.role = form.role;
  page.language = form.language;
  page.chosen = {form.websites.begin(), form.websites.end()};
  page.errors = added.errors;
  return http::Html(422, view::OfficeStaff(visit.frame, page));
}

http::Response PostStaffDisable(OfficeVisit& visit) { return SetDisabled(visit, true); }
http::Response PostStaffEnable(OfficeVisit& visit) { return SetDisabled(visit, false); }

http::Response PostStaffReset(OfficeVisit& visit) {
  std::string link = rules::ResetStaff(visit.house, visit.Decider(), visit.Id());
  if (link.empty()) return visit.Missing();
  return ShowLink(visit, std::move(link), base::Text::kOfficeNoticeStaffReset, NameOf(visit, visit.Id()));
}

http::Response PostStaffInvite(OfficeVisit& visit) {
  std::string link = rules::InviteStaff(visit.house, visit.Decider(), visit.Id());
  if (link.empty()) return visit.Missing();
  return ShowLink(visit, std::move(link), base::Text::kOfficeNoticeStaffInvited, NameOf(visit, visit.Id()));
}

http::Response PostStaffFactorClear(OfficeVisit& visit) {
  if (!rules::ClearSecondFactor(visit.house, visit.Decider(), visit.Id())) return visit.Missing();
  return Back(visit, base::Text::kOfficeNoticeFactorCleared);
}

}  // namespace page
