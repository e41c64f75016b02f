#include "command/check.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <optional>
#include <utility>

#include "command/attack.h"
#include "command/gate_process.h"
#include "command/secret.h"
#include "command/stop.h"
#include "http/answer.h"
#include "http/client.h"
#include "http/request.h"
#include "http/resolve.h"
#include "http/response.h"
#include "rules/canary.h"
#include "rules/overview.h"
#include "rules/pass.h"
#include "rules/website.h"

namespace command {
namespace {

// After so many attacks the allowed request is made again: whoever was locked out is denied everything.
constexpr int kProbeEvery = 50;
// What a server whose gate stands still is given to answer, but for the plainest request, which has all patience.
constexpr double kStoppedSeconds = 2;
// And what it may take to be back.
constexpr int kBackTries = 60;

struct Url {
  bool tls = false;
  std::string authority;  // as it stands in the address
  std::string host;       // canonical, as sessions are bound to it
  std::string name;       // without a port
  int port = 80;
  std::string path = "/", query, canonical;
};

std::optional<Url> ParseUrl(const std::string& text) {
  Url url;
  url.tls = text.starts_with("https://");
  auto start = text.find("//");
  if (start == std::string::npos || text.find_first_of("# ") != std::string::npos) return std::nullopt;
  auto slash = text.find_first_of("/?", start + 2);
  auto parts = rules::ParseAddress(text.substr(0, slash));
  if (!parts) return std::nullopt;
  url.host = parts->host;
  url.authority = text.substr(start + 2, slash == std::string::npos ? slash : slash - start - 2);
  auto colon = url.host.find(':');
  url.name = url.host.substr(0, colon);
  url.port = colon == std::string::npos ? (url.tls ? 443 : 80) : std::stoi(url.host.substr(colon + 1));
  if (slash != std::string::npos) {
    auto mark = text.find('?', slash);
    if (mark > slash) url.path = text.substr(slash, mark - slash);
    if (mark != std::string::npos) url.query = text.substr(mark);
  }
  auto canonical = http::CanonicalPath(url.path);
  if (!canonical) return std::nullopt;
  url.canonical = *canonical;
  return url;
}

struct Place {
  std::string name;
  int port = 0;
};
// "www.example.com:8080" or "[::1]:8080".
std::optional<Place> ParsePlace(const std::string& text) {
  auto colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0) return std::nullopt;
  auto port = ParseId(text.substr(colon + 1));
  if (!port || *port > 65535) return std::nullopt;
  return Place{text.substr(0, colon), static_cast<int>(*port)};
}

std::string Why(rules::CanaryOutcome outcome, const rules::Canary& canary, const Url& url) {
  switch (outcome) {
    case rules::CanaryOutcome::kReady: break;
    case rules::CanaryOutcome::kBusy: return "another check of this installation is running";
    case rules::CanaryOutcome::kNoWebsite:
      return "no website of this installation answers at " + url.host + url.path + "; see `pforte website list`";
    case rules::CanaryOutcome::kOtherPaths: {
      std::string folders = canary.paths;
      std::replace(folders.begin(), folders.end(), '\n', ' ');
      return url.path + " is not among the protected folders of " + canary.website + ": " + folders;
    }
    case rules::CanaryOutcome::kNotProtected:
      return canary.website + " protects nothing: everybody may see " + url.path;
    case rules::CanaryOutcome::kClosed:
      return canary.website + " is closed, so that nobody passes; `pforte website set --reopen` opens it";
  }
  return "";
}

std::string CookieOf(const rules::CanaryCookies& cookies, bool tls) {
  std::string text = http::CookieName("session", tls) + "=" + cookies.session;
  if (!cookies.gate.empty()) text += "; " + http::CookieName("gate", tls) + "=" + cookies.gate;
  return text;
}

Cookies CookiesOf(const rules::Canary& canary, bool tls) {
  return {CookieOf(canary.allowed, tls),
          {{"a session whose access was rejected", CookieOf(canary.rejected, tls)},
           {"a session that was ended", CookieOf(canary.ended, tls)},
           {"a session that is too old", CookieOf(canary.expired, tls)},
           {"a session of another host", CookieOf(canary.elsewhere, tls)},
           {"a session with access to another website only", CookieOf(canary.foreign, tls)},
           {"a session whose access has run out", CookieOf(canary.lapsed, tls)},
           {"what the database keeps of a session", CookieOf({canary.stored, ""}, tls)}}};
}

class Checker {
 public:
  Checker(Desk& desk, const CheckOptions& options, Url url)
      : desk_(desk), options_(options), url_(std::move(url)) {}

