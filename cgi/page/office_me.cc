#include "view/office_me.h"

#include "base/fault.h"
#include "page/office.h"
#include "rules/second_factor.h"
#include "rules/staff_password.h"

namespace page {
namespace {

view::OfficeMeView Look(OfficeVisit& visit) {
  view::OfficeMeView page;
  const model::Staff& staff = visit.staff->staff;
  page.staff = staff;
  page.session = visit.staff->session;
  page.sessions = rules::ListStaffSessions(visit.house, staff.id);
  page.recovery_left = staff.factor.empty() ? 0 : rules::CountRecoveryCodes(visit.house, staff.id);
  page.factor_required = visit.house.config.staff_second_factor;
  return page;
}

}  // namespace

http::Response GetMe(OfficeVisit& visit) { return http::Html(200, view::OfficeMe(visit.frame, Look(visit))); }

http::Response PostMePassword(OfficeVisit& visit) {
  auto page = Look(visit);
  int status = 422;
  try {
    page.errors = rules::ChangeStaffPassword(visit.house, *visit.staff, visit.request.form.Get("password"),
                                             visit.request.form.Get("new_password"), visit.network);
  } catch (const base::Fault& fault) {
    if (fault.kind() != base::Fault::Kind::kBusy) throw;
    page.errors.push_back({"", base::Text::kLoginBusy});
    status = 503;
  }
  if (!page.errors.empty()) return http::Html(status, view::OfficeMe(visit.frame, page));
  visit.Notice(visit.Say(base::Text::kOfficeNoticePasswordChanged));
  return visit.Go("/admin/me");
}

http::Response PostMeLanguage(OfficeVisit& visit) {
  base::Language chosen = visit.language;
  if (base::ParseLanguage(visit.Field("language"), chosen)) {
    rules::SetStaffLanguage(visit.house, *visit.staff, base::Code(chosen));
    // What the browser once chose by the links on top stands behind it.
    visit.SetCookie("language", "", 0);
    visit.language = chosen;
  }
  visit.Notice(visit.Say(base::Text::kOfficeNoticeLanguageSet));
  return visit.Go("/admin/me");
}

http::Response PostMeSessionEnd(OfficeVisit& visit) {
  const std::int64_t id = visit.staff->staff.id;
  if (visit.request.form.Has("all")) {
    rules::EndStaffSessions(visit.house, id, visit.staff->session);
    visit.Notice(visit.Say(base::Text::kOfficeNoticeSessionsEnded));
    return visit.Go("/admin/me");
  }
  bool ended = rules::EndStaffSession(visit.house, id, visit.request.form.Get("session"));
  visit.Notice(visit.Say(ended ? base::Text::kOfficeNoticeSessionEnded : base::Text::kOfficeNoticeSessionGone));
  return visit.Go("/admin/me");
}

}  // namespace page
