#include "view/login.h"

#include "base/fault.h"
#include "page/portal.h"
#include "rules/handover.h"
#include "rules/website.h"

namespace page {
namespace {

constexpr long long kYear = 365 * 24 * 3600;

// Where an approved customer goes: the page first wanted, now or when asking for access, else the overview.
std::string Target(const PortalVisit& visit, const rules::SignInResult& result) {
  bool open = result.access && result.access->status == model::Status::kApproved;
  std::string next = http::SafeNext(visit.request.form.Get("next"));
  // To be seen before it goes on: browsers let no form lead to another host, be it by redirections (form-action).
  if (IsHandover(visit, next)) return next + (next.ends_with("&ask=1") ? "" : "&ask=1");
  if (!open) return visit.mount + "/account/status";
  if (!next.empty()) return next;
  return visit.mount + "/account/";
}

http::Response Show(PortalVisit& visit, int status, view::LoginView& login) {
  login.open = visit.website.open != 0;
  // On the way to another host there is no use in going to a third one first.
  if (!IsHandover(visit, login.next)) {
    for (const auto& website : rules::ListNeighbours(visit.house, visit.request.host)) {
      if (!IsElsewhere(visit, website.address)) continue;
      login.elsewhere.push_back({website.name, WayTo(visit.website.address, website.id, login.next)});
    }
  }
  if (!login.next.empty()) visit.frame.path += "?next=" + http::EncodeUrl(login.next);
  return http::Html(status, view::Login(visit.frame, login));
}

}  // namespace

http::Response GetLogin(PortalVisit& visit) {
  std::string next = http::SafeNext(visit.request.query.Get("next"));
  auto from = visit.request.query.Number("from");
  if (visit.customer) {
    if (next.empty()) return visit.Go("/account/");
    return from || IsHandover(visit, next) ? http::SeeOther(next) : visit.Go("/account/status");
  }
  if (from && IsAtHome(visit)) {
    auto website = rules::FindWebsite(visit.house, *from);
    if (website && IsElsewhere(visit, website->address)) return http::SeeOther(WayBack(visit, *website, next));
  }
  view::LoginView login;
  login.next = next;
  return Show(visit, 200, login);
}

http::Response PostLogin(PortalVisit& visit) {
  view::LoginView login;
  login.email = visit.Field("email");
  login.next = http::SafeNext(visit.request.form.Get("next"));
  for (const char* field : {"email", "password"}) {
    if (visit.request.form.Get(field).empty()) login.errors.push_back({field, base::Text::kFormRequired});
  }
  if (!login.errors.empty()) return Show(visit, 422, login);

  rules::SignInResult result;
  try {
    result = rules::SignIn(visit.house, visit.website, login.email, visit.request.form.Get("password"),
                           {visit.request.host, visit.network, visit.Cookie("device")});
  } catch (const base::Fault& fault) {
    if (fault.kind() != base::Fault::Kind::kBusy) throw;
    login.busy = true;
    return Show(visit, 503, login).Header("Retry-After", "5");
  }
  if (result.outcome == rules::SignInOutcome::kMismatch) {
    login.mismatch = true;
    return Show(visit, 422, login);
  }
  if (!visit.session.empty()) rules::SignOut(visit.house, visit.session);
  visit.Begin(result.session);
  visit.SetCookie("device", result.device, kYear);
  return http::SeeOther(Target(visit, result));
}

http::Response PostLogout(PortalVisit& visit) {
  if (!visit.session.empty()) rules::SignOut(visit.house, visit.session);
  visit.End();
  visit.Notice(base::Say(visit.language, base::Text::kNoticeSignedOut));
  // Not "cookies": that would forget the device and the language as well (ASVS 14.3.1 is about the session).
  return visit.Go("/account/login").Header("Clear-Site-Data", "\"cache\"");
}

}  // namespace page
