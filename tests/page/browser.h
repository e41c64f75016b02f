// A browser for page tests: keeps cookies, follows nothing by itself, fills in the form's token.
#ifndef PFORTE_TESTS_PAGE_BROWSER_H_
#define PFORTE_TESTS_PAGE_BROWSER_H_

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/request.h"
#include "http/response.h"

namespace page {

class Browser {
 public:
  using Answer = std::function<http::Response(const http::Request&)>;
  Browser(Answer answer, std::string host) : answer_(std::move(answer)), host_(std::move(host)) {}

  http::Response Get(const std::string& target) { return Send(http::Method::kGet, target, {}); }
  http::Response Send(http::Method method, const std::string& target,
                      std::vector<std::pair<std::string, std::string>> fields);
  // Opens `page`, takes the token for `action` from it, posts the fields.
  http::Response Post(const std::string& page, const std::string& action,
                      std::vector<std::pair<std::string, std::string>> fields);

  std::map<std::string, std::string> cookies;
  std::string remote = "127.0.0.1", origin, fetch_site, remote_user;
  std::string file;  // goes with whatever is sent
  bool https = true;

 private:
  Answer answer_;
  std::string host_;
};

[[nodiscard]] std::string HeaderOf(const http::Response& response, std::string_view name);
// The value of the csrf field in the form that posts to `action`; "" if there is none.
[[nodiscard]] std::string TokenIn(const std::string& html, const std::string& action);

}  // namespace page

#endif  // PFORTE_TESTS_PAGE_BROWSER_H_
