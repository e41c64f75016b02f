#include "view/office_login.h"

#include "base/fault.h"
#include "page/office.h"

namespace page {

http::Response GetOfficeLogin(OfficeVisit& visit) {
  if (visit.staff) return visit.Go("/admin/registrations");
  view::OfficeLoginView login;
  login.next = http::SafeNext(visit.request.query.Get("next"));
  return http::Html(200, view::OfficeLogin(visit.frame, login));
}

http::Response PostOfficeLogin(OfficeVisit& visit) {
  view::OfficeLoginView login;
  login.email = visit.Field("email");
  login.next = http::SafeNext(visit.request.form.Get("next"));
  for (const char* field : {"email", "password"}) {
    if (visit.request.form.Get(field).empty()) login.errors.push_back({field, base::Text::kFormRequired});
  }
  if (!login.errors.empty()) return http::Html(422, view::OfficeLogin(visit.frame, login));
  std::string token;
  try {
    token = rules::SignInStaff(visit.house, login.email, visit.request.form.Get("password"), visit.network);
  } catch (const base::Fault& fault) {
    if (fault.kind() != base::Fault::Kind::kBusy) throw;
    login.busy = true;
    return http::Html(503, view::OfficeLogin(visit.frame, login)).Header("Retry-After", "5");
  }
  if (token.empty()) {
    login.mismatch = true;
    return http::Html(422, view::OfficeLogin(visit.frame, login));
  }
  if (!visit.session.empty()) rules::SignOutStaff(visit.house, visit.session);
  visit.SetCookie("office", token, -1);
  return visit.Go(login.next.starts_with("/admin/") ? login.next : "/admin/registrations");
}

http::Response PostOfficeLogout(OfficeVisit& visit) {
  rules::SignOutStaff(visit.house, visit.session);
  visit.SetCookie("office", "", 0);
  visit.Notice(visit.Say(base::Text::kNoticeSignedOut));
  return visit.Go("/admin/login").Header("Clear-Site-Data", "\"cache\"");
}

http::Response GetStart(OfficeVisit& visit) { return visit.Go("/admin/registrations"); }

}  // namespace page
