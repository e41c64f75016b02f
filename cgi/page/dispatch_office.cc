#include "base/config.h"
#include "page/office.h"
#include "rules/note.h"
#include "rules/outbox.h"
#include "rules/queue.h"
#include "rules/website.h"
#include "view/message.h"

namespace page {
namespace {

http::Response Refuse(const OfficeVisit& visit, int status) {
  return Depart(visit, http::Html(status, view::ErrorMessage(visit.frame, status)));
}

bool Satisfies(const OfficeVisit& visit, Need need) {
  if (need == Need::kAnyone) return true;
  if (!visit.staff) return false;
  return need == Need::kStaff || visit.staff->staff.role == model::Role::kAdministrator;
}

void FillFrame(OfficeVisit& visit) {
  if (!visit.staff) return;
  visit.frame.signed_in_as = visit.staff->staff.name;
  visit.frame.role = model::Word(visit.staff->staff.role);
  visit.frame.waiting = rules::CountStage(visit.house, visit.staff->Scope(), model::Stage::kWaiting);
  visit.frame.mail_trouble = rules::CountOutbox(visit.house, model::Delivery::kDead);
}

}  // namespace

http::Response OfficeVisit::Missing() const { return http::Html(404, view::ErrorMessage(frame, 404)); }

std::vector<view::WebsiteChoice> Choices(OfficeVisit& visit) {
  std::vector<view::WebsiteChoice> choices;
  for (auto& website : rules::ListScopeWebsites(visit.house, visit.staff->Scope())) {
    choices.push_back({website.id, website.name});
  }
  return choices;
}

std::int64_t PageNumber(const OfficeVisit& visit) {
  auto number = visit.request.query.Number("page").value_or(1);
  return number >= 1 && number <= 1'000'000 ? number : 1;
}

http::Response AnswerOffice(rules::House& house, const http::Request& request) {
  OfficeVisit visit(request, house);
  visit.path = request.path == "/" ? "/admin/" : request.path;
  visit.frame.office = true;
  visit.frame.home = "/admin/";
  visit.network = base::NetworkPrefix(request.remote_address);
  house.acting = {rules::kByStranger, request.remote_address};
  // Outside the intranet there is no office; its pages are not even confirmed to exist.
  if (!base::InNetworks(request.remote_address, house.config.admin_networks)) {
    (void)Arrive(visit, base::Language::kGerman);
    return Refuse(visit, 404);
  }
  // Only under its own name: another that leads here (DNS rebinding) would make a stranger's page one of ours.
  auto place = rules::ParseAddress(house.config.admin_address);
  bool named = place && request.host == place->host;
  if (!named && !IsLocal(request.host)) {
    (void)Arrive(visit, base::Language::kGerman);
    return Refuse(visit, 421);
  }
  if (!request.https && !IsLocal(request.host)) {
    (void)Arrive(visit, base::Language::kGerman);
    return Refuse(visit, 403);
  }
  visit.staff = rules::FindStaffSignedIn(house, visit.Cookie("office"));
  base::Language preferred = base::Language::kGerman;
  if (visit.staff) {
    visit.session = visit.Cookie("office");
    house.acting.name = visit.staff->staff.name;
    (void)base::ParseLanguage(visit.staff->staff.language, preferred);
  }
  if (std::string elsewhere = Arrive(visit, preferred); !elsewhere.empty()) {
    return Depart(visit, http::SeeOther(elsewhere));
  }
  FillFrame(visit);

  auto match = FindRoute(OfficeRoutes(), request.method, visit.path);
  if (match.route == nullptr) {
    // Whoever is not signed in learns nothing about which pages there are.
    if (!visit.staff) return Depart(visit, visit.Go("/admin/login"));
    if (match.allow.empty()) return Refuse(visit, 404);
    return Refuse(visit, 405).Header("Allow", match.allow);
  }
  visit.parts = std::move(match.parts);
  if (!Satisfies(visit, match.route->need)) {
    if (visit.staff) return Refuse(visit, 403);
    std::string next = request.method == http::Method::kPost ? "" : "?next=" + http::EncodeUrl(request.path);
    return Depart(visit, visit.Go("/admin/login" + next));
  }
  if (request.method == http::Method::kPost && !IsOurForm(visit)) {
    return Depart(visit, http::Html(403, view::StaleFormMessage(visit.frame)));
  }
  return Depart(visit, match.route->handler(visit));
}

}  // namespace page
