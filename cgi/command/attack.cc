#include "command/attack.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "command/spelling.h"

namespace command {
namespace {

// What an opening means, and where to look.
constexpr char kPlain[] =
    "the page is open to everybody: the server does not ask the gate for it, or something further in lifts the ban. "
    "Compare the server's configuration with what `pforte gate config` prints";
constexpr char kSpelled[] =
    "the server takes this spelling for the page, but not for a protected place: protect the folder that is served, as "
    "`pforte gate config` prints it, not a pattern of addresses, and switch on the server's normalizing";
constexpr char kHosted[] =
    "the page is also served under another name, by a part of the server that asks no gate: protect it there, too, or "
    "let unknown names find nothing";
constexpr char kForwarded[] =
    "the server, or what lies behind it, believes a header that the browser sends: drop it before anything reads it";
constexpr char kMethod[] =
    "the ban is for some methods only: protect without <Limit>, limit_except or a condition on the method";
constexpr char kWrites[] = "whoever knows no password may write here: switch off what lets the server write (WebDAV)";
constexpr char kSession[] =
    "a session that must not pass does: is the gate of this version, and does anything keep its answers (a cache)?";
constexpr char kForged[] = "a made-up cookie passes: the server asks whether there is a cookie, not whose it is";
constexpr char kIdentity[] = "the server believes who the browser says it is: ask the gate alone";
constexpr char kCondition[] =
    "the server answers this kind of question past the gate; 304 tells that the page exists as named, 206 shows it";
constexpr char kProtocol[] = "a request in this form gets past the gate: refuse what is no plain HTTP/1.1";

// One request in the making. The server closes after it, so that its end is seen.
class Draft {
 public:
  Draft(const Prey& prey, std::string target) : target_(std::move(target)), host_("Host: " + prey.host) {}

  Draft& Method(std::string_view method) { return Set(method_, method); }
  Draft& Version(std::string_view version) { return Set(version_, version); }
  // The whole line, "" for none.
  Draft& Host(std::string_view line) {
    odd_host_ = true;
    return Set(host_, line);
  }
  Draft& Header(std::string_view line) {
    odd_.emplace_back(line);
    return *this;
  }
  Draft& Cookie(std::string_view value) { return Set(cookie_, value); }
  Draft& Body(std::string_view body) { return Set(body_, body); }
  // A body that tells its end itself.
  Draft& Chunks(std::string_view chunks) {
    chunked_ = true;
    return Set(body_, chunks);
  }
  Draft& KeepOpen() {
    keeps_ = true;
    return *this;
  }

  [[nodiscard]] std::string Bytes() const {
    std::string text = Line() + "\r\n";
    if (!host_.empty()) text += host_ + "\r\n";
    for (const auto& line : odd_) text += line + "\r\n";
    if (!cookie_.empty()) text += "Cookie: " + cookie_ + "\r\n";
    if (chunked_) text += "Transfer-Encoding: chunked\r\n";
    if (!chunked_ && !body_.empty()) text += "Content-Length: " + std::to_string(body_.size()) + "\r\n";
    return text + (keeps_ ? "" : "Connection: close\r\n") + "\r\n" + body_;
  }
  [[nodiscard]] std::string Shown() const {
    std::string text = Line();
    if (odd_host_) text += " | " + (host_.empty() ? "no Host" : host_);
    for (const auto& line : odd_) text += " | " + line;
    return Printable(text);
  }

 private:
  Draft& Set(std::string& member, std::string_view value) {
    member = value;
    return *this;
  }
  [[nodiscard]] std::string Line() const { return method_ + " " + target_ + " " + version_; }

  std::string method_ = "GET", target_, version_ = "HTTP/1.1", host_, cookie_, body_;
  std::vector<std::string> odd_;
  bool odd_host_ = false, keeps_ = false, chunked_ = false;
};

Attack Make(std::string about, const char* reading, const Draft& draft) {
  Attack attack;
  attack.about = std::move(about);
  attack.reading = reading;
  attack.request = draft.Bytes();
  attack.shown = draft.Shown();
  return attack;
}

class Book {
 public:
  Book(const Prey& prey, const Cookies& cookies)
      : prey_(prey), cookies_(cookies), page_(prey.Target()), name_(prey.host.substr(0, prey.host.rfind(':'))) {}

