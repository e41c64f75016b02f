#include "base/config.h"
#include "page/portal.h"
#include "rules/branding.h"
#include "rules/marker.h"
#include "rules/note.h"
#include "view/brand_style.h"
#include "view/message.h"

namespace page {
namespace {

http::Response Refuse(Visit& visit, int status) {
  return Depart(visit, http::Html(status, view::ErrorMessage(visit.frame, status)));
}

void FillFrame(PortalVisit& visit) {
  visit.frame.website_name = visit.website.name;
  visit.frame.home = visit.mount + "/";
  visit.frame.imprint = visit.website.imprint;
  visit.frame.privacy = visit.website.privacy;
  visit.frame.contact = visit.website.contact;
  if (visit.customer) visit.frame.signed_in_as = visit.customer->account.name;
  const auto branding = rules::FindBranding(visit.house, visit.website.id);
  const std::string style = view::BrandStyle(branding);
  if (!style.empty()) visit.frame.style = visit.mount + "/account/style/" + rules::MarkOf(style);
  if (!branding.logo_mark.empty()) visit.frame.logo = visit.mount + "/account/logo/" + branding.logo_mark;
  visit.frame.logo_text = branding.logo_text;
  visit.frame.links = rules::FooterLinks(branding);
}

}  // namespace

void PortalVisit::Begin(const rules::BegunSession& begun) {
  SetCookie("session", begun.token, -1);
  if (!begun.marker.empty()) SetCookie("gate", begun.marker, -1);
}

void PortalVisit::End() {
  SetCookie("session", "", 0);
  if (rules::KeepsMarkers(house)) SetCookie("gate", "", 0);
}

http::Response AnswerPortal(rules::House& house, const http::Request& request) {
  rules::SweepMarkers(house);
  PortalVisit visit(request, house);
  base::Language preferred = base::Language::kGerman;
  auto place = rules::FindPlace(house, request.host, request.path);
  if (!place) {
    (void)Arrive(visit, preferred);
    return Refuse(visit, 421);
  }
  visit.website = std::move(place->website);
  visit.mount = std::move(place->mount);
  visit.path = request.path.substr(visit.mount.size());
  visit.network = base::NetworkPrefix(request.remote_address);
  // Of customers only the network is kept, and only when they change something: reading leaves no line.
  house.acting = {rules::kByCustomer, visit.network};
  (void)base::ParseLanguage(visit.website.language, preferred);
  // Without TLS cookies would travel in the open; on this machine itself they do not travel.
  if (!request.https && !IsLocal(request.host)) {
    if (request.method == http::Method::kGet && visit.website.address.starts_with("https://")) {
      return http::SeeOther(visit.website.address + visit.path);
    }
    (void)Arrive(visit, preferred);
    return Refuse(visit, 403);
  }
  visit.customer = rules::FindSignedIn(house, request.host, visit.Cookie("session"));
  if (visit.customer) visit.session = visit.Cookie("session");
  if (std::string elsewhere = Arrive(visit, preferred); !elsewhere.empty()) {
    return Depart(visit, http::SeeOther(elsewhere));
  }
  FillFrame(visit);

  auto match = FindRoute(PortalRoutes(), request.method, visit.path);
  if (match.route == nullptr) {
    if (match.allow.empty()) return Refuse(visit, 404);
    return Refuse(visit, 405).Header("Allow", match.allow);
  }
  visit.parts = std::move(match.parts);
  if (match.route->need == Need::kCustomer && !visit.customer) {
    std::string next = request.method == http::Method::kPost ? "" : "?next=" + http::EncodeUrl(PlainTarget(request));
    return Depart(visit, visit.Go("/account/login" + next));
  }
  if (request.method == http::Method::kPost && !IsOurForm(visit)) {
    return Depart(visit, http::Html(403, view::StaleFormMessage(visit.frame)));
  }
  return Depart(visit, match.route->handler(visit));
}

http::Response BrokenPage(int status, const std::string& request_id, bool office) {
  view::Frame frame;
  frame.office = office;
  frame.home = office ? "/admin/" : "/";
  frame.request_id = request_id;
  frame.csrf = [](std::string_view) { return std::string(); };
  return http::Html(status, view::ErrorMessage(frame, status));
}

}  // namespace page
