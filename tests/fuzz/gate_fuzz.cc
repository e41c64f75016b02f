// Whatever a web server tells the gate, the answer opens with one Status line, and lets pass only with the cookie of a
// live session whose account is approved, on the host of that session (security.md: G2). Lines NAME=value set
// variables over those of an honest request; SESSION in a value stands for the live session's token, WAITING for that
// of somebody who is not approved.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "base/fault.h"
#include "gate/protocol.h"
#include "support/folder.h"
#include "support/scenario.h"

namespace {

struct Place {
  support::Scenario scenario;
  support::Folder root;
  std::string approved, waiting;

  Place() {
    std::filesystem::create_directory(root / "members");
    root.Write("members/index.html", "0123456789");
    root.Write("members/list.txt", "0123456789");
    root.Write("members/.hidden", "");
    const auto website = scenario.AddWebsite();
    scenario.AddApproved(website, "erika@partner.example");
    scenario.AddApplicant(website, "jonas@partner.example");
    approved = scenario.SignIn(website, "erika@partner.example");
    waiting = scenario.SignIn(website, "jonas@partner.example");
  }
};

void Replace(std::string& text, std::string_view word, const std::string& with) {
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + with.size())) {
    text.replace(at, word.size(), with);
  }
}

std::map<std::string, std::string> Variables(std::string_view text, const Place& place) {
  std::map<std::string, std::string> variables = {
      {"REQUEST_METHOD", "GET"},       {"HTTP_HOST", "www.muster.example"}, {"REQUEST_URI", "/members/"},
      {"HTTPS", "on"},                 {"REMOTE_ADDR", "192.0.2.7"},        {"DOCUMENT_ROOT", "/srv/www"},
      {"SERVER_PORT", "443"},          {"PFORTE_PATH", "/members/"},        {"PFORTE_HOST", "www.muster.example"},
      {"SCRIPT_FILENAME", "/srv/www/members/index.html"}, {"PFORTE_ROOT", place.root.path()}};
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    if (const auto equals = line.find('='); equals != std::string_view::npos) {
      auto& value = variables[std::string(line.substr(0, equals))] = line.substr(equals + 1);
      Replace(value, "SESSION", place.approved);
      Replace(value, "WAITING", place.waiting);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return variables;
}

void Check(std::string_view protocol, const std::string& answer, const std::map<std::string, std::string>& variables, const Place& place) {
  const auto blank = answer.find("\r\n\r\n");
  if (!answer.starts_with("Status: ") || blank == std::string::npos) std::abort();
  const std::string head = answer.substr(0, blank + 2);
  if (head.find("Status:", 1) != std::string::npos) std::abort();
  for (std::size_t at = 0; at < head.size(); at = head.find("\r\n", at) + 2) {
    const std::string line = head.substr(at, head.find("\r\n", at) - at);
    if (line.find(": ") == std::string::npos) std::abort();
    for (char c : line) {
      if (static_cast<unsigned char>(c) < 0x20 || c >= 0x7f) std::abort();
    }
  }
  const std::string status = answer.substr(8, 3);
  const bool streams = protocol == "streaming";
  static const std::set<std::string> kPasses = {"200", "204"};
  static const std::set<std::string> kStreams = {"200", "206", "301", "304", "404", "405", "412", "416"};
  if (!(streams ? kStreams : kPasses).contains(status)) {
    if (status != "302" && status != "401" && status != "403") std::abort();
    for (const char* line : {"\r\nVariable-", "\r\nX-Pforte-User:", "\r\nX-Pforte-Name:"}) {
      if (head.find(line) != std::string::npos) std::abort();
    }
    return;
  }
  if (!streams && blank + 4 != answer.size()) std::abort();
  if (!streams && head.find(": erika@partner.example\r\n") == std::string::npos) std::abort();
  if (variables.at("HTTP_HOST").find_first_of("wW") == std::string::npos) std::abort();
  const auto cookie = variables.find("HTTP_COOKIE");
  if (cookie == variables.end() || cookie->second.find(place.approved) == std::string::npos) std::abort();
  const std::string& method = variables.at("REQUEST_METHOD");
  if (method != "GET" && method != "HEAD" && method != "POST") std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Place place;
  const auto variables = Variables({reinterpret_cast<const char*>(data), size}, place);
  for (const auto& protocol : gate::kProtocols) {
    try {
      const auto answer = protocol.decide(place.scenario.house, [&](std::string_view name) -> std::string_view {
        const auto found = variables.find(std::string(name));
        return found == variables.end() ? std::string_view() : found->second;
      });
      Check(protocol.word, answer.text, variables, place);
    } catch (const base::Fault&) {
      continue;  // settings that cannot be used; the caller writes Refusal()
    }
  }
  return 0;
}
