// One response as a value, written only when it is complete.
#ifndef PFORTE_HTTP_RESPONSE_H_
#define PFORTE_HTTP_RESPONSE_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  // A value with CR, LF or NUL throws base::Fault: it would split the response. So does a name that
  // is no token, or is one that Write alone writes: Status, Content-Length.
  Response& Header(std::string_view name, std::string_view value) &;
  Response&& Header(std::string_view name, std::string_view value) &&;
};

// text/html; charset=utf-8
[[nodiscard]] Response Html(int status, std::string body);
// 303 See Other (RFC 9110 section 15.4.4).
[[nodiscard]] Response SeeOther(std::string_view location);

// A Set-Cookie value: HttpOnly; SameSite=Lax; Path=/, and `__Host-` before the name and Secure
// behind it if `secure`. max_age 0 deletes, -1 lasts until the browser closes. Throws base::Fault
// if name or value hold what would end them (RFC 6265 section 4.1.1).
[[nodiscard]] std::string SetCookie(std::string_view name, std::string_view value, bool secure,
                                    long long max_age);
// The name under which that cookie comes back.
[[nodiscard]] std::string CookieName(std::string_view name, bool secure);

// "Not Found" for 404 (RFC 9110 section 15).
[[nodiscard]] std::string_view Reason(int status);

// The CGI form: exactly one Status line, the headers, the security headers every answer carries
// (CSP, nosniff, same-origin, frame and opener policy, no-store; each unless the response brings
// its own; HSTS on https), Content-Length, body.
// `head`: without the body.
[[nodiscard]] std::string Write(const Response& response, bool https, bool head);

}  // namespace http

#endif  // PFORTE_HTTP_RESPONSE_H_
