#include "gate/judge.h"

#include <algorithm>

#include "base/config.h"
#include "base/log.h"
#include "http/response.h"

namespace gate {
namespace {

// No server looks at the port that Host names, so it must be the one that was connected to, or the one that the server
// tells as browsers know it: where ports are forwarded, and for Apache, whose SERVER_PORT is only what Host says.
bool HostAgrees(const http::Request& request, const http::Variables& variables, const Told& told, bool forwarded) {
  auto colon = request.host.rfind(':');
  bool has_port = colon != std::string::npos && request.host.find(']', colon) == std::string::npos;
  std::string name = request.host.substr(0, has_port ? colon : std::string::npos);
  std::string port = has_port ? request.host.substr(colon + 1) : request.https ? "443" : "80";
  bool reached = forwarded || variables("SERVER_PORT") == port;
  if (told.host.empty()) return !told.needs_host && reached;
  for (std::string_view rest = told.host; !rest.empty();) {
    std::string_view host = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(host.size() + 1, rest.size()));
    if (host == name + ":" + port || (host == name && reached && !told.needs_port)) return true;
  }
  return false;
}

// A directory may have been completed by its index file, "/members/" to "/members/index.html", or lost its slash.
bool PathAgrees(std::string_view path, std::string_view served) {
  if (path == served) return true;
  if (!path.ends_with('/')) return false;
  return path.substr(0, path.size() - 1) == served ||
         (served.starts_with(path) && served.find('/', path.size()) == std::string_view::npos);
}

std::string Help(const rules::PassResult& pass, std::string_view target) {
  switch (pass.outcome) {
    case rules::PassOutcome::kSignIn:
      return pass.mount + "/account/login?next=" + http::EncodeUrl(http::SafeNext(target));
    case rules::PassOutcome::kNotApproved:
    case rules::PassOutcome::kClosed: return pass.mount + "/account/status";
    case rules::PassOutcome::kOpen:
    case rules::PassOutcome::kNotOurs: break;
  }
  return "";
}

bool IsKnownMethod(std::string_view method) { return method == "GET" || method == "HEAD" || method == "POST"; }

}  // namespace

std::optional<std::string> ResolvedPath(const http::Variables& variables) {
  std::string_view file = variables("SCRIPT_FILENAME"), root = variables("DOCUMENT_ROOT");
  while (root.ends_with('/')) root.remove_suffix(1);
  if (file.empty() || root.empty()) return std::nullopt;
  if (!file.starts_with(root) || !file.substr(root.size()).starts_with('/')) return "outside";
  return std::string(file.substr(root.size()));
}

Verdict Judge(rules::House& house, const http::Variables& variables, const Told& told) {
  auto no_body = [](char*, std::size_t) -> std::size_t { return 0; };
  auto readable = [&](std::string_view name) -> std::string_view {
    if (name == "REQUEST_METHOD") return "GET";
    if (name == "CONTENT_LENGTH") return "";
    std::string_view value = variables(name);
    return name == "REQUEST_URI" ? value.substr(0, value.find('?')) : value;
  };
  auto parsed = http::ParseRequest(readable, no_body, house.config.trusted_proxies);
  if (!IsKnownMethod(variables("REQUEST_METHOD")) || std::holds_alternative<int>(parsed)) return {};
  const auto& request = std::get<http::Request>(parsed);
  bool forwarded = base::InNetworks(std::string(variables("REMOTE_ADDR")), house.config.trusted_proxies);
  if (!HostAgrees(request, variables, told, forwarded)) {
    base::Log(base::LogLevel::kWarning, "gate_hosts_differ",
              {{"asked", request.host}, {"served", told.host}, {"port", variables("SERVER_PORT")}});
    return {};
  }
  if (told.path ? !PathAgrees(request.path, *told.path) : told.needs_path) {
    base::Log(base::LogLevel::kWarning, "gate_paths_differ",
              {{"asked", request.target}, {"served", told.path.value_or("")}});
    return {};
  }
  Verdict verdict;
  verdict.pass = rules::MayPass(house, request.host, request.path,
                                request.cookies.Get(http::CookieName("session", request.https)));
  verdict.path = request.path;
  verdict.location = Help(verdict.pass, variables("REQUEST_URI"));
  return verdict;
}

}  // namespace gate
