// The gate's two protocols. Whatever happens, an answer begins with exactly one Status line that denies,
// unless a rule said otherwise: a silent authorizer is an open door on lighttpd.
#ifndef PFORTE_GATE_AUTHORIZER_H_
#define PFORTE_GATE_AUTHORIZER_H_

#include <string>

#include "http/request.h"
#include "rules/house.h"

namespace gate {

// How the web server asks: chosen by whoever starts the process ($PFORTE_GATE), never guessed.
enum class Protocol {
  kAuthorizer,   // FastCGI authorizer (lighttpd, mod_authnz_fcgi): 200 lets pass, anything else goes to the browser
  kAuthRequest,  // nginx auth_request: 204 lets pass, 401 and 403 are turned into redirections by error_page
};

// The whole CGI response text. Throws what rules throw; the caller then writes Refusal().
// The path that is judged is the canonical form of REQUEST_URI; where the server tells the path it will open
// (PFORTE_PATH from nginx's $uri, SCRIPT_FILENAME below DOCUMENT_ROOT), both must agree, and so must
// the website that Host names and the one the server serves (PFORTE_HOST, SERVER_PORT), else: denied.
[[nodiscard]] std::string Decide(rules::House&, Protocol, const http::Variables&);

// 403, complete.
[[nodiscard]] std::string Refusal();

}  // namespace gate

#endif  // PFORTE_GATE_AUTHORIZER_H_
