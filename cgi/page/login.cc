#include "view/login.h"

#include "base/fault.h"
#include "page/portal.h"
#include "rules/marker.h"

namespace page {
namespace {

constexpr long long kYear = 365 * 24 * 3600;

// Where an approved customer goes: the page first wanted, now or when asking for access, else the overview.
std::string Target(const PortalVisit& visit, const rules::SignInResult& result) {
  bool open = result.access && result.access->status == model::Status::kApproved;
  if (!open) return visit.mount + "/account/status";
  std::string next = http::SafeNext(visit.request.form.Get("next"));
  if (!next.empty()) return next;
  return visit.mount + "/account/";
}

}  // namespace

http::Response GetLogin(PortalVisit& visit) {
  std::string next = http::SafeNext(visit.request.query.Get("next"));
  if (visit.customer) return next.empty() ? visit.Go("/account/") : visit.Go("/account/status");
  view::LoginView login;
  login.next = next;
  login.open = visit.website.open != 0;
  return http::Html(200, view::Login(visit.frame, login));
}

http::Response PostLogin(PortalVisit& visit) {
  view::LoginView login;
  login.email = visit.Field("email");
  login.next = http::SafeNext(visit.request.form.Get("next"));
  login.open = visit.website.open != 0;
  for (const char* field : {"email", "password"}) {
    if (visit.request.form.Get(field).empty()) login.errors.push_back({field, base::Text::kFormRequired});
  }
  if (!login.errors.empty()) return http::Html(422, view::Login(visit.frame, login));

  rules::SignInResult result;
  try {
    result = rules::SignIn(visit.house, visit.website, login.email, visit.request.form.Get("password"),
                           {visit.request.host, visit.network, visit.Cookie("device")});
  } catch (const base::Fault& fault) {
    if (fault.kind() != base::Fault::Kind::kBusy) throw;
    login.busy = true;
    return http::Html(503, view::Login(visit.frame, login)).Header("Retry-After", "5");
  }
  if (result.outcome == rules::SignInOutcome::kMismatch) {
    login.mismatch = true;
    return http::Html(422, view::Login(visit.frame, login));
  }
  if (!visit.session.empty()) rules::SignOut(visit.house, visit.session);
  visit.SetCookie("session", result.session, -1);
  if (!result.marker.empty()) visit.SetCookie("gate", result.marker, -1);
  visit.SetCookie("device", result.device, kYear);
  return http::SeeOther(Target(visit, result));
}

http::Response PostLogout(PortalVisit& visit) {
  if (!visit.session.empty()) rules::SignOut(visit.house, visit.session);
  visit.SetCookie("session", "", 0);
  if (rules::KeepsMarkers(visit.house)) visit.SetCookie("gate", "", 0);
  visit.Notice(base::Say(visit.language, base::Text::kNoticeSignedOut));
  // Not "cookies": that would forget the device and the language as well (ASVS 14.3.1 is about the session).
  return visit.Go("/account/login").Header("Clear-Site-Data", "\"cache\"");
}

}  // namespace page
