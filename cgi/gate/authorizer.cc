#include "gate/authorizer.h"

#include <optional>

#include "base/config.h"
#include "base/log.h"
#include "rules/pass.h"
#include "http/response.h"

namespace gate {
namespace {

std::string Deny(int status, std::string_view location) {
  http::Response response{status, {}, ""};
  response.Header("Content-Type", "text/plain; charset=utf-8");
  if (!location.empty()) response.Header("Location", location);
  return http::Write(response, false, false);
}

// What the site's own scripts learn. Only what cannot break a header line or smuggle a second value.
void Tell(std::string& answer, Protocol protocol, std::string_view name, std::string_view value) {
  std::string safe;
  for (char c : value) safe += c >= 0x20 && c < 0x7f ? std::string(1, c) : http::EncodeUrl(std::string_view(&c, 1));
  answer += (protocol == Protocol::kAuthorizer ? "Variable-" : "X-Pforte-") + std::string(name) + ": " + safe + "\r\n";
}

std::string LetPass(Protocol protocol, const rules::PassResult& pass) {
  bool authorizer = protocol == Protocol::kAuthorizer;
  std::string answer = authorizer ? "Status: 200 OK\r\n" : "Status: 204 No Content\r\n";
  Tell(answer, protocol, authorizer ? "REMOTE_USER" : "User", pass.email);
  Tell(answer, protocol, authorizer ? "PFORTE_NAME" : "Name", pass.name);
  Tell(answer, protocol, authorizer ? "PFORTE_NUMBER" : "Number", pass.number);
  Tell(answer, protocol, authorizer ? "PFORTE_LANGUAGE" : "Language", pass.language);
  return answer + "\r\n";
}

// The path the server is going to open, as far as it tells; nothing if it does not.
std::optional<std::string> ServedPath(const http::Variables& variables) {
  std::string_view told = variables("PFORTE_PATH");
  if (!told.empty()) return std::string(told);
  std::string_view file = variables("SCRIPT_FILENAME"), root = variables("DOCUMENT_ROOT");
  while (root.ends_with('/')) root.remove_suffix(1);
  if (file.empty() || root.empty()) return std::nullopt;
  if (!file.starts_with(root) || !file.substr(root.size()).starts_with('/')) return std::string("outside");
  return std::string(file.substr(root.size()));
}

// nginx chooses the website by the request line, which may name another host than the Host header, so it tells
// which one it serves (PFORTE_HOST, from $host); and no server looks at the port that Host names, so it must be the
// one that was connected to. Where ports are forwarded, PFORTE_HOST is "host:port" as the browser knows it.
bool HostAgrees(const http::Request& request, Protocol protocol, const http::Variables& variables, bool forwarded) {
  auto colon = request.host.rfind(':');
  bool has_port = colon != std::string::npos && request.host.find(']', colon) == std::string::npos;
  std::string name = request.host.substr(0, has_port ? colon : std::string::npos);
  std::string port = has_port ? request.host.substr(colon + 1) : request.https ? "443" : "80";
  std::string_view told = variables("PFORTE_HOST");
  if (told.find(':') != std::string_view::npos) return told == name + ":" + port;
  if (told.empty() ? protocol == Protocol::kAuthRequest : told != name) return false;
  return forwarded || variables("SERVER_PORT") == port;
}

// A directory may have been completed by its index file: "/members/" serves "/members/index.html".
bool Agrees(std::string_view path, std::string_view served) {
  if (path == served) return true;
  return path.ends_with('/') && served.starts_with(path) && served.find('/', path.size()) == std::string_view::npos;
}

}  // namespace

std::string Refusal() { return Deny(403, ""); }

std::string Decide(rules::House& house, Protocol protocol, const http::Variables& variables) {
  static constexpr std::string_view kMethods[] = {"GET", "HEAD", "POST"};
  bool known = false;
  for (std::string_view method : kMethods) known = known || variables("REQUEST_METHOD") == method;
  auto no_body = [](char*, std::size_t) -> std::size_t { return 0; };
  auto readable = [&](std::string_view name) -> std::string_view {
    // Bodies and queries are not the gate's business: the pages behind it read them as they like.
    if (name == "REQUEST_METHOD") return "GET";
    if (name == "CONTENT_LENGTH") return "";
    std::string_view value = variables(name);
    return name == "REQUEST_URI" ? value.substr(0, value.find('?')) : value;
  };
  auto parsed = http::ParseRequest(readable, no_body, house.config.trusted_proxies);
  if (!known || std::holds_alternative<int>(parsed)) return Refusal();
  const auto& request = std::get<http::Request>(parsed);
  bool forwarded = base::InNetworks(std::string(variables("REMOTE_ADDR")), house.config.trusted_proxies);
  if (!HostAgrees(request, protocol, variables, forwarded)) {
    base::Log(base::LogLevel::kWarning, "gate_hosts_differ",
              {{"asked", request.host}, {"served", variables("PFORTE_HOST")}, {"port", variables("SERVER_PORT")}});
    return Refusal();
  }
  auto served = ServedPath(variables);
  if (protocol == Protocol::kAuthRequest && !served) return Refusal();
  if (served && !Agrees(request.path, *served)) {
    base::Log(base::LogLevel::kWarning, "gate_paths_differ", {{"asked", request.target}, {"served", *served}});
    return Refusal();
  }

  std::string_view token = request.cookies.Get(http::CookieName("session", request.https));
  auto pass = rules::MayPass(house, request.host, request.path, token);
  switch (pass.outcome) {
    case rules::PassOutcome::kOpen: return LetPass(protocol, pass);
    case rules::PassOutcome::kSignIn:
      if (protocol == Protocol::kAuthRequest) return Deny(401, "");
      return Deny(302, pass.mount + "/account/login?next=" + http::EncodeUrl(http::SafeNext(variables("REQUEST_URI"))));
    case rules::PassOutcome::kNotApproved:
      return protocol == Protocol::kAuthRequest ? Deny(403, "") : Deny(302, pass.mount + "/account/status");
    case rules::PassOutcome::kNoWebsite: break;
  }
  return Refusal();
}

}  // namespace gate
