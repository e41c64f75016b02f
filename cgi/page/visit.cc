#include "page/visit.h"

#include "rules/form.h"

namespace page {
namespace {

constexpr long long kYear = 365 * 24 * 3600;
constexpr std::size_t kTokenLength = 43;

std::string Binding(const Visit& visit) { return visit.session.empty() ? visit.browser : visit.session; }

}  // namespace

std::string_view Visit::Cookie(std::string_view name) const {
  return request.cookies.Get(http::CookieName(name, request.https));
}

void Visit::SetCookie(std::string_view name, std::string_view value, long long max_age) {
  cookies.push_back(http::SetCookie(name, value, request.https, max_age));
}

void Visit::Notice(std::string_view sentence, std::string_view undo) {
  SetCookie("notice", http::EncodeUrl(std::string(undo) + "\n" + std::string(sentence)), 60);
}

http::Response Visit::Go(std::string_view to) const { return http::SeeOther(mount + std::string(to)); }

std::string Arrive(Visit& visit, base::Language preferred, bool chosen) {
  visit.browser = visit.Cookie("browser");
  if (visit.browser.size() != kTokenLength) {
    visit.browser = rules::NewBrowser();
    visit.SetCookie("browser", visit.browser, -1);
  }
  visit.language = chosen ? preferred : base::Negotiate(visit.request.accept_language, preferred);
  (void)base::ParseLanguage(visit.Cookie("language"), visit.language);
  if (visit.request.query.Has("language") && visit.request.method != http::Method::kPost) {
    if (base::ParseLanguage(visit.request.query.Get("language"), visit.language)) {
      visit.SetCookie("language", base::Code(visit.language), kYear);
    }
    return PlainTarget(visit.request);
  }
  visit.frame.language = visit.language;
  visit.frame.request_id = visit.request.id;
  visit.frame.base = visit.mount;
  visit.frame.path = visit.path;
  visit.frame.csrf = [&visit](std::string_view path) {
    return rules::FormToken(visit.house, Binding(visit), path);
  };
  auto notice = http::DecodeUrl(visit.Cookie("notice"));
  if (notice && !notice->empty()) {
    auto line = notice->find('\n');
    if (line != std::string::npos && http::IsUtf8(*notice)) {
      std::string undo = notice->substr(0, line);
      if (MatchPath("/admin/access/{}/undo/{word}", undo) || MatchPath("/admin/contact/{}/unmerge", undo)) {
        visit.frame.undo = undo;
      }
      visit.frame.notice = notice->substr(line + 1);
    }
    if (visit.request.method != http::Method::kPost) visit.SetCookie("notice", "", 0);
  }
  return "";
}

std::string PlainTarget(const http::Request& request) {
  std::string query;
  for (const auto& [name, value] : request.query.fields()) {
    if (name != "language") query += (query.empty() ? "?" : "&") + http::EncodeUrl(name) + "=" + http::EncodeUrl(value);
  }
  std::string path;
  std::string_view rest = request.path;
  while (!rest.empty()) {
    rest.remove_prefix(1);
    auto segment = rest.substr(0, rest.find('/'));
    path += "/" + http::EncodeUrl(segment);
    rest.remove_prefix(segment.size());
  }
  return path + query;
}

bool IsLocal(std::string_view host) {
  if (host.starts_with("[::1]")) return true;
  auto name = host.substr(0, host.rfind(':'));
  return name == "localhost" || name.ends_with(".localhost") || name == "127.0.0.1";
}

bool IsOurForm(const Visit& visit) {
  const http::Request& request = visit.request;
  std::string own = (request.https ? "https://" : "http://") + request.host;
  if (!request.origin.empty() && request.origin != own) return false;
  if (!request.fetch_site.empty() && request.fetch_site != "same-origin" && request.fetch_site != "none") return false;
  return rules::CheckFormToken(visit.house, Binding(visit), visit.path, request.form.Get("csrf"));
}

http::Response Depart(const Visit& visit, http::Response response) {
  for (const auto& cookie : visit.cookies) response.Header("Set-Cookie", cookie);
  response.Header("Content-Language", base::Code(visit.language));
  return response;
}

}  // namespace page
