#include "view/forgot.h"

#include "page/portal.h"
#include "rules/recover.h"

namespace page {

http::Response GetForgot(PortalVisit& visit) {
  view::ForgotView form;
  form.sent = visit.request.query.Has("sent");
  return http::Html(200, view::Forgot(visit.frame, form));
}

http::Response PostForgot(PortalVisit& visit) {
  view::ForgotView form;
  form.email = visit.Field("email");
  form.errors = rules::RequestReset(visit.house, visit.website, form.email, visit.network);
  if (!form.errors.empty()) return http::Html(422, view::Forgot(visit.frame, form));
  return visit.Go("/account/forgot?sent=1");
}

}  // namespace page
