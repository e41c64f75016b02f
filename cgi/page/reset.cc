#include "view/reset.h"

#include "page/portal.h"
#include "rules/recover.h"

namespace page {
namespace {

constexpr long long kLinkLife = 3600;

view::ResetView Look(PortalVisit& visit) {
  view::ResetView page;
  page.website = visit.website.name;
  page.password_minimum = visit.website.password_minimum;
  auto open = rules::FindResetLink(visit.house, visit.website, visit.Cookie("reset"));
  switch (open.state) {
    case rules::LinkState::kOk:
      page.state = open.link.purpose == model::Purpose::kInvitation ? view::ResetView::State::kInvitation
                                                                    : view::ResetView::State::kReset;
      page.email = open.account->email;
      break;
    case rules::LinkState::kExpired: page.state = view::ResetView::State::kExpired; break;
    case rules::LinkState::kUsed: page.state = view::ResetView::State::kUsed; break;
    case rules::LinkState::kUnknown: page.state = view::ResetView::State::kUnknown; break;
  }
  return page;
}

}  // namespace

http::Response GetReset(PortalVisit& visit) {
  if (visit.request.query.Has("token")) {
    visit.SetCookie("reset", http::EncodeUrl(visit.Query("token").substr(0, 64)), kLinkLife);
    return visit.Go("/account/reset");
  }
  return http::Html(200, view::Reset(visit.frame, Look(visit)));
}

http::Response PostReset(PortalVisit& visit) {
  auto result =
      rules::ResetPassword(visit.house, visit.website, visit.Cookie("reset"), visit.request.form.Get("new_password"));
  if (result.state != rules::LinkState::kOk || !result.errors.empty()) {
    auto page = Look(visit);
    page.errors = result.errors;
    return http::Html(422, view::Reset(visit.frame, page));
  }
  visit.SetCookie("reset", "", 0);
  visit.End();
  visit.Notice(base::Say(visit.language, base::Text::kNoticePasswordSetSignIn));
  return visit.Go("/account/login");
}

}  // namespace page
