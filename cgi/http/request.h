// One request as a value: parsed, bounded and checked before any page sees it.
// Built from the CGI variables (RFC 3875) of the environment or of a FastCGI record.
#ifndef PFORTE_HTTP_REQUEST_H_
#define PFORTE_HTTP_REQUEST_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "http/form.h"

namespace http {

enum class Method { kGet, kHead, kPost, kOther };

inline constexpr std::size_t kMaxBody = 64 * 1024;
inline constexpr std::size_t kMaxTarget = 2 * 1024;  // REQUEST_URI
inline constexpr std::size_t kMaxVariables = 200;
inline constexpr std::size_t kMaxVariableBytes = 8 * 1024;
inline constexpr std::size_t kMaxCookies = 50;

class Cookies {
 public:
  // The first cookie of that name (RFC 6265 section 5.4 sends the most specific
  // first); empty if there is none.
  [[nodiscard]] std::string_view Get(std::string_view name) const;

  std::vector<std::pair<std::string, std::string>> pairs;
};
// Malformed pairs are skipped; nothing after kMaxCookies is read.
[[nodiscard]] Cookies ParseCookies(std::string_view header);

struct Request {
  std::string id;               // for the log and the error page; made by http::Serve
  Method method = Method::kGet;
  std::string method_name;      // as sent
  std::string host;             // lower case, :port unless the scheme's default; "" if malformed
  std::string path;             // decoded once, starts with '/', no ".", "..", "//" or NUL
  std::string target;           // REQUEST_URI as sent, for the log
  bool https = false;
  Form query;                   // "next=/a?b&c", unencoded, is one field: "next"
  Form form;                    // the body, only for POST
  std::string file;             // the bytes of the file that came with it; "" for none
  Cookies cookies;
  std::string remote_address;   // behind trusted proxies: the right-most untrusted address, "" if they name none
  std::string accept_language;
  std::string origin;           // Origin header, "" if absent
  std::string fetch_site;       // Sec-Fetch-Site header
  std::string user_agent;
  std::string remote_user;      // who the web server says it is, "" for nobody
};

using Variables = std::function<std::string_view(std::string_view name)>;  // "" if unset
// Reads up to `size` bytes into `buffer`; returns how many, 0 at the end.
using ReadBody = std::function<std::size_t(char* buffer, std::size_t size)>;

// Either the request or the status that refuses it: 400 (malformed anything, a body shorter than
// announced or of no announced length, an absolute target that is not of this Host), 413 (body over
// kMaxBody, before reading any of it), 414 (target too long), 415 (a POST that is neither
// application/x-www-form-urlencoded nor, if `takes_file`, multipart/form-data), 431 (a variable over
// kMaxVariableBytes; http::Serve refuses more than kMaxVariables of them).
// X-Forwarded-For and X-Forwarded-Proto count only if REMOTE_ADDR lies in `trusted_proxies` (CIDR).
[[nodiscard]] std::variant<Request, int> ParseRequest(
    const Variables& variables, const ReadBody& read_body,
    const std::vector<std::string>& trusted_proxies, bool takes_file = false);

// The path of REQUEST_URI in the form described at Request::path; nothing if it has none (broken
// escape, NUL, control character, backslash, invalid UTF-8, ".." above the root, encoded slash,
// empty, a bare '#', where servers end the path).
[[nodiscard]] std::optional<std::string> CanonicalPath(std::string_view target);

// The address of a page as people copy it: "https://www.example.com" and the canonical path, "/" if it names none.
// Nothing if the path is none that CanonicalPath takes, or there is no scheme http or https.
struct PageAddress {
  std::string origin, path;
};
[[nodiscard]] std::optional<PageAddress> ParsePageAddress(std::string_view url);

// Whether the browser speaks TLS, as the server or a trusted proxy says.
[[nodiscard]] bool IsHttps(const Variables& variables,
                           const std::vector<std::string>& trusted_proxies);

// A place on this website to go to after signing in: `/path?query` of printable ASCII, at most
// 1000 bytes, no '\\' or control character, no "//" in the path, also not after one decoding, and a
// path that CanonicalPath takes. Anything else gives "".
[[nodiscard]] std::string SafeNext(std::string_view next);

}  // namespace http

#endif  // PFORTE_HTTP_REQUEST_H_
