#include "http/request.h"

#include "base/config.h"

namespace http {
namespace {

std::string_view Trim(std::string_view text) {
  auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool IsPrintable(std::string_view text) {
  for (char c : text) {
    if (c <= 0x20 || c >= 0x7f) return false;
  }
  return true;
}

// RFC 9110 section 7.2. "" for anything that is not one plain host.
std::string CanonicalHost(std::string_view text, bool https) {
  std::string host;
  for (char c : text) host += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  std::string port;
  std::size_t end = host.size();
  if (!host.empty() && host[0] == '[') {
    auto close = host.find(']');
    if (close == std::string::npos || host.find_first_not_of("0123456789abcdef:.", 1) != close) return "";
    end = close + 1;
  } else {
    end = std::min(host.find(':'), host.size());
    if (host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") < end) return "";
  }
  if (end < host.size()) {
    if (host[end] != ':') return "";
    port = host.substr(end + 1);
    if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string::npos) return "";
  }
  host.resize(end);
  if (host.ends_with('.')) host.pop_back();
  if (host.empty() || host.size() > 253) return "";
  if (!port.empty() && port != (https ? "443" : "80")) host += ":" + port;
  return host;
}

Method MethodOf(std::string_view name) {
  if (name == "GET") return Method::kGet;
  if (name == "HEAD") return Method::kHead;
  if (name == "POST") return Method::kPost;
  return Method::kOther;
}

// The right-most address that is not one of our own proxies (RFC 7239 section 7.4 warns about the rest).
std::string RemoteAddress(const Variables& variables, const std::vector<std::string>& trusted) {
  std::string remote(variables("REMOTE_ADDR"));
  std::string_view forwarded = variables("HTTP_X_FORWARDED_FOR");
  while (base::InNetworks(remote, trusted) && !forwarded.empty()) {
    auto comma = forwarded.rfind(',');
    remote = Trim(comma == std::string_view::npos ? forwarded : forwarded.substr(comma + 1));
    forwarded = comma == std::string_view::npos ? "" : forwarded.substr(0, comma);
  }
  return remote;
}

// The body of a POST, or the status that refuses it.
std::variant<std::string, int> Body(const Variables& variables, const ReadBody& read_body) {
  std::string_view length = variables("CONTENT_LENGTH");
  if (length.empty()) return std::string();
  if (length.find_first_not_of("0123456789") != std::string_view::npos || length.size() > 19) return 400;
  std::size_t size = 0;
  for (char c : length) {
    size = size * 10 + static_cast<std::size_t>(c - '0');
    if (size > kMaxBody) return 413;
  }
  if (size == 0) return std::string();
  std::string_view type = variables("CONTENT_TYPE");
  type = Trim(type.substr(0, type.find(';')));
  if (type != "application/x-www-form-urlencoded") return 415;
  std::string body(size, '\0');
  std::size_t got = 0;
  while (got < size) {
    std::size_t count = read_body(body.data() + got, size - got);
    if (count == 0) return 400;
    got += count;
  }
  return body;
}

}  // namespace

std::string_view Cookies::Get(std::string_view name) const {
  for (const auto& [key, value] : pairs) {
    if (key == name) return value;
  }
  return "";
}

Cookies ParseCookies(std::string_view header) {
  Cookies cookies;
  std::size_t seen = 0;
  while (!header.empty() && seen < kMaxCookies) {
    std::string_view pair = header.substr(0, header.find(';'));
    header.remove_prefix(std::min(pair.size() + 1, header.size()));
    pair = Trim(pair);
    ++seen;
    auto equals = pair.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;
    std::string_view name = pair.substr(0, equals), value = pair.substr(equals + 1);
    if (!IsPrintable(name) || (!value.empty() && !IsPrintable(value))) continue;
    cookies.pairs.emplace_back(name, value);
  }
  return cookies;
}

std::optional<std::string> CanonicalPath(std::string_view target) {
  target = target.substr(0, target.find('?'));
  if (target.empty() || target[0] != '/') return std::nullopt;
  // A decoded slash would be a separator for one reader and a letter for another.
  for (std::size_t i = 0; i + 2 < target.size(); ++i) {
    if (target[i] == '%' && target[i + 1] == '2' && (target[i + 2] == 'f' || target[i + 2] == 'F')) return std::nullopt;
  }
  auto decoded = DecodeUrl(target);
  if (!decoded || !IsUtf8(*decoded)) return std::nullopt;
  std::string path;
  std::string_view rest = *decoded;
  while (!rest.empty()) {
    rest.remove_prefix(1);
    std::string_view segment = rest.substr(0, rest.find('/'));
    rest.remove_prefix(segment.size());
    for (char c : segment) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\') return std::nullopt;
    }
    bool last = rest.empty();
    if (segment == "..") {
      if (path.empty()) return std::nullopt;
      path.resize(path.rfind('/'));
      if (last) path += '/';
    } else if (segment == "." || segment.empty()) {
      if (last) path += '/';
    } else {
      path += '/';
      path += segment;
    }
  }
  return path.empty() ? "/" : path;
}

std::string SafeNext(std::string_view next) {
  if (next.empty() || next.size() > 1000 || next[0] != '/' || !IsPrintable(next)) return "";
  auto good = [](std::string_view text) {
    if (text.size() > 1 && (text[1] == '/' || text[1] == '\\')) return false;
    for (char c : text) {
      if (c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
    }
    return true;
  };
  auto decoded = DecodeUrl(next);
  if (!good(next) || !decoded || !good(*decoded) || !CanonicalPath(next.substr(0, next.find('#')))) return "";
  // "/.//host" is a path here, but "//host" once dots are removed.
  if (decoded->find("//") != std::string::npos && decoded->find("//") < decoded->find('?')) return "";
  return std::string(next);
}

std::variant<Request, int> ParseRequest(const Variables& variables, const ReadBody& read_body,
                                        const std::vector<std::string>& trusted_proxies) {
  static constexpr std::string_view kRead[] = {"HTTP_HOST",   "HTTP_COOKIE",          "HTTP_ACCEPT_LANGUAGE",
                                               "HTTP_ORIGIN", "HTTP_SEC_FETCH_SITE",  "HTTP_USER_AGENT",
                                               "REMOTE_ADDR", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"};
  for (std::string_view name : kRead) {
    if (variables(name).size() > kMaxVariableBytes) return 431;
  }
  Request request;
  request.method_name = variables("REQUEST_METHOD");
  request.method = MethodOf(request.method_name);
  request.target = variables("REQUEST_URI");
  if (request.target.size() > kMaxTarget) return 414;
  // Some servers hand over the absolute form (RFC 9112 section 3.2.2) as it came.
  std::string_view target = request.target;
  if (target.starts_with("http://") || target.starts_with("https://")) {
    auto slash = target.find('/', 8);
    target = slash == std::string_view::npos ? "/" : target.substr(slash);
  }
  auto path = CanonicalPath(target);
  if (!path) return 400;
  request.path = std::move(*path);

  request.https = variables("HTTPS") == "on" || variables("HTTPS") == "1" || variables("REQUEST_SCHEME") == "https";
  bool through_proxy = base::InNetworks(std::string(variables("REMOTE_ADDR")), trusted_proxies);
  if (through_proxy && !variables("HTTP_X_FORWARDED_PROTO").empty()) {
    request.https = variables("HTTP_X_FORWARDED_PROTO") == "https";
  }
  request.host = CanonicalHost(variables("HTTP_HOST"), request.https);
  request.remote_address = RemoteAddress(variables, trusted_proxies);
  request.cookies = ParseCookies(variables("HTTP_COOKIE"));
  request.accept_language = variables("HTTP_ACCEPT_LANGUAGE");
  request.origin = variables("HTTP_ORIGIN");
  request.fetch_site = variables("HTTP_SEC_FETCH_SITE");
  request.user_agent = variables("HTTP_USER_AGENT");

  auto mark = target.find('?');
  auto query = ParseForm(mark == std::string_view::npos ? "" : target.substr(mark + 1));
  if (!query) return 400;
  request.query = std::move(*query);
  if (request.method == Method::kPost) {
    auto body = Body(variables, read_body);
    if (const int* status = std::get_if<int>(&body)) return *status;
    auto form = ParseForm(std::get<std::string>(body));
    if (!form) return 400;
    request.form = std::move(*form);
  }
  return request;
}

}  // namespace http
