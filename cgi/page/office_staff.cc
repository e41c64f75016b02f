#include "view/office_staff.h"

#include "page/office.h"

namespace page {
namespace {

view::OfficeStaffView Look(OfficeVisit& visit) {
  view::OfficeStaffView page;
  for (auto& line : rules::ListStaff(visit.house))
    page.staff.push_back({std::move(line.staff), std::move(line.websites)});
  page.self_id = visit.staff->staff.id;
  page.websites = Choices(visit);
  page.language = base::Code(visit.language);
  return page;
}

http::Response SetDisabled(OfficeVisit& visit, bool disabled) {
  if (!rules::DisableStaff(visit.house, visit.Id(), disabled, visit.staff->staff.id)) return visit.Missing();
  std::string name;
  for (auto& line : rules::ListStaff(visit.house)) {
    if (line.staff.id == visit.Id()) name = line.staff.name;
  }
  visit.Notice(visit.Say(disabled ? base::Text::kOfficeNoticeStaffDisabled : base::Text::kOfficeNoticeStaffEnabled,
                         {{"NAME", name}}));
  return visit.Go("/admin/staff");
}

}  // namespace

http::Response GetStaff(OfficeVisit& visit) { return http::Html(200, view::OfficeStaff(visit.frame, Look(visit))); }

http::Response PostStaff(OfficeVisit& visit) {
  rules::StaffForm form;
  form.email = visit.Field("email");
  form.name = visit.Field("name");
  (void)model::ParseWord(visit.Field("role"), form.role);
  base::Language language = base::Language::kGerman;
  if (base::ParseLanguage(visit.Field("language"), language)) form.language = base::Code(language);
  for (const auto& choice : Choices(visit)) {
    if (visit.request.form.Has("website_" + std::to_string(choice.id))) form.websites.push_back(choice.id);
  }
  auto added = rules::AddStaff(visit.house, form, "");
  auto page = Look(visit);
  if (!added.errors.empty()) {
    page.email = form.email;
    page.name = form.name;
    page.role = form.role;
    page.language = form.language;
    page.chosen = {form.websites.begin(), form.websites.end()};
    page.errors = added.errors;
    return http::Html(422, view::OfficeStaff(visit.frame, page));
  }
  // Shown in this answer and nowhere else.
  page.one_time_password = added.password;
  page.one_time_name = form.name;
  visit.frame.notice = visit.Say(base::Text::kOfficeNoticeStaffAdded, {{"NAME", form.name}});
  return http::Html(200, view::OfficeStaff(visit.frame, page));
}

http::Response PostStaffDisable(OfficeVisit& visit) { return SetDisabled(visit, true); }
http::Response PostStaffEnable(OfficeVisit& visit) { return SetDisabled(visit, false); }

http::Response PostStaffReset(OfficeVisit& visit) {
  std::string password = rules::ResetStaff(visit.house, visit.Id(), "");
  if (password.empty()) return visit.Missing();
  auto page = Look(visit);
  page.one_time_password = password;
  for (auto& line : page.staff) {
    if (line.staff.id == visit.Id()) page.one_time_name = line.staff.name;
  }
  visit.frame.notice = visit.Say(base::Text::kOfficeNoticeStaffReset, {{"NAME", page.one_time_name}});
  return http::Html(200, view::OfficeStaff(visit.frame, page));
}

}  // namespace page
