// How web servers ask the gate; each protocol has a file of its own. Which one is spoken is chosen by whoever starts
// the process ($PFORTE_GATE), never guessed.
#ifndef PFORTE_GATE_PROTOCOL_H_
#define PFORTE_GATE_PROTOCOL_H_

#include <string>
#include <string_view>

#include "http/request.h"
#include "http/serve.h"
#include "rules/house.h"

namespace gate {

// A FastCGI authorizer (specification section 6.3), as lighttpd asks it: 200 lets pass and its Variable-… become
// variables of the page; every other answer goes to the browser.
[[nodiscard]] http::GateAnswer Authorizer(rules::House&, const http::Variables&);
// Apache's mod_authnz_fcgi: the same role, asked before the file is chosen, once for each directory index as well.
[[nodiscard]] http::GateAnswer AuthnzFcgi(rules::House&, const http::Variables&);
// nginx's auth_request: 204 lets pass, 401 and 403 do not; X-Pforte-Location says where error_page shall lead.
[[nodiscard]] http::GateAnswer AuthRequest(rules::House&, const http::Variables&);
// For hosts that offer nothing but CGI or mod_fcgid: the server rewrites every request below a protected path to the
// gate, REQUEST_URI as it came, and the gate sends the file that REQUEST_URI names below $PFORTE_ROOT, as a web server
// would (RFC 9110): GET and HEAD, ranges, conditions, index.html for a folder. Programs and secrets are 403, what is
// not there is 404, both only for those who may pass. $PFORTE_HOST says under which names and ports that root is
// served. With $PFORTE_SENDFILE the server sends the file: "X-Sendfile", or "X-Accel-Redirect=/internal/". The three
// may be set with the request or for the process; base::Fault if they cannot be used.
[[nodiscard]] http::GateAnswer Streaming(rules::House&, const http::Variables&);

// All throw what rules throw; the caller then writes Refusal().
struct Protocol {
  std::string_view word;  // of $PFORTE_GATE
  http::GateAnswer (*decide)(rules::House&, const http::Variables&);
};
inline constexpr Protocol kProtocols[] = {
    {"authorizer", Authorizer},
    {"authnz_fcgi", AuthnzFcgi},
    {"auth_request", AuthRequest},
    {"streaming", Streaming},
};

}  // namespace gate

#endif  // PFORTE_GATE_PROTOCOL_H_
