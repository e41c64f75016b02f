#include "http/response.h"

#include <gtest/gtest.h>

#include <map>

#include "base/fault.h"

namespace http {
namespace {

std::size_t Count(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

// The header lines by name; a name that comes twice is a failure.
std::map<std::string, std::string> Lines(const std::string& text) {
  std::map<std::string, std::string> lines;
  std::string head = text.substr(0, text.find("\r\n\r\n") + 2);
  while (!head.empty()) {
    std::string line = head.substr(0, head.find("\r\n"));
    head.erase(0, line.size() + 2);
    auto colon = line.find(": ");
    EXPECT_NE(colon, std::string::npos) << line;
    EXPECT_TRUE(lines.emplace(line.substr(0, colon), line.substr(colon + 2)).second) << line;
  }
  return lines;
}

TEST(Write, OpensWithTheOnlyStatusLine) {
  std::string text = Write(Html(404, "gone"), false, false);
  EXPECT_TRUE(text.starts_with("Status: 404 Not Found\r\n")) << text;
  EXPECT_EQ(Count(text, "Status:"), 1u);
}

TEST(Write, EndsWithLengthAndBody) {
  std::string text = Write(Html(200, "Grüße"), false, false);
  EXPECT_EQ(Lines(text)["Content-Length"], "7");
  EXPECT_TRUE(text.ends_with("\r\n\r\nGrüße")) << text;
}

TEST(Write, TellsTheLengthButNotTheBodyToHead) {
  std::string text = Write(Html(200, "hello"), false, true);
  EXPECT_EQ(Lines(text)["Content-Length"], "5");
  EXPECT_TRUE(text.ends_with("\r\n\r\n")) << text;
}

TEST(Write, PutsTheSecurityHeadersOnEveryAnswer) {
  for (int status : {200, 303, 400, 403, 404, 405, 413, 500, 503}) {
    auto lines = Lines(Write(Html(status, ""), false, false));
    EXPECT_EQ(lines["Content-Security-Policy"],
              "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
              "form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    EXPECT_EQ(lines["X-Content-Type-Options"], "nosniff");
    EXPECT_EQ(lines["X-Frame-Options"], "DENY");
    EXPECT_EQ(lines["Referrer-Policy"], "same-origin");
    EXPECT_EQ(lines["Cross-Origin-Opener-Policy"], "same-origin");
    EXPECT_EQ(lines["Cross-Origin-Resource-Policy"], "same-origin");
    EXPECT_EQ(lines["Cache-Control"], "no-store");
  }
}

TEST(Write, NamesNoOriginThatMayReadTheAnswer) {
  EXPECT_EQ(Write(Html(200, ""), true, false).find("Access-Control"), std::string::npos);
}

TEST(Write, KeepsACacheControlThatIsGivenHoweverSpelt) {
  for (const char* name : {"Cache-Control", "cache-control"}) {
    std::string text = Write(Html(200, "").Header(name, "private"), false, false);
    EXPECT_EQ(Lines(text)[name], "private");
    EXPECT_EQ(text.find("no-store"), std::string::npos) << text;
  }
}

TEST(Write, KeepsAContentPolicyThatIsGivenAndWritesNoSecond) {
  Response response;
  response.Header("content-security-policy", "sandbox");
  const std::string text = Write(response, true, false);
  EXPECT_NE(text.find("content-security-policy: sandbox\r\n"), std::string::npos);
  EXPECT_EQ(text.find("Content-Security-Policy"), std::string::npos);
  EXPECT_NE(text.find("X-Content-Type-Options: nosniff\r\n"), std::string::npos);
}

TEST(Write, PromisesTlsOnlyOverTls) {
  EXPECT_EQ(Lines(Write(Html(200, ""), true, false))["Strict-Transport-Security"],
            "max-age=31536000; includeSubDomains");
  EXPECT_EQ(Write(Html(200, ""), false, false).find("Strict-Transport"), std::string::npos);
}

TEST(Html, SaysItsTypeAndCharacterSet) {
  EXPECT_EQ(Lines(Write(Html(200, "x"), false, false))["Content-Type"], "text/html; charset=utf-8");
}

TEST(SeeOther, NamesThePlaceAndHasNoBody) {
  std::string text = Write(SeeOther("/account/"), false, false);
  EXPECT_TRUE(text.starts_with("Status: 303 See Other\r\n"));
  EXPECT_EQ(Lines(text)["Location"], "/account/");
  EXPECT_EQ(Lines(text)["Content-Length"], "0");
}

TEST(SeeOther, RefusesALineBreak) {
  EXPECT_THROW((void)SeeOther("/a\r\nSet-Cookie: session=1"), base::Fault);
}

TEST(ResponseHeader, KeepsOrderAndRepetition) {
  Response response;
  response.Header("Set-Cookie", "a=1").Header("Set-Cookie", "b=2");
  std::string text = Write(response, false, false);
  EXPECT_LT(text.find("Set-Cookie: a=1\r\n"), text.find("Set-Cookie: b=2\r\n"));
  EXPECT_EQ(Count(text, "Set-Cookie: "), 2u);
}

TEST(ResponseHeader, RefusesAValueThatWouldSplitTheResponse) {
  Response response;
  for (std::string_view value : {std::string_view("a\r\nB: c"), std::string_view("a\rb"),
                                 std::string_view("a\n"), std::string_view("\0", 1)}) {
    EXPECT_THROW(response.Header("X-Test", value), base::Fault);
    EXPECT_THROW((void)Response().Header("X-Test", value), base::Fault);
  }
  EXPECT_TRUE(response.headers.empty());
  EXPECT_NO_THROW(response.Header("X-Test", "a\tb ü"));
}

TEST(ResponseHeader, RefusesANameThatIsNoToken) {
  Response response;
  for (std::string_view name : {"", "X Test", "X:Test", "X\r\nTest", "Xü", "X(Test)"}) {
    EXPECT_THROW(response.Header(name, "a"), base::Fault) << name;
  }
}

TEST(ResponseHeader, RefusesWhatWriteAloneWrites) {
  Response response;
  for (std::string_view name : {"Status", "status", "STATUS", "Content-Length", "content-length"}) {
    EXPECT_THROW(response.Header(name, "200"), base::Fault) << name;
  }
}

TEST(SetCookie, IsBoundToTheHostOverTls) {
  EXPECT_EQ(SetCookie("session", "abc", true, -1),
            "__Host-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
}

TEST(SetCookie, LivesWithoutSecureOnPlainHttp) {
  EXPECT_EQ(SetCookie("session", "abc", false, -1), "session=abc; Path=/; HttpOnly; SameSite=Lax");
}

TEST(SetCookie, SaysHowLongItLives) {
  EXPECT_TRUE(SetCookie("a", "b", false, 0).ends_with("; Max-Age=0"));
  EXPECT_TRUE(SetCookie("a", "b", true, 3600).ends_with("; Secure; Max-Age=3600"));
  EXPECT_EQ(SetCookie("a", "b", true, -1).find("Max-Age"), std::string::npos);
}

TEST(SetCookie, TakesAnEmptyValue) {
  EXPECT_TRUE(SetCookie("a", "", false, 0).starts_with("a=; Path=/"));
}

TEST(SetCookie, RefusesWhatWouldEndNameOrValue) {
  for (std::string_view value : {"a;b", "a b", "a,b", "a\"b", "a\\b", "a\r\nb", "a\tb", "ü",
                                 "\x7f"}) {
    EXPECT_THROW((void)SetCookie("a", value, true, -1), base::Fault) << value;
  }
  EXPECT_THROW((void)SetCookie("a", std::string_view("\0", 1), true, -1), base::Fault);
  for (std::string_view name : {"", "a=b", "a;b", "a b", "a\n"}) {
    EXPECT_THROW((void)SetCookie(name, "b", true, -1), base::Fault) << name;
  }
}

TEST(CookieName, IsTheNameInSetCookie) {
  for (bool secure : {false, true}) {
    EXPECT_TRUE(SetCookie("a", "b", secure, -1).starts_with(CookieName("a", secure) + "=b"));
  }
  EXPECT_EQ(CookieName("a", true), "__Host-a");
  EXPECT_EQ(CookieName("a", false), "a");
}

TEST(Reason, KnowsEveryStatusThatIsAnswered) {
  EXPECT_EQ(Reason(200), "OK");
  EXPECT_EQ(Reason(302), "Found");
  EXPECT_EQ(Reason(303), "See Other");
  EXPECT_EQ(Reason(400), "Bad Request");
  EXPECT_EQ(Reason(401), "Unauthorized");
  EXPECT_EQ(Reason(403), "Forbidden");
  EXPECT_EQ(Reason(404), "Not Found");
  EXPECT_EQ(Reason(405), "Method Not Allowed");
  EXPECT_EQ(Reason(409), "Conflict");
  EXPECT_EQ(Reason(413), "Content Too Large");
  EXPECT_EQ(Reason(414), "URI Too Long");
  EXPECT_EQ(Reason(415), "Unsupported Media Type");
  EXPECT_EQ(Reason(421), "Misdirected Request");
  EXPECT_EQ(Reason(422), "Unprocessable Content");
  EXPECT_EQ(Reason(429), "Too Many Requests");
  EXPECT_EQ(Reason(431), "Request Header Fields Too Large");
  EXPECT_EQ(Reason(500), "Internal Server Error");
  EXPECT_EQ(Reason(503), "Service Unavailable");
}

}  // namespace
}  // namespace http
