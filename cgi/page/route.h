// The route table of an executable: method, path, who may, handler, purpose. The table is the table of
// contents; the path segments "{}" (a number)
// and "{word}" (lower-case letters and _) go to the handler.
#ifndef PFORTE_PAGE_ROUTE_H_
#define PFORTE_PAGE_ROUTE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.h"

namespace page {

// Who may call a route. A visitor below the need is led to signing in, or refused.
enum class Need {
  kAnyone,
  kCustomer,       // signed in on the portal
  kStaff,          // signed in in the office; an approver only reaches the own websites, checked by the rules
  kAdministrator,  // of the office
  // An auditor of the office reads what these two read, and may do nothing that changes anything: no POST. What
  // follows is about the person alone, whatever the role.
  kOneself,        // signed in in the office
  kCode,           // the password was right, the code of the second factor is to come
  kEnrolment,      // the same, where a second factor is to be set up; or signed in, to set up another
};

template <class Visit, class Response>
struct Route {
  http::Method method;
  std::string_view path;
  Need need;
  Response (*handler)(Visit&);
  std::string_view purpose;
  // Asks for the password again unless it was just given.
  bool sensitive = false;
};

struct PathParts {
  std::vector<std::int64_t> numbers;
  std::vector<std::string> words;
};
// What `path` has where `pattern` has {} and {word}, or nothing if it does not match.
[[nodiscard]] std::optional<PathParts> MatchPath(std::string_view pattern, std::string_view path);

template <class R>
struct RouteMatch {
  const R* route = nullptr;
  PathParts parts;
  std::string allow;  // the methods that this path knows, "" if it knows none
};

template <class R>
[[nodiscard]] RouteMatch<R> FindRoute(std::span<const R> routes, http::Method method, std::string_view path) {
  RouteMatch<R> match;
  for (const R& route : routes) {
    auto parts = MatchPath(route.path, path);
    if (!parts) continue;
    match.allow += match.allow.empty() ? "" : ", ";
    match.allow += route.method == http::Method::kPost ? "POST" : "GET, HEAD";
    bool same = route.method == method || (route.method == http::Method::kGet && method == http::Method::kHead);
    if (same) {
      match.route = &route;
      match.parts = std::move(*parts);
    }
  }
  return match;
}

// No path twice, and nothing open to anyone but what `open` names.
template <class R, std::size_t N, std::size_t M>
consteval bool IsSound(const R (&routes)[N], const std::string_view (&open)[M]) {
  for (std::size_t i = 0; i < N; ++i) {
    for (std::size_t j = i + 1; j < N; ++j) {
      if (routes[i].method == routes[j].method && routes[i].path == routes[j].path) return false;
    }
    if (routes[i].purpose.empty()) return false;
    bool named = false;
    for (std::string_view path : open) named = named || path == routes[i].path;
    if (!named && routes[i].need == Need::kAnyone) return false;
  }
  return true;
}

}  // namespace page

#endif  // PFORTE_PAGE_ROUTE_H_
