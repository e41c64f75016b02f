#include "rules/password.h"

#include "page/portal.h"
#include "view/password.h"

namespace page {

http::Response GetPassword(PortalVisit& visit) {
  view::PasswordView form{visit.customer->account.email, visit.website.password_minimum, {}};
  return http::Html(200, view::Password(visit.frame, form));
}

http::Response PostPassword(PortalVisit& visit) {
  auto change = rules::ChangePassword(visit.house, visit.website, *visit.customer, visit.Field("password"),
                                      visit.Field("new_password"), visit.network);
  if (!change.errors.empty()) {
    view::PasswordView form{visit.customer->account.email, visit.website.password_minimum, change.errors};
    return http::Html(422, view::Password(visit.frame, form));
  }
  visit.Begin(change.session);
  visit.Notice(base::Say(visit.language, base::Text::kNoticePasswordChanged));
  return visit.Go("/account/");
}

}  // namespace page
