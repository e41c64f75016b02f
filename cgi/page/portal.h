// The customer's pages: routes_portal.cc is their table of contents, each file holds one page.
#ifndef PFORTE_PAGE_PORTAL_H_
#define PFORTE_PAGE_PORTAL_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "http/response.h"
#include "model/registration_form.h"
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

  // The browser's session from now on, and its end.
  void Begin(const rules::BegunSession&);
  void End();
};

using PortalRoute = Route<PortalVisit, http::Response>;
[[nodiscard]] std::span<const PortalRoute> PortalRoutes();

// One request, straight down: place -> route -> visit -> need -> form token -> handler. Throws base::Fault.
[[nodiscard]] http::Response AnswerPortal(rules::House&, const http::Request&);
// The page for what could not be answered; does not touch the database.
[[nodiscard]] http::Response BrokenPage(int status, const std::string& request_id, bool office);

// True for the address of a website at another host where sessions may live: encrypted, or on this machine.
[[nodiscard]] bool IsElsewhere(const PortalVisit&, std::string_view address);
// True at the website's own address, not at an alias: sessions are handed over between those alone.
[[nodiscard]] bool IsAtHome(const PortalVisit&);
// To the website with that address, signed in there by the session at website `from`, and on to `next`. A `next` too
// long for the addresses on the way is left out.
[[nodiscard]] std::string WayTo(const std::string& address, std::int64_t from, std::string_view next);
// From this website, where nobody is signed in, to `from`, which leads back with a ticket.
[[nodiscard]] std::string WayBack(const PortalVisit&, const model::Website& from, std::string_view next);
// True if `next` is this website's part of such a way.
[[nodiscard]] bool IsHandover(const PortalVisit&, std::string_view next);

// What was typed into the website's own questions and its terms.
[[nodiscard]] model::FormInput ReadInput(const PortalVisit&, const model::AskedForm&);

http::Response GetLogin(PortalVisit&);
http::Response PostLogin(PortalVisit&);
http::Response PostLogout(PortalVisit&);
http::Response GetRegister(PortalVisit&);
http::Response PostRegister(PortalVisit&);
http::Response GetTerms(PortalVisit&);
http::Response GetVerify(PortalVisit&);
http::Response PostVerify(PortalVisit&);
http::Response PostVerifyResend(PortalVisit&);
http::Response GetStatus(PortalVisit&);
http::Response PostStatusMessage(PortalVisit&);
http::Response PostStatusAnswer(PortalVisit&);
http::Response PostStatusWithdraw(PortalVisit&);
http::Response GetHome(PortalVisit&);
http::Response PostAccesses(PortalVisit&);
http::Response PostRenewal(PortalVisit&);
http::Response GetPassword(PortalVisit&);
http::Response PostPassword(PortalVisit&);
http::Response GetForgot(PortalVisit&);
http::Response PostForgot(PortalVisit&);
http::Response GetReset(PortalVisit&);
http::Response PostReset(PortalVisit&);
http::Response GetHandover(PortalVisit&);
http::Response GetArrive(PortalVisit&);
http::Response PostArrive(PortalVisit&);
http::Response GetStyle(PortalVisit&);
http::Response GetLogo(PortalVisit&);

}  // namespace page

#endif  // PFORTE_PAGE_PORTAL_H_
