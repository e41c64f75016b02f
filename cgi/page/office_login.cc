#include "view/office_login.h"

#include "base/fault.h"
#include "http/agent.h"
#include "page/office.h"
#include "rules/staff_session.h"
#include "view/office_code.h"

namespace page {
namespace {

std::string Place(const std::string& next) { return next.starts_with("/admin/") ? next : "/admin/registrations"; }

view::OfficeLoginView Look(OfficeVisit& visit, std::string_view next) {
  view::OfficeLoginView login;
  login.next = http::SafeNext(next);
  if (auto remote = rules::FindRemoteStaff(visit.house, visit.request.remote_user)) login.remote_name = remote->name;
  return login;
}

http::Response Refuse(const OfficeVisit& visit, const view::OfficeLoginView& login) {
  return http::Html(422, view::OfficeLogin(visit.frame, login));
}

// On with the sign-in: to the next step, or to the page first wanted.
http::Response Proceed(OfficeVisit& visit, const rules::StaffSignIn& signed_in, const std::string& next) {
  if (!visit.session.empty()) rules::SignOutStaff(visit.house, visit.session);
  visit.SetCookie("office", signed_in.token, -1);
  std::string query = next.empty() ? "" : "?next=" + http::EncodeUrl(next);
  switch (signed_in.step) {
    case model::SignInStep::kCode: return visit.Go("/admin/code" + query);
    case model::SignInStep::kEnrolment: return visit.Go("/admin/second-factor" + query);
    case model::SignInStep::kSignedIn: break;
  }
  return visit.Go(Place(next));
}

}  // namespace

rules::StaffOrigin OfficeVisit::Origin() const { return {network, http::AgentWords(request.user_agent)}; }

http::Response GetOfficeLogin(OfficeVisit& visit) {
  if (visit.staff) return visit.Go("/admin/registrations");
  return http::Html(200, view::OfficeLogin(visit.frame, Look(visit, visit.request.query.Get("next"))));
}

http::Response PostOfficeLogin(OfficeVisit& visit) {
  auto login = Look(visit, visit.request.form.Get("next"));
  login.email = visit.Field("email");
  for (const char* field : {"email", "password"}) {
    if (visit.request.form.Get(field).empty()) login.errors.push_back({field, base::Text::kFormRequired});
  }
  if (!login.errors.empty()) return Refuse(visit, login);
  rules::StaffSignIn signed_in;
  try {
    signed_in = rules::SignInStaff(visit.house, login.email, visit.request.form.Get("password"), visit.Origin());
  } catch (const base::Fault& fault) {
    if (fault.kind() != base::Fault::Kind::kBusy) throw;
    login.busy = true;
    return http::Html(503, view::OfficeLogin(visit.frame, login)).Header("Retry-After", "5");
  }
  login.mismatch = signed_in.token.empty();
  return login.mismatch ? Refuse(visit, login) : Proceed(visit, signed_in, login.next);
}

http::Response PostRemoteLogin(OfficeVisit& visit) {
  auto login = Look(visit, visit.request.form.Get("next"));
  auto signed_in = rules::SignInRemoteStaff(visit.house, visit.request.remote_user, visit.Origin());
  login.mismatch = signed_in.token.empty();
  return login.mismatch ? Refuse(visit, login) : Proceed(visit, signed_in, login.next);
}

http::Response GetCode(OfficeVisit& visit) {
  view::OfficeCodeView page;
  page.next = http::SafeNext(visit.request.query.Get("next"));
  return http::Html(200, view::OfficeCode(visit.frame, page));
}

http::Response PostCode(OfficeVisit& visit) {
  view::OfficeCodeView page;
  page.next = http::SafeNext(visit.request.form.Get("next"));
  page.lost = visit.request.form.Has("recovery");
  const char* field = page.lost ? "recovery" : "code";
  auto code = visit.request.form.Get(field);
  std::string token = code.empty() ? "" : rules::EnterCode(visit.house, *visit.halfway, code, visit.Origin());
  if (token.empty()) {
    page.errors.push_back({field, code.empty() ? base::Text::kFormRequired : base::Text::kOfficeCodeWrong});
    return http::Html(422, view::OfficeCode(visit.frame, page));
  }
  visit.SetCookie("office", token, -1);
  return visit.Go(Place(page.next));
}

http::Response PostOfficeLogout(OfficeVisit& visit) {
  rules::SignOutStaff(visit.house, visit.session);
  visit.SetCookie("office", "", 0);
  visit.Notice(visit.Say(base::Text::kNoticeSignedOut));
  return visit.Go("/admin/login").Header("Clear-Site-Data", "\"cache\"");
}

http::Response GetStart(OfficeVisit& visit) { return visit.Go("/admin/registrations"); }

}  // namespace page
