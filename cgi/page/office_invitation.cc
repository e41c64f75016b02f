#include "view/office_invitation.h"

#include "page/office.h"
#include "rules/staff_password.h"

namespace page {
namespace {

constexpr long long kLinkLife = 3600;

view::OfficeInvitationView Look(OfficeVisit& visit) {
  view::OfficeInvitationView page;
  auto open = rules::FindInvitation(visit.house, visit.Cookie("invitation"));
  page.open = open.state == rules::LinkState::kOk;
  page.expired = open.state == rules::LinkState::kExpired;
  page.password_minimum = rules::kStaffPasswordMinimum;
  if (!page.open) return page;
  page.name = open.staff->name;
  page.email = open.staff->email;
  return page;
}

}  // namespace

http::Response GetInvitation(OfficeVisit& visit) {
  if (visit.request.query.Has("token")) {
    visit.SetCookie("invitation", http::EncodeUrl(visit.Query("token").substr(0, 64)), kLinkLife);
    return visit.Go("/admin/invitation");
  }
  return http::Html(200, view::OfficeInvitation(visit.frame, Look(visit)));
}

http::Response PostInvitation(OfficeVisit& visit) {
  auto result =
      rules::AcceptInvitation(visit.house, visit.Cookie("invitation"), visit.request.form.Get("new_password"));
  if (result.state != rules::LinkState::kOk || !result.errors.empty()) {
    auto page = Look(visit);
    page.errors = result.errors;
    return http::Html(422, view::OfficeInvitation(visit.frame, page));
  }
  visit.SetCookie("invitation", "", 0);
  visit.SetCookie("office", "", 0);
  visit.Notice(visit.Say(base::Text::kNoticePasswordSetSignIn));
  return visit.Go("/admin/login");
}

}  // namespace page
