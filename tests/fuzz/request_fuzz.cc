// A whole request, variables and body, is a value that keeps what request.h promises, or a status that refuses it.
// Lines NAME=value set variables; what follows an empty line is the body.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>

#include "http/request.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto blank = text.find("\n\n");
  std::string_view body = blank == std::string_view::npos ? "" : text.substr(blank + 2);
  std::map<std::string_view, std::string_view> variables;
  for (auto rest = text.substr(0, blank); !rest.empty();) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const auto line = rest.substr(0, end);
    if (const auto equals = line.find('='); equals != std::string_view::npos) {
      variables[line.substr(0, equals)] = line.substr(equals + 1);
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  const auto parsed = http::ParseRequest(
      [&](std::string_view name) { return variables.contains(name) ? variables[name] : std::string_view(); },
      [&](char* to, std::size_t most) {
        const auto count = std::min(most, body.size());
        std::memcpy(to, body.data(), count);
        body.remove_prefix(count);
        return count;
      },
      {"127.0.0.0/8"});
  if (const int* status = std::get_if<int>(&parsed)) {
    if (*status < 400 || *status > 499) std::abort();
    return 0;
  }
  const auto& request = std::get<http::Request>(parsed);
  if (!request.path.starts_with('/') || !http::IsUtf8(request.path)) std::abort();
  for (char c : request.host) {
    if (static_cast<unsigned char>(c) <= 0x20 || c >= 0x7f) std::abort();
  }
  if (request.host.find_first_of("/@ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string::npos) std::abort();
  if (request.method != http::Method::kPost && !request.form.fields().empty()) std::abort();
  if (request.cookies.pairs.size() > http::kMaxCookies) std::abort();
  return 0;
}
