#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <utility>
#include <vector>

#include "base/fault.h"
#include "gate/answer.h"
#include "gate/file.h"
#include "gate/judge.h"
#include "gate/protocol.h"
#include "http/condition.h"
#include "http/content_type.h"
#include "http/date.h"
#include "http/range.h"
#include "http/response.h"

namespace gate {
namespace {

constexpr char kTypesOfSystem[] = "/etc/mime.types";
constexpr std::string_view kAccel = "X-Accel-Redirect=";

// How a file that may pass gets to the browser.
enum class Way { kSend, kSendfile, kAccelRedirect };
struct Settings {
  std::string root;    // document root, without a slash at the end
  std::string hosts;
  Way way = Way::kSend;
  std::string prefix;  // for kAccelRedirect: "/internal/"
};

// What the server says with the request, else what the process was started with.
std::string Setting(const http::Variables& variables, const char* name) {
  if (const auto value = variables(name); !value.empty()) return std::string(value);
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

Settings ReadSettings(const http::Variables& variables) {
  Settings settings;
  settings.root = Setting(variables, "PFORTE_ROOT");
  while (settings.root.ends_with('/')) settings.root.pop_back();
  if (!settings.root.starts_with('/')) throw base::Fault("PFORTE_ROOT must name the document root");
  settings.hosts = Setting(variables, "PFORTE_HOST");
  const std::string way = Setting(variables, "PFORTE_SENDFILE");
  if (way.empty()) return settings;
  if (way == "X-Sendfile") {
    settings.way = Way::kSendfile;
    return settings;
  }
  if (way.starts_with(kAccel)) {
    settings.way = Way::kAccelRedirect;
    settings.prefix = way.substr(kAccel.size());
    if (settings.prefix.starts_with('/') && settings.prefix.ends_with('/')) return settings;
  }
  throw base::Fault("PFORTE_SENDFILE must be X-Sendfile or X-Accel-Redirect=/path/");
}

std::string EncodePath(std::string_view path) {
  std::string encoded;
  for (char c : path) encoded += c == '/' ? "/" : http::EncodeUrl({&c, 1});
  return encoded;
}

std::string Head(int status) {
  std::string head = "Status: " + std::to_string(status) + " ";
  head += http::Reason(status);
  return head + "\r\nCache-Control: private, no-cache\r\nVary: Cookie\r\nX-Content-Type-Options: nosniff\r\n";
}

std::string Length(std::int64_t bytes) { return "Content-Length: " + std::to_string(bytes) + "\r\n"; }

struct Type {
  std::string name;
  std::string disposition;  // header line
};

Type TypeOf(std::string_view path) {
  static const http::ContentTypes kTypes = [] {
    std::ifstream in(kTypesOfSystem, std::ios::binary | std::ios::ate);
    std::string table(in ? static_cast<std::size_t>(in.tellg()) : 0, '\0');
    in.seekg(0).read(table.data(), static_cast<std::streamsize>(table.size()));
    return http::ContentTypes(table);
  }();
  if (std::string known = kTypes.Find(path); !known.empty()) return {known, ""};
  return {"application/octet-stream", "Content-Disposition: attachment\r\n"};
}

std::string TypeLine(std::string_view type) { return "Content-Type: " + std::string(type) + "\r\n"; }

std::string ContentRange(const http::Range& range, std::int64_t size) {
  return "Content-Range: bytes " + std::to_string(range.from) + "-" + std::to_string(range.from + range.length - 1) +
         "/" + std::to_string(size) + "\r\n";
}

std::string TagOf(const File& file) {
  return std::to_string(file.inode) + "-" + std::to_string(file.size) + "-" + std::to_string(file.modified_at) + "." +
         std::to_string(file.nanoseconds);
}

// RFC 9110 section 14.6. `head` lacks type and length.
http::GateAnswer SendParts(std::string head, const Type& type, File file, const std::vector<http::Range>& ranges) {
  // Changes with the file and is nothing that a file says of itself, so no part holds it.
  const std::string boundary = TagOf(file), type_line = TypeLine(type.name);
  const auto before = [&](const http::Range& range) {
    return "\r\n--" + boundary + "\r\n" + type_line + ContentRange(range, file.size) + "\r\n";
  };
  std::string first = before(ranges.front());
  std::vector<http::GateAnswer::Part> parts;
  auto length = static_cast<std::int64_t>(first.size());
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    std::string after = i + 1 < ranges.size() ? before(ranges[i + 1]) : "\r\n--" + boundary + "--\r\n";
    length += ranges[i].length + static_cast<std::int64_t>(after.size());
    parts.push_back({ranges[i].from, ranges[i].length, std::move(after)});
  }
  head += TypeLine("multipart/byteranges; boundary=" + boundary) + Length(length) + "\r\n" + first;
  http::GateAnswer answer(std::move(head), std::move(file.opened));
  answer.parts = std::move(parts);
  return answer;
}

http::GateAnswer Send(const http::Variables& variables, const Type& type, File file, std::int64_t now) {
  const http::Validator validator{"\"" + TagOf(file) + "\"", std::clamp<std::int64_t>(file.modified_at, 0, now)};
  const std::string state =
      "ETag: " + validator.etag + "\r\nLast-Modified: " + http::HttpDate(validator.modified_at) + "\r\n";
  switch (http::CheckConditions(variables, validator, now)) {
    case http::Condition::kHolds: break;
    case http::Condition::kNotModified: return Head(304) + state + "\r\n";
    case http::Condition::kFailed: return Head(412) + Length(0) + "\r\n";
  }
  const bool sends = variables("REQUEST_METHOD") == "GET";
  std::optional<std::vector<http::Range>> ranges;
  if (sends && http::RangeCounts(variables("HTTP_IF_RANGE"), validator, now)) {
    ranges = http::ParseRange(variables("HTTP_RANGE"), file.size);
  }
  if (ranges && ranges->empty()) {
    return Head(416) + "Content-Range: bytes */" + std::to_string(file.size) + "\r\n" + Length(0) + "\r\n";
  }
  std::string head = Head(ranges ? 206 : 200) + state + "Accept-Ranges: bytes\r\n" + type.disposition;
  if (ranges && ranges->size() > 1) return SendParts(std::move(head), type, std::move(file), *ranges);
  const http::Range range = ranges ? ranges->front() : http::Range{0, file.size};
  if (ranges) head += ContentRange(range, file.size);
  head += TypeLine(type.name) + Length(range.length) + "\r\n";
  http::GateAnswer answer(std::move(head), std::move(file.opened));
  if (sends) answer.parts.push_back({range.from, range.length, ""});
  return answer;
}

// Ranges and conditions are then the server's business. All servers decode the name once.
std::string HandOver(const Settings& settings, std::string_view path, const Type& type) {
  const std::string name = settings.way == Way::kSendfile
                               ? "X-Sendfile: " + EncodePath(settings.root + std::string(path))
                               : "X-Accel-Redirect: " + settings.prefix + EncodePath(path.substr(1));
  return Head(200) + TypeLine(type.name) + type.disposition + name + "\r\n\r\n";
}

// To the same path with a slash at its end, so that the links on its page lead where they should.
std::string MoveToFolder(std::string_view path, std::string_view target) {
  std::string_view query = target.substr(std::min(target.find('?'), target.size()));
  if (!std::all_of(query.begin(), query.end(), [](char c) { return c > 0x20 && c < 0x7f; })) query = "";
  return Head(301) + "Location: " + EncodePath(path) + "/" + std::string(query) + "\r\n" + Length(0) + "\r\n";
}

}  // namespace

http::GateAnswer Streaming(rules::House& house, const http::Variables& variables) {
  const Settings settings = ReadSettings(variables);
  Told told;
  // The root is that of one website, so another one's name must not decide who reads there.
  told.host = settings.hosts;
  told.needs_host = told.needs_port = true;
  const Verdict verdict = Judge(house, variables, told);
  if (verdict.pass.outcome != rules::PassOutcome::kOpen) return Lead(verdict.location);
  if (variables("REQUEST_METHOD") == "POST") return Head(405) + "Allow: GET, HEAD\r\n" + Length(0) + "\r\n";
  if (IsWithheld(verdict.path)) return Refusal();
  const bool names_folder = verdict.path.ends_with('/');
  const std::string path = verdict.path + (names_folder ? "index.html" : "");
  File file = OpenBelow(settings.root, path);
  if (file.kind == FileKind::kFolder && !names_folder) return MoveToFolder(path, variables("REQUEST_URI"));
  if (file.kind != FileKind::kRegular) return Missing();
  const Type type = TypeOf(path);
  if (settings.way != Way::kSend) return HandOver(settings, path, type);
  return Send(variables, type, std::move(file), house.Now());
}

}  // namespace gate