  std::vector<Attack> Write() {
    auto& plain = Telling("without a session", kPlain, Page());
    plain.same = plain.plain = true;
    AddCookies();
    AddMethods();
    AddConditions();
    AddIdentities();
    AddForwarded();
    AddHosts();
    AddTargets();
    for (auto& spelling : Spellings(prey_.path, prey_.mount)) {
      Add("with " + spelling.about, kSpelled, Draft(prey_, spelling.target + prey_.query));
    }
    AddProtocols();
    AddRejected();
    std::set<std::string> seen;
    std::erase_if(attacks_, [&](const Attack& attack) { return !seen.insert(attack.request).second; });
    return std::move(attacks_);
  }

 private:
  [[nodiscard]] Draft Page() const { return Draft(prey_, page_); }

  Attack& Add(std::string about, const char* reading, const Draft& draft) {
    return attacks_.emplace_back(Make(std::move(about), reading, draft));
  }
  // Of the very page by its own name and for its own host.
  Attack& AddSame(std::string about, const char* reading, const Draft& draft) {
    Attack& attack = Add(std::move(about), reading, draft);
    attack.same = true;
    return attack;
  }
  Attack& Telling(std::string about, const char* reading, const Draft& draft) {
    Attack& attack = Add(std::move(about), reading, draft);
    attack.telling = true;
    return attack;
  }

  void AddCookies() {
    for (const auto& cookie : cookies_.refused) {
      auto& attack = AddSame("with " + cookie.about, kSession, Page().Cookie(cookie.value));
      attack.telling = &cookie == &cookies_.refused.front();
    }
    const std::string forged(43, 'A'), name = cookies_.allowed.substr(0, cookies_.allowed.find('='));
    const std::string& allowed = cookies_.allowed;
    const std::string token = allowed.substr(name.size() + 1, 43);
    auto forge = [&](const std::string& about, const std::string& value) {
      AddSame("with " + about, kForged, Page().Cookie(value));
    };
    forge("an empty session", name + "=");
    forge("a session's name alone", name);
    forge("a forged session", name + "=" + forged);
    forge("a forged session in quotation marks", name + "=\"" + forged + "\"");
    forge("two forged sessions", name + "=" + forged + "; " + name + "=" + std::string(43, 'B'));
    forge("a session that lacks its last letter", name + "=" + token.substr(0, 42));
    forge("a session that lacks its first letter", name + "=" + token.substr(1));
    forge("a session with a letter too many", name + "=" + token + "A");
    forge("a session with its first letter changed", name + "=" + (token[0] == 'A' ? "B" : "A") + token.substr(1));
    forge("the session under another name", "x" + name + "=" + token);
    forge("the session under its name in capitals", "SESSION=" + token);
    forge("the session under the name of another scheme",
          (name.starts_with("__Host-") ? "session=" : "__Host-session=") + token);
    forge("a session that is a path", name + "=../../../../../../etc/passwd");
    forge("a session that is a wildcard", name + "=*");
    forge("a session that is SQL", name + "=' OR '1'='1");
    forge("a session with a NUL", name + "=" + forged + std::string("\0", 1) + "x");
    forge("a session of 6000 letters", name + "=" + std::string(6000, 'A'));
    const std::string gate = (name.starts_with("__Host-") ? "__Host-gate=" : "gate=");
    for (const char* marker : {"", ".", "..", "../1", "%2e%2e", "..%2f1", "/", "*", "?"}) {
      forge("a marker that is the path \"" + std::string(marker) + "\"", gate + marker);
    }
    forge("a forged marker", gate + forged);
    if (auto at = allowed.find("; " + gate); at != std::string::npos) {
      forge("a marker that lacks its last letter", allowed.substr(at + 2, allowed.size() - at - 3));
      forge("a marker behind a folder", gate + "./" + allowed.substr(at + 2 + gate.size()) + "x");
    }
    std::string many;
    for (int i = 0; i < 60; ++i) many += "c" + std::to_string(i) + "=x; ";
    forge("a forged session behind 60 cookies", many + name + "=" + forged);
    AddSame("with a forged session in two headers", kForged,
            Page().Header("Cookie: a=b").Cookie(name + "=" + forged));
  }

