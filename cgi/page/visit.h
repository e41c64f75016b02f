// What portal and office pages share about one request: who comes in which browser in which
// language, and what goes back beside the page.
#ifndef PFORTE_PAGE_VISIT_H_
#define PFORTE_PAGE_VISIT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "http/request.h"
#include "http/response.h"
#include "page/route.h"
#include "rules/house.h"
#include "view/frame.h"

namespace page {

struct Visit {
  Visit(const http::Request& r, rules::House& h) : request(r), house(h) {}

  const http::Request& request;
  rules::House& house;
  std::string mount;       // "" or "/partner"
  std::string path;        // of the request, without mount
  PathParts parts;         // from the path
  base::Language language = base::Language::kGerman;
  std::string session;     // token of the session cookie, "" if nobody is signed in
  std::string browser;     // token of the browser cookie; a new one if it had none
  view::Frame frame;

  [[nodiscard]] std::string_view Cookie(std::string_view name) const;
  // Goes out with the response. max_age in seconds, 0 deletes, -1 until the browser closes.
  void SetCookie(std::string_view name, std::string_view value, long long max_age);
  [[nodiscard]] std::string Field(std::string_view name) const { return std::string(request.form.Get(name)); }
  [[nodiscard]] std::string Query(std::string_view name) const { return std::string(request.query.Get(name)); }

  // One sentence shown on the next page; `undo` is a path that takes it back.
  void Notice(std::string_view sentence, std::string_view undo = "");
  // 303 to a path of this website.
  [[nodiscard]] http::Response Go(std::string_view to) const;

  std::vector<std::string> cookies;  // Set-Cookie values
};

// Fills browser, language and notice from cookies and the frame from them; a ?language= in a GET sets the cookie and
// is answered by the returned redirection.
// `chosen`: `preferred` is the visitor's own choice, and what the browser would like does not count.
[[nodiscard]] std::string Arrive(Visit&, base::Language preferred, bool chosen = false);
// The target of the request, canonical, without its ?language=.
[[nodiscard]] std::string PlainTarget(const http::Request&);
// This machine itself, where nothing travels in the open.
[[nodiscard]] bool IsLocal(std::string_view host);
// True if the POST comes from a page of ours in this browser.
[[nodiscard]] bool IsOurForm(const Visit&);
// Adds cookies and Content-Language.
[[nodiscard]] http::Response Depart(const Visit&, http::Response response);

}  // namespace page

#endif  // PFORTE_PAGE_VISIT_H_