  CheckResult Run() {
    if (!FindGateProcesses()) return std::move(result_);
    rules::Canary canary(desk_.house(), url_.host, url_.canonical);
    if (canary.outcome != rules::CanaryOutcome::kReady) {
      result_.error = Why(canary.outcome, canary, url_);
      return std::move(result_);
    }
    prey_ = {url_.authority, url_.path, url_.query, canary.mount, "", ""};
    cookies_ = CookiesOf(canary, url_.tls);
    (void)(Reach() && Learn() && Attack() && AttackWithoutTls() && AttackWithoutGate() && Passes("at the end"));
    EndProgress();
    Keep();
    return std::move(result_);
  }

 private:
  // For the office's overview.
  void Keep() {
    model::GateCheck kept;
    kept.url = options_.url;
    kept.asked = result_.asked;
    kept.opened = static_cast<std::int64_t>(result_.openings.size());
    kept.reason = result_.error;
    rules::NoteGateCheck(desk_.house(), kept);
  }

  bool Fail(const std::string& why) {
    result_.error = why;
    return false;
  }

  bool FindGateProcesses() {
    for (const auto& word : options_.stop_gate) {
      if (word == "all") {
        auto found = FindGates(desk_.config_path());
        if (found.empty()) {
          return Fail("no gate.fcgi with PFORTE_CONFIG=" + desk_.config_path() +
                      " runs here as far as this user sees; name it by --stop-gate PID");
        }
        gates_.insert(gates_.end(), found.begin(), found.end());
      } else {
        auto process = static_cast<pid_t>(ParseId(word).value_or(0));
        if (!IsGate(process)) return Fail("process " + word + " is no gate.fcgi");
        gates_.push_back(process);
      }
    }
    return true;
  }

  http::Patience PatienceFor(const command::Attack& attack, double seconds) {
    http::Patience patience;
    patience.seconds = seconds;
    patience.answers = attack.answers;
    patience.head = attack.head;
    patience.stop = stop_.Descriptor();
    return patience;
  }

  // Answers of one talk; nothing, and the error, if nothing can be said about the server.
  std::optional<std::vector<http::Answer>> Ask(const command::Attack& attack, double seconds) {
    const http::Patience patience = PatienceFor(attack, seconds);
    http::Talk talk = client_->Ask(attack.request, patience);
    if (talk.end == http::TalkEnd::kUnreachable && !stop_.Wait(1)) talk = client_->Ask(attack.request, patience);
    switch (talk.end) {
      case http::TalkEnd::kStopped: Fail("interrupted: nothing is proven"); return std::nullopt;
      case http::TalkEnd::kUnreachable: Fail("the server cannot be reached: " + talk.why); return std::nullopt;
      case http::TalkEnd::kUntrusted:
        Fail("no trusted encryption: " + talk.why + "; --insecure takes any certificate");
        return std::nullopt;
      default: break;
    }
    bool closed = talk.end == http::TalkEnd::kClosed;
    return http::ParseAnswers(talk.bytes, attack.answers, attack.head, closed);
  }

