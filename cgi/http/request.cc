#include "http/request.h"

#include <algorithm>

#include "base/config.h"
#include "http/multipart.h"

namespace http {
namespace {

std::string_view Trim(std::string_view text) {
  auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string Lower(std::string_view text) {
  std::string lower;
  for (char c : text) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

bool IsAddress(std::string_view text) {
  static const std::vector<std::string> kAnywhere = {"0.0.0.0/0", "::/0"};
  return base::InNetworks(std::string(text), kAnywhere);
}

// Neither blank nor control characters nor anything beyond ASCII.
bool IsPrintable(std::string_view text) {
  for (char c : text) {
    if (c <= 0x20 || c >= 0x7f) return false;
  }
  return true;
}

// RFC 9110 section 7.2. "" for anything that is not one plain host.
std::string CanonicalHost(std::string_view text, bool https) {
  std::string host = Lower(text), port;
  std::size_t end = std::min(host.find(':'), host.size());
  if (host.starts_with('[')) {
    auto close = host.find_first_not_of("0123456789abcdef:.", 1);
    if (close == std::string::npos || host[close] != ']') return "";
    std::string address = host.substr(1, close - 1);
    if (address.find(':') == std::string::npos || !IsAddress(address)) return "";
    end = close + 1;
  } else if (host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") < end) {
    return "";
  }
  if (end < host.size()) {
    port = host.substr(end + 1);
    if (host[end] != ':' || port.empty() || port.size() > 5 || port[0] == '0') return "";
    if (port.find_first_not_of("0123456789") != std::string::npos) return "";
    if (std::stoi(port) > 65535) return "";
  }
  host.resize(end);
  if (host.ends_with('.')) host.pop_back();
  // RFC 1035 section 2.3.4: 253 letters, no empty label.
  if (host.empty() || host.size() > 253 || host.starts_with('.') || host.ends_with('.')) return "";
  if (host.find("..") != std::string::npos) return "";
  if (!port.empty() && port != (https ? "443" : "80")) host += ":" + port;
  return host;
}

constexpr std::string_view kMultipart = "multipart/form-data";

Method MethodOf(std::string_view name) {
  if (name == "GET") return Method::kGet;
  if (name == "HEAD") return Method::kHead;
  if (name == "POST") return Method::kPost;
  return Method::kOther;
}

// The right-most address that is not one of our own proxies (RFC 7239 section 7.4 warns about the
// rest). What is no address ends the walk: it would be a throttle key that can be made up. A proxy's
// own address is nobody's: whoever comes through it must not pass for this machine.
std::string RemoteAddress(const Variables& variables, const std::vector<std::string>& trusted) {
  std::string remote(variables("REMOTE_ADDR"));
  std::string_view forwarded = variables("HTTP_X_FORWARDED_FOR");
  while (base::InNetworks(remote, trusted)) {
    auto comma = forwarded.rfind(',');
    bool last = comma == std::string_view::npos;
    std::string_view hop = Trim(last ? forwarded : forwarded.substr(comma + 1));
    if (!IsAddress(hop)) return "";
    remote = hop;
    forwarded = last ? "" : forwarded.substr(0, comma);
  }
  return remote;
}

// The body of a POST, or the status that refuses it.
std::variant<std::string, int> Body(const Variables& variables, const ReadBody& read_body, bool takes_file) {
  std::string_view length = variables("CONTENT_LENGTH");
  // Without a length there is no telling whether all of it came.
  if (length.empty() && !variables("HTTP_TRANSFER_ENCODING").empty()) return 400;
  std::size_t size = 0;
  if (length.find_first_not_of("0123456789") != std::string_view::npos) return 400;
  for (char c : length) {
    size = size * 10 + static_cast<std::size_t>(c - '0');
    if (size > kMaxBody) return 413;
  }
  std::string_view type = variables("CONTENT_TYPE");
  if (size == 0 && type.empty()) return std::string();
  type = Trim(type.substr(0, type.find(';')));
  if (Lower(type) != "application/x-www-form-urlencoded" && !(takes_file && type == kMultipart)) return 415;
  std::string body(size, '\0');
  std::size_t got = 0;
  while (got < size) {
    std::size_t count = read_body(body.data() + got, size - got);
    if (count == 0) return 400;
    got += count;
  }
  return body;
}

// Some servers hand over the absolute form (RFC 9112 section 3.2.2) as it came; what it names must
// be the Host of the request, or two readers would see two hosts. Nothing if it is not.
std::optional<std::string_view> OriginForm(std::string_view target, std::string_view host,
                                           bool https) {
  std::string scheme = Lower(target.substr(0, 8));
  std::size_t start = scheme.starts_with("http://") ? 7 : scheme == "https://" ? 8 : 0;
  if (start == 0) return target;
  auto end = std::min(target.find('/', start), target.size());
  std::string named = CanonicalHost(target.substr(start, end - start), https);
  if (named.empty() || named != host) return std::nullopt;
  return target.substr(end);
}

// Some web servers cannot encode the address that they lead to signing in from: what stands behind an unencoded
// "next=/" is that address to its end.
std::optional<Form> Query(std::string_view text) {
  constexpr std::string_view kNext = "next=";
  if (!text.starts_with(kNext) || !text.substr(kNext.size()).starts_with('/')) return ParseForm(text);
  return Form({{"next", std::string(text.substr(kNext.size()))}});
}

// nginx copies REMOTE_USER from any Basic header, without having asked for a password (its fastcgi_params does). So a
// name that comes along with a header of the browser's counts only if the server says by AUTH_TYPE that it looked.
std::string RemoteUser(const Variables& variables) {
  if (!variables("HTTP_AUTHORIZATION").empty() && variables("AUTH_TYPE").empty()) return "";
  return std::string(variables("REMOTE_USER"));
}

bool ReadForm(Request& request, std::string_view content_type, const std::string& body) {
  if (!content_type.starts_with(kMultipart)) {
    auto form = ParseForm(body);
    if (form) request.form = std::move(*form);
    return form.has_value();
  }
  auto multipart = ParseMultipart(content_type, body);
  if (!multipart) return false;
  request.form = std::move(multipart->form);
  request.file = std::move(multipart->file);
  return true;
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
  // Where servers end the path although no browser sends it.
  if (target.find('#') != std::string_view::npos) return std::nullopt;
  // A decoded slash would be a separator for one reader and a letter for another.
  if (Lower(target).find("%2f") != std::string::npos) return std::nullopt;
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
  if (next.size() > 1000 || !IsPrintable(next) || !CanonicalPath(next)) return "";
  auto decoded = DecodeUrl(next);
  if (!decoded || next.find('#') != std::string_view::npos) return "";
  for (char c : *decoded) {
    if (c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return "";
  }
  // Not only at the start: "/.//host" is "//host" once the dots are removed. An encoded '?' is
  // still part of the path, so the path ends where it does before decoding.
  if (next.substr(0, next.find('?')).find("//") != std::string_view::npos) return "";
  return std::string(next);
}

std::optional<PageAddress> ParsePageAddress(std::string_view url) {
  if (!url.starts_with("http://") && !url.starts_with("https://")) return std::nullopt;
  const auto end = std::min(url.find_first_of("/?#", url.find("//") + 2), url.size());
  std::string_view target = url.substr(end);
  target = target.substr(0, target.find('#'));
  auto path = CanonicalPath(target.starts_with('/') ? target : "/");
  if (!path) return std::nullopt;
  return PageAddress{std::string(url.substr(0, end)), std::move(*path)};
}

bool IsHttps(const Variables& variables, const std::vector<std::string>& trusted_proxies) {
  std::string_view forwarded = variables("HTTP_X_FORWARDED_PROTO");
  if (!forwarded.empty() &&
      base::InNetworks(std::string(variables("REMOTE_ADDR")), trusted_proxies)) {
    return forwarded == "https";
  }
  return variables("HTTPS") == "on" || variables("HTTPS") == "1" ||
         variables("REQUEST_SCHEME") == "https";
}

std::variant<Request, int> ParseRequest(const Variables& variables, const ReadBody& read_body,
                                        const std::vector<std::string>& trusted_proxies, bool takes_file) {
  static constexpr std::string_view kRead[] = {
      "REQUEST_METHOD",         "CONTENT_LENGTH",       "CONTENT_TYPE",
      "REMOTE_ADDR",            "HTTP_HOST",            "HTTP_COOKIE",
      "HTTP_ACCEPT_LANGUAGE",   "HTTP_ORIGIN",          "HTTP_SEC_FETCH_SITE",
      "HTTP_USER_AGENT",        "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO",
      "HTTP_TRANSFER_ENCODING", "HTTPS",                "REQUEST_SCHEME"};
  for (std::string_view name : kRead) {
    if (variables(name).size() > kMaxVariableBytes) return 431;
  }
  Request request;
  request.method_name = variables("REQUEST_METHOD");
  request.method = MethodOf(request.method_name);
  request.target = variables("REQUEST_URI");
  if (request.target.size() > kMaxTarget) return 414;
  request.https = IsHttps(variables, trusted_proxies);
  request.host = CanonicalHost(variables("HTTP_HOST"), request.https);
  auto target = OriginForm(request.target, request.host, request.https);
  if (!target) return 400;
  auto path = CanonicalPath(*target);
  if (!path) return 400;
  request.path = std::move(*path);
  request.remote_address = RemoteAddress(variables, trusted_proxies);
  request.cookies = ParseCookies(variables("HTTP_COOKIE"));
  request.accept_language = variables("HTTP_ACCEPT_LANGUAGE");
  request.origin = variables("HTTP_ORIGIN");
  request.fetch_site = variables("HTTP_SEC_FETCH_SITE");
  request.user_agent = variables("HTTP_USER_AGENT");
  request.remote_user = RemoteUser(variables);

  auto mark = target->find('?');
  auto query = Query(mark == std::string_view::npos ? "" : target->substr(mark + 1));
  if (!query) return 400;
  request.query = std::move(*query);
  if (request.method == Method::kPost) {
    auto body = Body(variables, read_body, takes_file);
    if (const int* status = std::get_if<int>(&body)) return *status;
    if (!ReadForm(request, variables("CONTENT_TYPE"), std::get<std::string>(body))) return 400;
  }
  return request;
}

}  // namespace http
