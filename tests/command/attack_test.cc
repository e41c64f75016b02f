#include "command/attack.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace command {
namespace {

const Prey kPrey = {"www.muster.example:8443", "/members/prices.html", "?year=2026", "", "\"tag\"",
                    "Tue, 24 Nov 2026 10:00:00 GMT"};
const std::string kToken(43, 'T');

Cookies SomeCookies() {
  return {"session=" + kToken, {{"a session whose access was rejected", "session=rejected"},
                                {"a session that was ended", "session=ended"}}};
}

std::string Line(const Attack& attack) { return attack.request.substr(0, attack.request.find("\r\n")); }

int Count(const std::vector<Attack>& attacks, const std::string& part) {
  return static_cast<int>(std::count_if(attacks.begin(), attacks.end(), [&](const Attack& attack) {
    return attack.request.find(part) != std::string::npos;
  }));
}

TEST(Attacks, AreManyAndDiffer) {
  auto attacks = Attacks(kPrey, SomeCookies());
  EXPECT_GE(attacks.size(), 400U);
  std::set<std::string> requests;
  for (const auto& attack : attacks) {
    EXPECT_TRUE(requests.insert(attack.request).second) << attack.shown;
    EXPECT_NE("", attack.about);
    EXPECT_NE("", attack.reading);
    EXPECT_NE("", attack.shown);
  }
}

TEST(Attacks, BeginWithThePlainRequestOfAStranger) {
  auto plain = Attacks(kPrey, SomeCookies()).front();
  EXPECT_EQ("GET /members/prices.html?year=2026 HTTP/1.1\r\nHost: www.muster.example:8443\r\nConnection: close\r\n\r\n",
            plain.request);
  EXPECT_EQ("GET /members/prices.html?year=2026 HTTP/1.1", plain.shown);
  EXPECT_TRUE(plain.same);
  EXPECT_TRUE(plain.telling);
  EXPECT_TRUE(plain.plain);
}

TEST(Attacks, NeverHoldTheAllowedSessionInTheRequestThatIsJudged) {
  for (const auto& attack : Attacks(kPrey, SomeCookies())) {
    if (attack.answers > 1) continue;
    // A token with a letter too many, or under a name that is not the session's, is another one.
    EXPECT_EQ(std::string::npos, attack.request.find("\r\nCookie: session=" + kToken + "\r\n")) << attack.about;
    EXPECT_EQ(std::string::npos, attack.shown.find(kToken)) << attack.about;
  }
}

TEST(Attacks, TryEveryMethodButChangeNothing) {
  auto attacks = Attacks(kPrey, SomeCookies());
  for (const char* method : {"HEAD", "POST", "OPTIONS", "TRACE", "PROPFIND", "get", "CONNECT", "PFORTE"}) {
    EXPECT_GE(Count(attacks, std::string(method) + " /members/prices.html?year=2026 HTTP/1.1"), 1) << method;
  }
  for (const char* method : {"PUT", "DELETE", "PATCH", "MKCOL"}) {
    EXPECT_GE(Count(attacks, std::string(method) + " /members/pforte-check-canary.txt HTTP/1.1"), 1) << method;
    EXPECT_EQ(0, Count(attacks, std::string(method) + " /members/prices.html")) << method;
  }
}

TEST(Attacks, TryHostsHeadersConditionsAndProtocols) {
  auto attacks = Attacks(kPrey, SomeCookies());
  for (const char* part : {
           "Host: canary.invalid\r\n", "Host: www.muster.example.:8443\r\n", "Host: www.muster.example:1\r\n",
           "HOST: WWW.MUSTER.EXAMPLE:8443\r\n", "Host: www.muster.example:8443\r\nHost: canary.invalid\r\n",
           "X-Forwarded-Host: canary.invalid\r\n", "X-Original-URL: /\r\n", "X-Rewrite-URL: /members/prices.html?year=2026\r\n",
           "Remote-User: admin\r\n", "X-Pforte-User: admin\r\n", "Authorization: Basic ", "Range: bytes=0-9\r\n",
           "If-None-Match: *\r\n", "If-None-Match: \"tag\"\r\n", "If-Modified-Since: Tue, 24 Nov 2026 10:00:00 GMT\r\n",
           "If-Range: \"tag\"\r\nRange: bytes=0-9\r\n", "HTTP/1.0\r\n", "GET /members/prices.html?year=2026\r\n",
           "GET http://canary.invalid/members/prices.html", "Cookie: session=rejected\r\n", "Cookie: session=ended\r\n",
           "Cookie: session=\r\n"}) {
    EXPECT_GE(Count(attacks, part), 1) << part;
  }
  auto bare = std::find_if(attacks.begin(), attacks.end(), [](const Attack& attack) {
    return Line(attack).ends_with("HTTP/1.0") && attack.request.find("Host") == std::string::npos;
  });
  EXPECT_NE(attacks.end(), bare);
}

TEST(Attacks, AreMadeAgainByWhoeverWasRejected) {
  auto attacks = Attacks(kPrey, SomeCookies());
  for (const char* part : {"HEAD /members/", "Range: bytes=0-9\r\n", "X-Original-URL: /\r\n", "If-None-Match: *\r\n"}) {
    int both = Count(attacks, part), rejected = 0;
    for (const auto& attack : attacks) {
      bool holds = attack.request.find(part) != std::string::npos;
      rejected += holds && attack.request.find("Cookie: session=rejected\r\n") != std::string::npos ? 1 : 0;
    }
    EXPECT_GE(rejected, 1) << part;
    EXPECT_GT(both, rejected) << part;
  }
}

TEST(Attacks, UseTheCookieNamesOfTheScheme) {
  Cookies cookies = {"__Host-session=" + kToken + "; __Host-gate=" + std::string(43, 'G'),
                     {{"a session that was ended", "__Host-session=ended"}}};
  auto attacks = Attacks(kPrey, cookies);
  EXPECT_GE(Count(attacks, "Cookie: __Host-session=" + kToken.substr(1) + "\r\n"), 1);
  EXPECT_GE(Count(attacks, "Cookie: session=" + kToken + "\r\n"), 1) << "of the other scheme";
  EXPECT_GE(Count(attacks, "Cookie: __Host-gate=../1\r\n"), 1);
  EXPECT_GE(Count(attacks, "Cookie: __Host-gate=" + std::string(42, 'G') + "\r\n"), 1);
}

TEST(Attacks, WorkForTheRootToo) {
  auto attacks = Attacks({"muster.example", "/", "", "", "", ""}, SomeCookies());
  EXPECT_GE(attacks.size(), 300U);
}

TEST(Printable, ShowsEveryByteInOneShortLine) {
  EXPECT_EQ("a\\r\\nb\\x00\\xe4", Printable(std::string("a\r\nb\0\xe4", 6)));
  EXPECT_EQ(163U, Printable(std::string(5000, 'x')).size());
}

}  // namespace
}  // namespace command