  // The first of the host's addresses that takes connections.
  bool Reach() {
    Place place{url_.name, url_.port};
    if (!options_.connect.empty()) place = ParsePlace(options_.connect).value();
    auto addresses = http::Resolve(place.name);
    if (addresses.empty()) return Fail("nobody knows the host " + place.name + "; --connect HOST:PORT names another");
    std::string why;
    for (const auto& address : addresses) {
      client_.emplace(http::Peer{address, place.port, url_.tls, url_.name, !options_.insecure});
      http::Patience patience;
      patience.seconds = options_.patience;
      patience.stop = stop_.Descriptor();
      http::Talk talk = client_->Ask(AllowedRequest(prey_, cookies_).request, patience);
      if (talk.end != http::TalkEnd::kUnreachable) return true;
      why += (why.empty() ? "" : "; ") + talk.why;
    }
    return Fail("the server cannot be reached: " + why);
  }

  // What is wrong with the answer to the allowed request; "" if it passed.
  std::string Refusal(const std::vector<http::Answer>& answers) const {
    const std::string here = "; is " + url_.authority + " served by this installation (" + desk_.config_path() + ")?";
    if (answers.empty()) return "it got no answer in " + Seconds() + " seconds";
    const http::Answer& answer = answers.front();
    const std::string status = "it was answered " + std::to_string(answer.status);
    if (answer.status == 404) return status + ": is there a page at this address?";
    if (answer.status >= 300 && answer.status < 400) {
      return status + ", leading to " + Printable(answer.Header("location")) + here;
    }
    if (answer.status != 200) return status + here;
    return !secret_ || !secret_->ShownIn(answer.body).empty() ? "" : "it was shown another page";
  }

  std::string Seconds() const {
    std::string text = std::to_string(options_.patience);
    return text.substr(0, text.find('.'));
  }

  bool Passes(const std::string& when) {
    auto answers = Ask(AllowedRequest(prey_, cookies_), options_.patience);
    if (!answers) return false;
    std::string why = Refusal(*answers);
    if (!why.empty()) return Fail("the allowed request did not pass " + when + ", so nothing is proven: " + why);
    allowed_.push_back(std::move(answers->front()));
    return true;
  }

  bool IsProtected(const std::string& path) {
    auto outcome = rules::MayPass(desk_.house(), url_.host, path, "").outcome;
    return outcome == rules::PassOutcome::kSignIn || outcome == rules::PassOutcome::kClosed;
  }

  bool Learn() {
    if (!Passes("at the start") || !Passes("at the start")) return false;
    prey_.etag = allowed_.front().Header("etag");
    prey_.modified = allowed_.front().Header("last-modified");
    std::vector<std::string> pages = {prey_.mount + "/account/login"}, bodies;
    for (const std::string& page : {std::string("/"), prey_.mount + "/", std::string("/pforte-check-canary")}) {
      if (page != prey_.path && !IsProtected(page)) pages.push_back(page);
    }
    for (const auto& page : pages) {
      auto answers = Ask(PublicRequest(prey_, page), options_.patience);
      if (!answers) return false;
      for (auto& answer : *answers) bodies.push_back(std::move(answer.body));
    }
    secret_.emplace(allowed_, bodies);
    if (!secret_->IsEmpty()) return true;
    return Fail(url_.path + " has nothing that public pages do not show, too: choose a page with text of its own");
  }

  void Note(const command::Attack& attack, const std::string& how, const std::vector<http::Answer>& answers) {
    ++result_.asked;
    if (answers.empty()) ++result_.silent;
    if (std::string answer = Opening(attack, answers, *secret_); !answer.empty()) {
      result_.openings.push_back({attack.about + how, attack.shown, answer, attack.reading, attack.plain});
    }
  }

  bool Attack() {
    const auto attacks = Attacks(prey_, cookies_);
    for (const auto& attack : attacks) {
      if (result_.asked % kProbeEvery == kProbeEvery - 1 && !Passes(After())) return false;
      auto answers = Ask(attack, options_.patience);
      if (!answers) return false;
      Note(attack, "", *answers);
      ShowProgress(attacks.size());
    }
    return true;
  }

