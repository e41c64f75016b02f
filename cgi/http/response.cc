#include "http/response.h"

#include <algorithm>

#include "base/fault.h"

namespace http {
namespace {

// On every answer, unless it says something else itself. The policy names no other host and allows nothing inline.
constexpr std::pair<std::string_view, std::string_view> kAlways[] = {
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
     "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    // Not "no-referrer": browsers would then send "Origin: null" with our own forms.
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
};

bool SameName(std::string_view one, std::string_view other) {
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [&](char a, char b) { return lower(a) == lower(b); });
}

bool Has(const Response& response, std::string_view name) {
  return std::any_of(response.headers.begin(), response.headers.end(),
                     [&](const auto& header) { return SameName(header.first, name); });
}

// RFC 9110 section 5.6.2.
bool IsToken(std::string_view text) {
  constexpr std::string_view kSpecial = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           kSpecial.find(c) != std::string_view::npos;
  });
}

bool IsCookieValue(std::string_view text) {
  constexpr std::string_view kRefused = "\",;\\";
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return c > 0x20 && c < 0x7f && kRefused.find(c) == std::string_view::npos;
  });
}

}  // namespace

Response& Response::Header(std::string_view name, std::string_view value) & {
  if (!IsToken(name) || SameName(name, "Status") || SameName(name, "Content-Length")) {
    throw base::Fault("a response header of an impossible name");
  }
  if (value.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos) {
    throw base::Fault("a response header with a line break");
  }
  headers.emplace_back(name, value);
  return *this;
}

Response&& Response::Header(std::string_view name, std::string_view value) && {
  return std::move(Header(name, value));
}

Response Html(int status, std::string body) {
  Response response{status, {}, std::move(body)};
  response.Header("Content-Type", "text/html; charset=utf-8");
  return response;
}

Response SeeOther(std::string_view location) {
  Response response{303, {}, ""};
  response.Header("Location", location);
  return response;
}

std::string CookieName(std::string_view name, bool secure) {
  return (secure ? "__Host-" : "") + std::string(name);
}

std::string SetCookie(std::string_view name, std::string_view value, bool secure,
                      long long max_age) {
  if (!IsToken(name) || !IsCookieValue(value)) throw base::Fault("a cookie that cannot be written");
  std::string cookie = CookieName(name, secure) + "=" + std::string(value);
  cookie += "; Path=/; HttpOnly; SameSite=Lax";
  if (secure) cookie += "; Secure";
  if (max_age >= 0) cookie += "; Max-Age=" + std::to_string(max_age);
  return cookie;
}

std::string_view Reason(int status) {
  switch (status) {
    case 200: return "OK";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 409: return "Conflict";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 503: return "Service Unavailable";
    default: return "Internal Server Error";
  }
}

std::string Write(const Response& response, bool https, bool head) {
  std::string text;
  text.reserve(2 * 1024 + response.body.size());
  text.append("Status: ").append(std::to_string(response.status)).append(" ");
  text.append(Reason(response.status)).append("\r\n");
  auto line = [&](std::string_view name, std::string_view value) {
    text.append(name).append(": ").append(value).append("\r\n");
  };
  for (const auto& [name, value] : response.headers) line(name, value);
  for (const auto& [name, value] : kAlways) {
    if (!Has(response, name)) line(name, value);
  }
  if (!Has(response, "Cache-Control")) line("Cache-Control", "no-store");
  if (https) line("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  line("Content-Length", std::to_string(response.body.size()));
  text += "\r\n";
  if (!head) text += response.body;
  return text;
}

}  // namespace http
