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

bool Satisfies(const OfficeVisit& visit, const OfficeRoute& route) {
  using model::SignInStep;
  switch (route.need) {
    case Need::kAnyone: return true;
    case Need::kCode: return visit.halfway && visit.halfway->step == SignInStep::kCode;
    case Need::kEnrolment: return visit.staff || (visit.halfway && visit.halfway->step == SignInStep::kEnrolment);
    case Need::kOneself: return visit.staff.has_value();
    case Need::kCustomer: return false;
    case Need::kStaff:
    case Need::kAdministrator: break;
  }
  if (!visit.staff) return false;
  switch (visit.staff->staff.role) {
    case model::Role::kAdministrator: return true;
    case model::Role::kApprover: return route.need == Need::kStaff;
    case model::Role::kAuditor: return route.method == http::Method::kGet;
  }
  return false;
}

bool IsAboutOneself(Need need) { return need != Need::kStaff && need != Need::kAdministrator; }

// Where somebody must go first who may not go where they want.
std::string SignInPlace(const OfficeVisit& visit) {
  if (!visit.halfway) return "/admin/login";
  return visit.halfway->step == model::SignInStep::kCode ? "/admin/code" : "/admin/second-factor";
}

void FillFrame(OfficeVisit& visit) {
  if (!visit.staff) return;
  visit.frame.signed_in_as = visit.staff->staff.name;
  visit.frame.role = model::Word(visit.staff->staff.role);
  visit.frame.waiting = rules::CountStage(visit.house, visit.staff->Scope(), model::Stage::kWaiting);
  visit.frame.mail_trouble = rules::CountOutbox(visit.house, {model::Delivery::kDead});
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

std::vector<std::int64_t> ChosenWebsites(OfficeVisit& visit) {
  std::vector<std::int64_t> chosen;
  for (const auto& choice : Choices(visit)) {
    if (visit.request.form.Has("website_" + std::to_string(choice.id))) chosen.push_back(choice.id);
  }
  return chosen;
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
  if (!visit.staff) visit.halfway = rules::FindStaffHalfway(house, visit.Cookie("office"));
  base::Language preferred = base::Language::kGerman;
  const bool known = visit.staff || visit.halfway;
  if (known) {
    visit.session = visit.Cookie("office");
    const model::Staff& staff = visit.staff ? visit.staff->staff : visit.halfway->staff;
    house.acting.name = staff.name;
    (void)base::ParseLanguage(staff.language, preferred);
  }
  if (std::string elsewhere = Arrive(visit, preferred, known); !elsewhere.empty()) {
    return Depart(visit, http::SeeOther(elsewhere));
  }
  FillFrame(visit);

  auto match = FindRoute(OfficeRoutes(), request.method, visit.path);
  if (match.route == nullptr) {
    // Whoever is not signed in learns nothing about which pages there are.
    if (!visit.staff) return Depart(visit, visit.Go(SignInPlace(visit)));
    if (match.allow.empty()) return Refuse(visit, 404);
    return Refuse(visit, 405).Header("Allow", match.allow);
  }
  visit.parts = std::move(match.parts);
  if (!Satisfies(visit, *match.route)) {
    if (visit.staff) {
      // Back in the browser after signing in: there is nothing to do there any more.
      bool over = match.route->need == Need::kCode && request.method != http::Method::kPost;
      return over ? Depart(visit, visit.Go("/admin/")) : Refuse(visit, 403);
    }
    std::string next = request.method == http::Method::kPost ? "" : "?next=" + http::EncodeUrl(request.path);
    return Depart(visit, visit.Go(SignInPlace(visit) + next));
  }
  visit.frame.reads_only =
      visit.staff && visit.staff->staff.role == model::Role::kAuditor && !IsAboutOneself(match.route->need);
  if (request.method == http::Method::kPost && !IsOurForm(visit)) {
    return Depart(visit, http::Html(403, view::StaleFormMessage(visit.frame)));
  }
  if (match.route->sensitive) {
    if (auto asked = AskPassword(visit)) return Depart(visit, std::move(*asked));
  }
  return Depart(visit, match.route->handler(visit));
}

}  // namespace page