  // Whoever serves the same folder without encryption, the server's default site perhaps, may ask no gate. Nobody
  // there is as good as a denial.
  bool AttackWithoutTls() {
    const bool usual = url_.tls && url_.port == 443 && options_.connect.empty();
    if (options_.http.empty() && !usual) return true;
    const Place place = options_.http.empty() ? Place{url_.name, 80} : ParsePlace(options_.http).value();
    for (const auto& address : http::Resolve(place.name)) {
      const http::Client client(http::Peer{address, place.port, false, url_.name, false});
      for (auto attack : Attacks(prey_, cookies_)) {
        if (!attack.plain) continue;
        attack.plain = false;
        attack.about = "by http, without encryption";
        attack.reading = "the folder is served by http as well, and no gate is asked there: lead all of http to https";
        const http::Talk talk = client.Ask(attack.request, PatienceFor(attack, options_.patience));
        if (talk.end == http::TalkEnd::kStopped) return Fail("interrupted: nothing is proven");
        if (talk.end == http::TalkEnd::kUnreachable) continue;
        const bool closed = talk.end == http::TalkEnd::kClosed;
        Note(attack, "", http::ParseAnswers(talk.bytes, attack.answers, attack.head, closed));
      }
    }
    return true;
  }

  std::string After() const { return "after " + std::to_string(result_.asked) + " attacks"; }

  bool AttackWithoutGate() {
    if (gates_.empty()) return true;
    {
      const StoppedGates stopped(gates_);
      auto allowed = Ask(AllowedRequest(prey_, cookies_), kStoppedSeconds);
      if (!allowed) return false;
      if (Refusal(*allowed).empty()) {
        return Fail("the allowed request passed while the gate's processes stood still: others guard this page");
      }
      double seconds = options_.patience;
      for (const auto& attack : Attacks(prey_, cookies_)) {
        if (!attack.telling) continue;
        auto answers = Ask(attack, std::exchange(seconds, kStoppedSeconds));
        if (!answers) return false;
        Note(attack, ", while the gate stands still", *answers);
      }
    }
    for (int i = 0; i < kBackTries; ++i) {
      auto answers = Ask(AllowedRequest(prey_, cookies_), kStoppedSeconds);
      if (!answers) return false;
      if (Refusal(*answers).empty()) return true;
      if (stop_.Wait(0.5)) break;
    }
    return true;
  }

  // One line that is written over, for people who watch.
  void ShowProgress(std::size_t of) {
    watched_ = &desk_.err == &std::cerr && ::isatty(STDERR_FILENO) != 0;
    if (!watched_) return;
    const std::size_t open = result_.openings.size();
    desk_.err << "\r" << result_.asked << " of " << of << " asked, " << open << " open " << std::flush;
  }
  void EndProgress() {
    if (watched_) desk_.err << "\r\x1b[K" << std::flush;
  }

  Desk& desk_;
  const CheckOptions& options_;
  Url url_;
  Stop stop_;
  Prey prey_;
  Cookies cookies_;
  std::optional<http::Client> client_;
  std::vector<http::Answer> allowed_;
  std::optional<Secret> secret_;
  std::vector<pid_t> gates_;
  bool watched_ = false;
  CheckResult result_;
};

}  // namespace

std::string CheckResult::Line() const {
  const std::string count = std::to_string(asked) + " asked, ";
  if (openings.empty()) return error.empty() ? count + "all denied; the allowed request passed" : error;
  return count + std::to_string(openings.size()) + " got past the gate" + (error.empty() ? "" : "; then: " + error);
}

std::string UnfitUrl(const std::string& url) {
  return ParseUrl(url) ? "" : url + " is no address of a page like https://www.example.com/members/prices.html";
}

std::string UnfitPlace(const std::string& place) {
  return ParsePlace(place) ? "" : place + " is not like www.example.com:8080";
}

CheckResult Check(Desk& desk, const CheckOptions& options) {
  return Checker(desk, options, ParseUrl(options.url).value()).Run();
}

}  // namespace command