  void AddMethods() {
    auto& head = Telling("by HEAD", kMethod, Page().Method("HEAD"));
    head.same = head.head = true;
    for (const char* method : {"get", "Get", "GETS", "PROPFIND", "REPORT", "SEARCH", "PFORTE", "G", "HEAD\t"}) {
      AddSame("by " + Printable(method), kMethod, Page().Method(method));
    }
    // About the server, not the page: only what they show counts.
    for (const char* method : {"OPTIONS", "TRACE", "CONNECT"}) {
      Add("by " + std::string(method), kMethod, Page().Method(method));
    }
    Add("by CONNECT to its host", kMethod, Draft(prey_, prey_.host).Method("CONNECT"));
    auto post = [&] { return Page().Method("POST").Header("Content-Type: application/x-www-form-urlencoded"); };
    Telling("by POST", kMethod, post().Body("x=y")).same = true;
    AddSame("by POST without a body", kMethod, post().Header("Content-Length: 0"));
    AddSame("by POST in chunks", kMethod, post().Chunks("0\r\n\r\n"));
    for (const char* header : {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"}) {
      AddSame("by POST that says it is another", kMethod, post().Header(std::string(header) + ": OPTIONS").Body("x=y"));
      AddSame("by GET that says it is another", kMethod, Page().Header(std::string(header) + ": HEAD"));
    }
    const std::string beside = prey_.path.substr(0, prey_.path.rfind('/') + 1) + "pforte-check-canary.txt";
    for (const char* method : {"PUT", "DELETE", "PATCH", "MKCOL"}) {
      Draft draft = Draft(prey_, beside).Method(method).Header("Content-Length: 0");
      AddSame("by " + std::string(method) + " beside the page", kWrites, draft);
    }
  }

  void AddConditions() {
    std::vector<std::string> headers = {
        "Range: bytes=0-9", "Range: bytes=0-", "Range: bytes=-10", "Range: bytes=0-0,2-2", "Range: bytes=1-1,1-1,1-1",
        "Request-Range: bytes=0-9", "If-None-Match: *", "If-None-Match: \"x\"", "If-Match: *",
        "If-Modified-Since: Fri, 31 Dec 2100 23:59:59 GMT", "If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
        "If-Unmodified-Since: Fri, 31 Dec 2100 23:59:59 GMT", "If-Range: *\r\nRange: bytes=0-9",
        "Cache-Control: only-if-cached", "Cache-Control: max-stale", "Accept-Encoding: gzip, br, zstd",
        "TE: trailers", "Accept: image/png"};
    for (const auto& [name, value] : {std::pair{"If-None-Match", prey_.etag}, {"If-Modified-Since", prey_.modified}}) {
      if (!value.empty()) headers.push_back(std::string(name) + ": " + value);
    }
    const std::string& tag = prey_.etag.empty() ? prey_.modified : prey_.etag;
    if (!tag.empty()) headers.push_back("If-Range: " + tag + "\r\nRange: bytes=0-9");
    for (const auto& header : headers) {
      auto& attack = AddSame("with " + Printable(header), kCondition, Page().Header(header));
      attack.telling = &header == &headers.front() || header == "If-None-Match: *";
    }
    AddSame("by HEAD with a range", kCondition, Page().Method("HEAD").Header("Range: bytes=0-9")).head = true;
  }

  void AddIdentities() {
    const std::array headers = {
        "Remote-User: admin",           "Remote_User: admin",        "X-Remote-User: admin",
        "X-Forwarded-User: admin",      "X-Auth-Request-User: admin", "X-Authenticated-User: admin",
        "X-Pforte-User: admin",         "X-Pforte-Name: Admin",      "X-Pforte-Location: /",
        "Pforte-User: admin",           "Pforte-Gate: authorizer",   "Variable-REMOTE_USER: admin",
        "Status: 200 OK",               "X-Accel-Redirect: /",       "X-Sendfile: /etc/hostname",
        "X-Auth: 1",                    "X-Internal: 1",             "Authorization: Basic YWRtaW46YWRtaW4=",
        "Authorization: Basic Og==",    "Authorization: Bearer x",   "Authorization: Digest username=\"admin\"",
        "Authorization: Negotiate x",   "Proxy-Authorization: Basic YWRtaW46YWRtaW4=",
        "Cookie2: $Version=1",          "Proxy: http://canary.invalid/"};
    for (const char* header : headers) {
      AddSame("with " + std::string(header), kIdentity, Page().Header(header)).telling = header == headers.front();
    }
    AddSame("with a connection that drops headers", kIdentity, Page().Header("Connection: Cookie, X-Pforte-User"));
  }

  void AddForwarded() {
    for (const char* name : {"X-Original-URL", "X-Rewrite-URL", "X-Original-URI", "X-Forwarded-Uri", "X-Forwarded-Path",
                             "X-Forwarded-Prefix", "Destination", "Referer", "Origin"}) {
      const std::string header = std::string(name) + ": ";
      AddSame("that names a public page in " + std::string(name), kForwarded,
              Page().Header(header + prey_.mount + "/account/login"));
      AddSame("that names the root in " + std::string(name), kForwarded, Page().Header(header + "/"));
      Add("for the root that names the page in " + std::string(name), kForwarded,
          Draft(prey_, "/").Header(header + page_));
      Add("for a public page that names it in " + std::string(name), kForwarded,
          Draft(prey_, prey_.mount + "/account/login").Header(header + page_));
    }
    for (const char* header : {"X-Forwarded-For: 127.0.0.1", "X-Real-IP: 127.0.0.1", "Client-IP: 127.0.0.1",
                               "X-Client-IP: 127.0.0.1", "True-Client-IP: 127.0.0.1", "X-Forwarded-Proto: https",
                               "X-Forwarded-Proto: http", "X-Forwarded-Port: 443", "X-Forwarded-Host: localhost",
                               "X-Forwarded-Host: canary.invalid", "X-Forwarded-Server: localhost", "X-Host: localhost",
                               "X-HTTP-Host-Override: localhost", "Via: 1.1 localhost",
                               "Forwarded: for=127.0.0.1;host=localhost"}) {
      AddSame("with " + std::string(header), kForwarded, Page().Header(header));
    }
  }

  void AddHosts() {
    auto host = [&](const std::string& about, const std::string& line) { Add(about, kHosted, Page().Host(line)); };
    Add("for no host", kHosted, Page().Host(""));
    host("for an empty host", "Host:");
    host("for another host", "Host: canary.invalid");
    host("for this machine", "Host: localhost");
    host("for this machine by its number", "Host: 127.0.0.1");
    host("for this machine by its long number", "Host: [::1]");
    host("for another port", "Host: " + name_ + ":1");
    host("for the port of the other scheme", "Host: " + name_ + ":443");
    host("for an empty port", "Host: " + name_ + ":");
    host("for a port that is none", "Host: " + name_ + ":http");
    host("for its host with a dot behind", "Host: " + name_ + "." + Port());
    host("for its host with two dots behind", "Host: " + name_ + ".." + Port());
    host("for its host in capitals", "HOST: " + Capitals(prey_.host));
    host("for its host below another", "Host: " + name_ + ".canary.invalid");
    host("for a host below it", "Host: canary." + prey_.host);
    host("for its host with a user", "Host: admin@" + prey_.host);
    host("for its host with a path", "Host: " + prey_.host + "/");
    host("for its host with a number sign", "Host: " + prey_.host + "#x");
    host("for its host with a NUL", "Host: " + prey_.host + std::string("\0", 1) + "x");
    host("for its host with a blank", "Host: " + prey_.host + " x");
    host("for its host behind a tabulator", "Host:\t" + prey_.host);
    host("for its host with a blank before the colon", "Host : " + prey_.host);
    host("for its host on a line of its own", "Host:\r\n " + prey_.host);
    host("for its host and another in one line", "Host: " + prey_.host + ", canary.invalid");
    host("for its host and then another", "Host: " + prey_.host + "\r\nHost: canary.invalid");
    host("for another host and then its own", "Host: canary.invalid\r\nHost: " + prey_.host);
    host("for its host twice", "Host: " + prey_.host + "\r\nHost: " + prey_.host);
    host("for a host of 300 letters", "Host: " + std::string(300, 'a'));
  }

  // Absolute addresses (RFC 9112 section 3.2.2), and what is none.
  void AddTargets() {
    const std::pair<std::string, std::string> targets[] = {
        {"by its whole address", "http://" + prey_.host + page_},
        {"by its whole address, encrypted", "https://" + prey_.host + page_},
        {"by its whole address in capitals", "HTTP://" + Capitals(prey_.host) + page_},
        {"by another host's address", "http://canary.invalid" + page_},
        {"by another host's encrypted address", "https://canary.invalid" + page_},
        {"by this machine's address", "http://localhost" + page_},
        {"by its address on another port", "http://" + name_ + ":1" + page_},
        {"by its address with a dot behind the host", "http://" + name_ + "." + Port() + page_},
        {"by its address with a user", "http://admin@" + prey_.host + page_},
        {"by its address as another host's user", "http://" + prey_.host + "@canary.invalid" + page_},
        {"by an address without host", "http://" + page_},
        {"by an address with one slash", "http:" + page_},
        {"by an address of another scheme", "ftp://" + prey_.host + page_},
        {"by a file's address", "file://" + page_},
        {"by an address without scheme", "//" + prey_.host + page_},
        {"by its address within a path", "/http://" + prey_.host + page_},
        {"without its first slash", page_.substr(1)},
        {"behind a backslash", "\\" + page_},
        {"behind a question mark", "?" + page_},
        {"behind the root's question mark", "/?" + page_},
        {"behind a number sign", "#" + page_},
        {"behind a semicolon", ";" + page_},
        {"behind a dot", "." + page_},
        {"behind the sign-in page", prey_.mount + "/account/login" + page_},
        {"behind the sign-in page's query", prey_.mount + "/account/login?next=" + page_},
        {"behind the style sheet", "/pforte/css/pforte.css" + page_},
        {"behind robots.txt", "/robots.txt" + page_},
        {"behind the gate's own place", "/pforte-gate" + page_},
        {"by the gate's own place", "/pforte-gate"},
        {"by an asterisk", "*"},
        {"by no target", ""},
        {"by its host alone", prey_.host},
    };
    for (const auto& [about, target] : targets) Add(about, kSpelled, Draft(prey_, target));
  }

  void AddProtocols() {
    for (const char* version : {"HTTP/1.0", "HTTP/0.9", "HTTP/1.2", "HTTP/2.0", "HTTP/9.9", "HTTP/1", "HTTP/01.1",
                                "http/1.1", "HTTPS/1.1", "PFORTE/1.1", "HTTP/1.1 "}) {
      AddSame("in " + std::string(version), kProtocol, Page().Version(version)).telling =
          std::string_view(version) == "HTTP/1.0";
    }
    AddSame("in HTTP/1.0 without a host", kProtocol, Page().Version("HTTP/1.0").Host(""));
    for (const char* header : {"Expect: 100-continue", "Expect: canary", "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABk",
                               "Upgrade: websocket", "Content-Length: 0", "Content-Length: 0\r\nContent-Length: 0",
                               "Content-Length: -1", "Transfer-Encoding: identity", "Keep-Alive: 300",
                               "Pragma: no-cache", "no colon at all", " folded", "X-Empty:", "X-Long: "}) {
      const std::string line = header, filled = line == "X-Long: " ? line + std::string(4000, 'x') : line;
      AddSame("with " + Printable(line), kProtocol, Page().Header(filled));
    }
    auto raw = [&](const std::string& about, const std::string& bytes, int answers) {
      Attack attack;
      attack.about = about;
      attack.reading = kProtocol;
      attack.request = bytes;
      attack.shown = Printable(bytes.substr(0, bytes.find("\r\n\r\n")));
      attack.answers = answers;
      attacks_.push_back(std::move(attack));
    };
    const std::string rest = "\r\nHost: " + prey_.host + "\r\nConnection: close\r\n\r\n";
    raw("in HTTP/0.9 without a version", "GET " + page_ + "\r\n\r\n", 1);
    raw("with bare line ends", "GET " + page_ + " HTTP/1.1\nHost: " + prey_.host + "\nConnection: close\n\n", 1);
    raw("with blanks for line ends", "GET " + page_ + " HTTP/1.1\r\n \r\nHost: " + prey_.host + "\r\n\r\n", 1);
    raw("behind an empty line", "\r\nGET " + page_ + " HTTP/1.1" + rest, 1);
    raw("behind a blank", " GET " + page_ + " HTTP/1.1" + rest, 1);
    raw("with two blanks", "GET  " + page_ + "  HTTP/1.1" + rest, 1);
    raw("with tabulators", "GET\t" + page_ + "\tHTTP/1.1" + rest, 1);
    raw("with a carriage return in the line", "GET " + page_ + "\rHTTP/1.1" + rest, 1);
    raw("with a second target", "GET " + prey_.mount + "/account/login " + page_ + " HTTP/1.1" + rest, 1);
    raw("with a second target behind it", "GET " + page_ + " " + prey_.mount + "/account/login HTTP/1.1" + rest, 1);
    const std::string page = Page().Bytes();
    raw("as the second request of a connection", Draft(prey_, prey_.mount + "/account/login").KeepOpen().Bytes() + page,
        2);
    raw("as the second request, behind an allowed one", Page().Cookie(cookies_.allowed).KeepOpen().Bytes() + page, 2);
    raw("as the second request, behind a refused one", Page().KeepOpen().Bytes() + page, 2);
    Draft smuggler(prey_, prey_.mount + "/account/login");
    smuggler.Method("POST").KeepOpen().Header("Content-Type: application/x-www-form-urlencoded");
    smuggler.Header("Content-Length: " + std::to_string(page.size() + 5)).Chunks("0\r\n\r\n" + page);
    raw("within the body of another request", smuggler.Bytes(), 2);
  }

  // Who is known and must not pass gets past what only keeps strangers out.
  void AddRejected() {
    const auto strangers = attacks_;
    for (const auto& attack : strangers) {
      bool bare = attack.request.find("\r\nCookie: ") == std::string::npos;
      bool odd = attack.reading == kCondition || attack.reading == kMethod || attack.reading == kForwarded ||
                 attack.reading == kIdentity;
      bool spelled = attack.reading == kSpelled && spelled_++ % 6 == 0;
      if (!bare || attack.plain || attack.answers > 1 || (!odd && !spelled && !attack.telling)) continue;
      auto end = attack.request.find("\r\n");
      if (end == std::string::npos || attack.request.find("\r\nHost") != end) continue;
      Attack again = attack;
      again.about += ", with " + cookies_.refused.front().about;
      again.request.insert(end + 2, "Cookie: " + cookies_.refused.front().value + "\r\n");
      again.telling = false;
      attacks_.push_back(std::move(again));
    }
  }

  // ":8443", or "".
  [[nodiscard]] std::string Port() const { return prey_.host.substr(name_.size()); }
  [[nodiscard]] static std::string Capitals(std::string text) {
    for (char& c : text) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
  }

  const Prey& prey_;
  const Cookies& cookies_;
  std::string page_, name_;
  int spelled_ = 0;
  std::vector<Attack> attacks_;
};

}  // namespace

Attack AllowedRequest(const Prey& prey, const Cookies& cookies) {
  return Make("allowed", "", Draft(prey, prey.Target()).Cookie(cookies.allowed));
}

Attack PublicRequest(const Prey& prey, const std::string& target) { return Make("public", "", Draft(prey, target)); }

std::vector<Attack> Attacks(const Prey& prey, const Cookies& cookies) { return Book(prey, cookies).Write(); }

std::string Printable(std::string_view bytes) {
  constexpr std::size_t kMost = 160;
  std::string text;
  for (char c : bytes) {
    if (text.size() >= kMost) return text + "...";
    auto byte = static_cast<unsigned char>(c);
    if (c == '\r') {
      text += "\\r";
    } else if (c == '\n') {
      text += "\\n";
    } else if (byte >= 0x20 && byte < 0x7f) {
      text += c;
    } else {
      std::array<char, 8> hex{};
      std::snprintf(hex.data(), hex.size(), "\\x%02x", static_cast<unsigned>(byte));
      text += hex.data();
    }
  }
  return text;
}

}  // namespace command
