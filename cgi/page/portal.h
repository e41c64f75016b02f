// The customer's pages: routes_portal.cc is their table of contents, each file holds one page.
#ifndef PFORTE_PAGE_PORTAL_H_
#define PFORTE_PAGE_PORTAL_H_

#include <optional>
#include <span>
#include <string>

#include "http/response.h"
#include "model/website.h"
#include "page/route.h"
#include "page/visit.h"
#include "rules/sign_in.h"

namespace page {

struct PortalVisit : Visit {
  using Visit::Visit;
  model::Website website;
  std::optional<rules::SignedIn> customer;
  std::string network;  // what strangers are throttled by
};

using PortalRoute = Route<PortalVisit, http::Response>;
[[nodiscard]] std::span<const PortalRoute> PortalRoutes();

// One request, straight down: place -> route -> visit -> need -> form token -> handler. Throws base::Fault.
[[nodiscard]] http::Response AnswerPortal(rules::House&, const http::Request&);
// The page for what could not be answered; does not touch the database.
[[nodiscard]] http::Response BrokenPage(int status, const std::string& request_id, bool office);

http::Response GetLogin(PortalVisit&);
http::Response PostLogin(PortalVisit&);
http::Response PostLogout(PortalVisit&);
http::Response GetRegister(PortalVisit&);
http::Response PostRegister(PortalVisit&);
http::Response GetVerify(PortalVisit&);
http::Response PostVerify(PortalVisit&);
http::Response PostVerifyResend(PortalVisit&);
http::Response GetStatus(PortalVisit&);
http::Response PostStatusMessage(PortalVisit&);
http::Response PostStatusWithdraw(PortalVisit&);
http::Response GetHome(PortalVisit&);
http::Response PostAccesses(PortalVisit&);
http::Response GetPassword(PortalVisit&);
http::Response PostPassword(PortalVisit&);
http::Response GetForgot(PortalVisit&);
http::Response PostForgot(PortalVisit&);
http::Response GetReset(PortalVisit&);
http::Response PostReset(PortalVisit&);

}  // namespace page

#endif  // PFORTE_PAGE_PORTAL_H_
