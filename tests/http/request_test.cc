#include "http/request.h"

#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <map>

namespace http {
namespace {

// A request as a web server hands it over.
struct Raw {
  std::map<std::string, std::string, std::less<>> variables = {{"REQUEST_METHOD", "GET"},
                                                               {"REQUEST_URI", "/"},
                                                               {"HTTP_HOST", "example.com"},
                                                               {"REMOTE_ADDR", "192.0.2.7"}};
  std::string body;
  std::vector<std::string> trusted;
  bool takes_file = false;
  std::size_t read = 0;       // bytes taken of the body
  std::size_t piece = 65536;  // at most so many at a time

  std::variant<Request, int> Parse() {
    auto look = [this](std::string_view name) -> std::string_view {
      auto found = variables.find(name);
      return found == variables.end() ? std::string_view() : found->second;
    };
    auto take = [this](char* buffer, std::size_t size) {
      std::size_t count = std::min({size, piece, body.size() - read});
      std::memcpy(buffer, body.data() + read, count);
      read += count;
      return count;
    };
    return ParseRequest(look, take, trusted, takes_file);
  }
  // 200 for a request that is taken.
  int Status() {
    auto parsed = Parse();
    return std::holds_alternative<int>(parsed) ? std::get<int>(parsed) : 200;
  }
  Request Take() {
    auto parsed = Parse();
    if (std::holds_alternative<int>(parsed)) {
      ADD_FAILURE() << "refused with " << std::get<int>(parsed);
      return {};
    }
    return std::get<Request>(std::move(parsed));
  }
};

Raw With(std::string name, std::string value) {
  Raw raw;
  raw.variables[std::move(name)] = std::move(value);
  return raw;
}

Raw Post(std::string body) {
  Raw raw = With("REQUEST_METHOD", "POST");
  raw.variables["CONTENT_TYPE"] = "application/x-www-form-urlencoded";
  raw.variables["CONTENT_LENGTH"] = std::to_string(body.size());
  raw.body = std::move(body);
  return raw;
}

// A valid body of exactly that many bytes, in fields short enough.
std::string BodyOf(std::size_t size) {
  std::string body;
  for (int field = 10; body.size() < size; ++field) {
    std::string name = (field == 10 ? "f" : "&f") + std::to_string(field) + "=";
    body += name + std::string(kMaxFieldBytes - 10, 'x');
  }
  return body.substr(0, size);
}

// ---- the request as a whole

TEST(ParseRequest, ReadsWhatTheServerSays) {
  Raw raw = With("REQUEST_URI", "/account/login?next=%2Fmembers%2F&x=1");
  raw.variables["HTTP_ACCEPT_LANGUAGE"] = "de, en;q=0.5";
  raw.variables["HTTP_ORIGIN"] = "https://example.com";
  raw.variables["HTTP_SEC_FETCH_SITE"] = "same-origin";
  raw.variables["HTTP_USER_AGENT"] = "Browser/1";
  raw.variables["HTTP_COOKIE"] = "a=1; b=2";
  Request request = raw.Take();
  EXPECT_EQ(request.id, "");
  EXPECT_EQ(request.method, Method::kGet);
  EXPECT_EQ(request.method_name, "GET");
  EXPECT_EQ(request.host, "example.com");
  EXPECT_EQ(request.path, "/account/login");
  EXPECT_EQ(request.target, "/account/login?next=%2Fmembers%2F&x=1");
  EXPECT_FALSE(request.https);
  EXPECT_EQ(request.query.Get("next"), "/members/");
  EXPECT_EQ(request.query.Get("x"), "1");
  EXPECT_TRUE(request.form.fields().empty());
  EXPECT_EQ(request.cookies.Get("b"), "2");
  EXPECT_EQ(request.remote_address, "192.0.2.7");
  EXPECT_EQ(request.accept_language, "de, en;q=0.5");
  EXPECT_EQ(request.origin, "https://example.com");
  EXPECT_EQ(request.fetch_site, "same-origin");
  EXPECT_EQ(request.user_agent, "Browser/1");
}

TEST(ParseRequest, BelievesTheServerWhoSomebodyIsAndNoHeader) {
  EXPECT_EQ(With("REMOTE_USER", "ada@MUSTER.EXAMPLE").Take().remote_user, "ada@MUSTER.EXAMPLE");
  EXPECT_EQ(With("HTTP_REMOTE_USER", "ada").Take().remote_user, "");
  EXPECT_EQ(With("HTTP_X_REMOTE_USER", "ada").Take().remote_user, "");
}

TEST(ParseRequest, BelievesNoNameThatNginxCopiedFromAHeaderUnasked) {
  Raw raw = With("REMOTE_USER", "ada");
  raw.variables["HTTP_AUTHORIZATION"] = "Basic YWRhOg==";
  EXPECT_EQ(raw.Take().remote_user, "");
  raw.variables["AUTH_TYPE"] = "Basic";
  EXPECT_EQ(raw.Take().remote_user, "ada");
}

TEST(ParseRequest, KnowsThreeMethodsSpeltAsTheyAre) {
  EXPECT_EQ(With("REQUEST_METHOD", "HEAD").Take().method, Method::kHead);
  EXPECT_EQ(Post("").Take().method, Method::kPost);
  for (const char* name : {"", "get", "Post", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"}) {
    Request request = With("REQUEST_METHOD", name).Take();
    EXPECT_EQ(request.method, Method::kOther) << name;
    EXPECT_EQ(request.method_name, name);
  }
}

TEST(ParseRequest, TakesATargetAsLongAsAllowedAndNotOneByteMore) {
  EXPECT_EQ(With("REQUEST_URI", "/" + std::string(kMaxTarget - 2, 'a')).Status(), 200);
  EXPECT_EQ(With("REQUEST_URI", "/" + std::string(kMaxTarget - 1, 'a')).Status(), 200);
  EXPECT_EQ(With("REQUEST_URI", "/" + std::string(kMaxTarget, 'a')).Status(), 414);
  EXPECT_EQ(With("REQUEST_URI", "/?a=" + std::string(1'000'000, 'a')).Status(), 414);
}

TEST(ParseRequest, TakesAVariableAsLongAsAllowedAndNotOneByteMore) {
  for (const char* name : {"HTTP_COOKIE", "HTTP_ACCEPT_LANGUAGE", "HTTP_ORIGIN", "HTTP_HOST",
                           "HTTP_SEC_FETCH_SITE", "HTTP_USER_AGENT", "REMOTE_ADDR",
                           "REQUEST_METHOD", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO",
                           "CONTENT_TYPE"}) {
    EXPECT_EQ(With(name, std::string(kMaxVariableBytes - 1, 'a')).Status(), 200) << name;
    EXPECT_EQ(With(name, std::string(kMaxVariableBytes, 'a')).Status(), 200) << name;
    EXPECT_EQ(With(name, std::string(kMaxVariableBytes + 1, 'a')).Status(), 431) << name;
  }
}

TEST(ParseRequest, RefusesAPathThatIsNone) {
  for (const char* target : {"", "*", "members", "?a=1", "/%", "/%zz", "/%00", "/a\\b", "/%5c",
                             "/%ff", "/../", "/%2f", "/a#b", "//example.com:80:80/%"}) {
    EXPECT_EQ(With("REQUEST_URI", target).Status(), 400) << target;
  }
}

TEST(ParseRequest, RefusesAMalformedQuery) {
  for (const char* query : {"a=1&a=2", "a=%", "a=%ff", "a=%00", "a=%0b"}) {
    EXPECT_EQ(With("REQUEST_URI", std::string("/?") + query).Status(), 400) << query;
  }
}

TEST(ParseRequest, TakesAnEmptyQuery) {
  EXPECT_TRUE(With("REQUEST_URI", "/?").Take().query.fields().empty());
}

TEST(ParseRequest, KeepsASecondQuestionMarkInTheQuery) {
  EXPECT_EQ(With("REQUEST_URI", "/a?b=c?d").Take().query.Get("b"), "c?d");
}

TEST(ParseRequest, IgnoresPathInfoAndScriptName) {
  Raw raw = With("REQUEST_URI", "/account/login");
  raw.variables["PATH_INFO"] = "/admin";
  raw.variables["SCRIPT_NAME"] = "/portal.fcgi/portal.fcgi";
  raw.variables["QUERY_STRING"] = "a=1";
  EXPECT_EQ(raw.Take().path, "/account/login");
  EXPECT_FALSE(raw.Take().query.Has("a"));
}

TEST(ParseRequest, IgnoresHeadersThatRewriteTheTarget) {
  for (const char* name : {"HTTP_X_ORIGINAL_URL", "HTTP_X_ORIGINAL_URI", "HTTP_X_REWRITE_URL",
                           "HTTP_X_HTTP_METHOD_OVERRIDE", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED",
                           "HTTP_X_REAL_IP", "HTTP_PROXY"}) {
    Raw raw = With(name, "/admin");
    raw.trusted = {"192.0.2.0/24"};
    raw.variables["HTTP_X_FORWARDED_FOR"] = "198.51.100.9";
    Request request = raw.Take();
    EXPECT_EQ(request.path, "/") << name;
    EXPECT_EQ(request.host, "example.com") << name;
    EXPECT_EQ(request.method, Method::kGet) << name;
    EXPECT_EQ(request.remote_address, "198.51.100.9") << name;
  }
}

TEST(ParseRequest, TakesTheAbsoluteFormOfItsOwnHost) {
  EXPECT_EQ(With("REQUEST_URI", "http://example.com/a/b?c=d").Take().path, "/a/b");
  EXPECT_EQ(With("REQUEST_URI", "http://example.com/a/b?c=d").Take().query.Get("c"), "d");
  EXPECT_EQ(With("REQUEST_URI", "HTTP://EXAMPLE.com:80/a").Take().path, "/a");
  Raw raw = With("REQUEST_URI", "https://example.com:443/a");
  raw.variables["HTTPS"] = "on";
  EXPECT_EQ(raw.Take().path, "/a");
}

TEST(ParseRequest, RefusesTheAbsoluteFormOfAnotherHost) {
  for (const char* target :
       {"http://evil.example/a", "http:///a", "http://example.com@evil.example/", "http://",
        "https://", "http://example.com", "http://example.com?x=/admin",
        "http://example.com#/admin", "http://example.com:8080/", "ftp://example.com/",
        "http:/example.com/"}) {
    EXPECT_EQ(With("REQUEST_URI", target).Status(), 400) << target;
  }
}

// ---- scheme

TEST(ParseRequest, KnowsTlsFromTheServer) {
  EXPECT_TRUE(With("HTTPS", "on").Take().https);
  EXPECT_TRUE(With("HTTPS", "1").Take().https);
  EXPECT_TRUE(With("REQUEST_SCHEME", "https").Take().https);
  EXPECT_FALSE(With("HTTPS", "off").Take().https);
  EXPECT_FALSE(With("HTTPS", "").Take().https);
  EXPECT_FALSE(With("REQUEST_SCHEME", "http").Take().https);
}

TEST(ParseRequest, BelievesOnlyATrustedProxyAboutTls) {
  Raw raw = With("HTTP_X_FORWARDED_PROTO", "https");
  EXPECT_FALSE(raw.Take().https);
  raw.trusted = {"198.51.100.0/24"};
  EXPECT_FALSE(raw.Take().https);
  raw.trusted = {"198.51.100.0/24", "192.0.2.0/24"};
  EXPECT_TRUE(raw.Take().https);
  raw.variables["HTTP_X_FORWARDED_PROTO"] = "http, https";
  EXPECT_FALSE(raw.Take().https);
}

TEST(ParseRequest, LetsATrustedProxySayThatTlsEndsBeforeIt) {
  Raw raw = With("HTTP_X_FORWARDED_PROTO", "http");
  raw.variables["HTTPS"] = "on";
  EXPECT_TRUE(raw.Take().https);
  raw.trusted = {"192.0.2.7/32"};
  EXPECT_FALSE(raw.Take().https);
}

// ---- host

std::string HostOf(const std::string& host, bool https = false) {
  Raw raw = With("HTTP_HOST", host);
  if (https) raw.variables["HTTPS"] = "on";
  return raw.Take().host;
}

TEST(ParseRequest, SpellsAHostInOneWay) {
  EXPECT_EQ(HostOf("example.com"), "example.com");
  EXPECT_EQ(HostOf("WWW.Example.COM"), "www.example.com");
  EXPECT_EQ(HostOf("example.com."), "example.com");
  EXPECT_EQ(HostOf("example.com.:8080"), "example.com:8080");
  EXPECT_EQ(HostOf("xn--mller-kva.example"), "xn--mller-kva.example");
  EXPECT_EQ(HostOf("192.0.2.1:8080"), "192.0.2.1:8080");
  EXPECT_EQ(HostOf("[2001:DB8::1]"), "[2001:db8::1]");
  EXPECT_EQ(HostOf("[::1]:8080"), "[::1]:8080");
  EXPECT_EQ(HostOf("[::ffff:192.0.2.1]"), "[::ffff:192.0.2.1]");
}

TEST(ParseRequest, DropsOnlyTheDefaultPortOfItsScheme) {
  EXPECT_EQ(HostOf("example.com:80"), "example.com");
  EXPECT_EQ(HostOf("example.com:443"), "example.com:443");
  EXPECT_EQ(HostOf("example.com:443", true), "example.com");
  EXPECT_EQ(HostOf("example.com:80", true), "example.com:80");
  EXPECT_EQ(HostOf("[::1]:80"), "[::1]");
  EXPECT_EQ(HostOf("example.com:65535"), "example.com:65535");
}

TEST(ParseRequest, KnowsNoMalformedHost) {
  for (const char* host :
       {"", ".", "..", ".example.com", "example..com", "example.com..", "a b", "a,b", "a, a",
        "a/b", "a\\b", "a@b", "user:pw@a", "a?b", "a#b", "a%2eb", "a_b", "müller.example", "a\tb",
        " a", "a ", "a:", "a:b", "a:80:80", "a:-1", "a:+80", "a: 80", "a:0", "a:080", "a:65536",
        "a:123456", ":80", "[]", "[]:80", "[::1", "::1", "[::1]a", "[::1].", "[::1]:", "[::g]",
        "[1]", "[192.0.2.1]", "[::1%25eth0]", "[:::1]", "[::1]]", "[.]", "*", "<a>"}) {
    EXPECT_EQ(HostOf(host), "") << host;
  }
  EXPECT_EQ(HostOf(std::string("a\0b", 3)), "");
  EXPECT_EQ(HostOf(std::string("[::1\0]", 6)), "");
}

TEST(ParseRequest, KnowsAHostOf253LettersAndNoLongerOne) {
  std::string longest;
  while (longest.size() < 250) longest += "abcdefghi.";
  EXPECT_EQ(HostOf(longest + "ab"), longest + "ab");
  EXPECT_EQ(HostOf(longest + "abc"), longest + "abc");
  EXPECT_EQ(HostOf(longest + "abcd"), "");
}

// ---- address

std::string AddressOf(const std::string& remote, const std::string& forwarded,
                      std::vector<std::string> trusted) {
  Raw raw = With("HTTP_X_FORWARDED_FOR", forwarded);
  raw.variables["REMOTE_ADDR"] = remote;
  raw.trusted = std::move(trusted);
  return raw.Take().remote_address;
}

TEST(ParseRequest, BelievesNobodyAboutTheAddressUnlessTrusted) {
  EXPECT_EQ(AddressOf("192.0.2.7", "203.0.113.1", {}), "192.0.2.7");
  EXPECT_EQ(AddressOf("192.0.2.7", "203.0.113.1", {"10.0.0.0/8"}), "192.0.2.7");
  EXPECT_EQ(AddressOf("", "203.0.113.1", {"10.0.0.0/8"}), "");
}

TEST(ParseRequest, TakesTheRightMostUntrustedAddress) {
  const std::vector<std::string> trusted = {"10.0.0.0/8", "fd00::/8"};
  EXPECT_EQ(AddressOf("10.0.0.1", "203.0.113.1", trusted), "203.0.113.1");
  EXPECT_EQ(AddressOf("10.0.0.1", "198.51.100.9, 203.0.113.1", trusted), "203.0.113.1");
  EXPECT_EQ(AddressOf("10.0.0.1", "198.51.100.9,203.0.113.1 ,\t10.0.0.2", trusted), "203.0.113.1");
  EXPECT_EQ(AddressOf("fd00::1", "2001:db8::9, fd00::2, 10.0.0.2", trusted), "2001:db8::9");
  EXPECT_EQ(AddressOf("::ffff:10.0.0.1", "203.0.113.1", trusted), "203.0.113.1");
}

TEST(ParseRequest, TakesNoProxyForTheOneWhoAsks) {
  EXPECT_EQ(AddressOf("10.0.0.1", "10.0.0.3, 10.0.0.2", {"10.0.0.0/8"}), "");
  EXPECT_EQ(AddressOf("10.0.0.1", "", {"10.0.0.0/8"}), "");
  EXPECT_EQ(AddressOf("127.0.0.1", "", {"127.0.0.0/8"}), "") << "whoever comes through it is not this machine";
}

TEST(ParseRequest, TakesNothingForAnAddressThatIsNone) {
  for (const char* hop : {"unknown", "_hidden", "203.0.113.1:4711", "[2001:db8::1]",
                          "for=203.0.113.1", "203.0.113", "203.0.113.256", "1", "", " ",
                          "203.0.113.1 203.0.113.2", "0x7f.1", "' or 1=1"}) {
    EXPECT_EQ(AddressOf("10.0.0.1", hop, {"10.0.0.0/8"}), "") << hop;
    EXPECT_EQ(AddressOf("10.0.0.1", std::string("203.0.113.9, ") + hop, {"10.0.0.0/8"}), "") << hop;
  }
}

TEST(ParseRequest, WalksALongChainQuickly) {
  std::string chain;
  while (chain.size() + 20 < kMaxVariableBytes) chain += "10.0.0.2,";
  EXPECT_EQ(AddressOf("10.0.0.1", "203.0.113.9," + chain + "10.0.0.3", {"10.0.0.0/8"}), "203.0.113.9");
}

// ---- body

TEST(ParseRequest, ReadsTheFormOfAPost) {
  Raw raw = Post("email=a%40b.example&name=J%C3%BCrgen");
  Request request = raw.Take();
  EXPECT_EQ(request.form.Get("email"), "a@b.example");
  EXPECT_EQ(request.form.Get("name"), "Jürgen");
}

TEST(ParseRequest, ReadsABodyThatComesInPieces) {
  Raw raw = Post("a=1&b=22&c=333");
  raw.piece = 1;
  EXPECT_EQ(raw.Take().form.Get("c"), "333");
}

TEST(ParseRequest, ReadsNoFurtherThanAnnounced) {
  Raw raw = Post("a=1");
  raw.body += "&b=2";
  EXPECT_FALSE(raw.Take().form.Has("b"));
  EXPECT_EQ(raw.read, 3u);
}

TEST(ParseRequest, KeepsQueryAndFormApart) {
  Raw raw = Post("a=form");
  raw.variables["REQUEST_URI"] = "/?a=query";
  Request request = raw.Take();
  EXPECT_EQ(request.form.Get("a"), "form");
  EXPECT_EQ(request.query.Get("a"), "query");
}

TEST(ParseRequest, IgnoresTheBodyOfEveryOtherMethod) {
  for (const char* method : {"GET", "HEAD", "PUT", "DELETE"}) {
    for (const char* length : {"3", "-1", "99999999", "x"}) {
      Raw raw = Post("a=1");
      raw.variables["REQUEST_METHOD"] = method;
      raw.variables["CONTENT_LENGTH"] = length;
      raw.variables["CONTENT_TYPE"] = "text/plain";
      EXPECT_TRUE(raw.Take().form.fields().empty()) << method;
      EXPECT_EQ(raw.read, 0u) << method;
    }
  }
}

TEST(ParseRequest, TakesABodyAsLongAsAllowedAndNotOneByteMore) {
  EXPECT_EQ(Post(BodyOf(kMaxBody - 1)).Status(), 200);
  EXPECT_EQ(Post(BodyOf(kMaxBody)).Status(), 200);
  EXPECT_EQ(Post(BodyOf(kMaxBody + 1)).Status(), 413);
}

TEST(ParseRequest, RefusesALongBodyBeforeReadingAnyOfIt) {
  for (const char* length : {"65537", "1073741824", "9223372036854775808", "18446744073709551617",
                             "99999999999999999999999999999999", "0000000000000000000000065537"}) {
    Raw raw = Post("a=1");
    raw.variables["CONTENT_LENGTH"] = length;
    EXPECT_EQ(raw.Status(), 413) << length;
    EXPECT_EQ(raw.read, 0u) << length;
  }
}

TEST(ParseRequest, RefusesALengthThatIsNotOnlyDigits) {
  for (const char* length : {"-1", "+3", " 3", "3 ", "3.0", "0x3", "3,3", "3, 3", "3a", "٣", "-0",
                             "1e1"}) {
    Raw raw = Post("a=1");
    raw.variables["CONTENT_LENGTH"] = length;
    EXPECT_EQ(raw.Status(), 400) << length;
    EXPECT_EQ(raw.read, 0u) << length;
  }
}

TEST(ParseRequest, TakesALengthWithLeadingZeros) {
  Raw raw = Post("a=1");
  raw.variables["CONTENT_LENGTH"] = "0000000000000000000000000003";
  EXPECT_EQ(raw.Take().form.Get("a"), "1");
}

TEST(ParseRequest, RefusesABodyShorterThanAnnounced) {
  for (const char* length : {"4", "100", "65536"}) {
    Raw raw = Post("a=1");
    raw.variables["CONTENT_LENGTH"] = length;
    EXPECT_EQ(raw.Status(), 400) << length;
  }
}

TEST(ParseRequest, TakesAPostWithoutABody) {
  EXPECT_TRUE(Post("").Take().form.fields().empty());
  Raw raw = With("REQUEST_METHOD", "POST");
  raw.body = "a=1";
  EXPECT_TRUE(raw.Take().form.fields().empty());
  EXPECT_EQ(raw.read, 0u);
}

TEST(ParseRequest, RefusesABodyOfNoAnnouncedLength) {
  Raw raw = Post("a=1");
  raw.variables.erase("CONTENT_LENGTH");
  raw.variables["HTTP_TRANSFER_ENCODING"] = "chunked";
  EXPECT_EQ(raw.Status(), 400);
  raw.variables["CONTENT_LENGTH"] = "3";  // the server has unpacked and counted it
  EXPECT_EQ(raw.Status(), 200);
}

TEST(ParseRequest, TakesTheTypeOfAFormHoweverSpelt) {
  for (const char* type :
       {"application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=UTF-8",
        "application/x-www-form-urlencoded ;charset=utf-8", "Application/X-WWW-Form-Urlencoded"}) {
    Raw raw = Post("a=1");
    raw.variables["CONTENT_TYPE"] = type;
    EXPECT_EQ(raw.Status(), 200) << type;
  }
}

TEST(ParseRequest, RefusesAPostThatIsNoForm) {
  for (const char* type : {"", "text/plain", "multipart/form-data; boundary=x", "application/json",
                           "application/x-www-form-urlencoded2",
                           "xapplication/x-www-form-urlencoded",
                           "application/x-www-form-urlencoded, text/plain", "; charset=utf-8",
                           "text/plain; application/x-www-form-urlencoded"}) {
    Raw raw = Post("a=1");
    raw.variables["CONTENT_TYPE"] = type;
    EXPECT_EQ(raw.Status(), 415) << type;
    EXPECT_EQ(raw.read, 0u) << type;
  }
  Raw empty = Post("");
  empty.variables["CONTENT_TYPE"] = "text/plain";
  EXPECT_EQ(empty.Status(), 415);
}

TEST(ParseRequest, RefusesAMalformedForm) {
  for (const char* body : {"a=1&a=2", "a=%", "a=%zz", "a=%ff", "a=%00", "a=\x01"}) {
    EXPECT_EQ(Post(body).Status(), 400) << body;
  }
  EXPECT_EQ(Post(std::string("a=1\0", 4)).Status(), 400);
}

TEST(ParseRequest, RefusesTenThousandFieldsQuickly) {
  std::string body;
  for (int i = 0; i < 10'000; ++i) body += "&" + std::to_string(i);
  ASSERT_LT(body.size(), kMaxBody);
  EXPECT_EQ(Post(body).Status(), 400);
}

// ---- cookies

TEST(ParseCookies, ReadsPairs) {
  Cookies cookies = ParseCookies("a=1; b=2;c=3 ; d=x=y; e=");
  EXPECT_EQ(cookies.pairs.size(), 5u);
  EXPECT_EQ(cookies.Get("a"), "1");
  EXPECT_EQ(cookies.Get("b"), "2");
  EXPECT_EQ(cookies.Get("c"), "3");
  EXPECT_EQ(cookies.Get("d"), "x=y");
  EXPECT_EQ(cookies.Get("e"), "");
  EXPECT_EQ(cookies.Get("f"), "");
}

TEST(ParseCookies, TakesTheFirstOfAName) {
  EXPECT_EQ(ParseCookies("a=1; a=2").Get("a"), "1");
}

TEST(ParseCookies, TellsNamesApartByCase) {
  EXPECT_EQ(ParseCookies("A=1; a=2").Get("a"), "2");
}

TEST(ParseCookies, DoesNotTakeAPrefixedNameForThePlainOne) {
  EXPECT_EQ(ParseCookies("__Host-session=1").Get("session"), "");
  EXPECT_EQ(ParseCookies("session=1").Get("__Host-session"), "");
  EXPECT_EQ(ParseCookies("__HOST-session=1; __host-session=2").Get("__Host-session"), "");
}

TEST(ParseCookies, DecodesNothing) {
  EXPECT_EQ(ParseCookies("a=%41+\"b\"").Get("a"), "%41+\"b\"");
}

TEST(ParseCookies, SkipsMalformedPairs) {
  Cookies cookies =
      ParseCookies(";; ;=1; = ;nothing; a b=1; c=1 2; d=\x01; e=\xff; f\x7f=1; g=\x7f; \t h=3 ;");
  ASSERT_EQ(cookies.pairs.size(), 1u);
  EXPECT_EQ(cookies.Get("h"), "3");
  EXPECT_TRUE(ParseCookies(std::string_view("a=1\0", 4)).pairs.empty());
  EXPECT_TRUE(ParseCookies("").pairs.empty());
}

TEST(ParseCookies, ReadsAsManyAsAllowedAndNothingAfter) {
  std::string header;
  for (std::size_t i = 1; i <= kMaxCookies + 1; ++i) header += "c" + std::to_string(i) + "=x;";
  Cookies cookies = ParseCookies(header);
  EXPECT_EQ(cookies.pairs.size(), kMaxCookies);
  EXPECT_EQ(cookies.Get("c49"), "x");
  EXPECT_EQ(cookies.Get("c50"), "x");
  EXPECT_EQ(cookies.Get("c51"), "");
}

TEST(ParseCookies, CountsMalformedPairsToo) {
  EXPECT_EQ(ParseCookies(std::string(kMaxCookies - 1, ';') + "a=1").Get("a"), "1");
  EXPECT_EQ(ParseCookies(std::string(kMaxCookies, ';') + "a=1").Get("a"), "");
}

TEST(ParseCookies, ReadsTenThousandQuickly) {
  std::string header;
  for (int i = 0; i < 10'000; ++i) header += "c" + std::to_string(i) + "=x; ";
  EXPECT_EQ(ParseCookies(header).pairs.size(), kMaxCookies);
}

// ---- path

TEST(CanonicalPath, SpellsAPathInOneWay) {
  const std::pair<const char*, const char*> spellings[] = {
      {"/", "/"},
      {"/a", "/a"},
      {"/a/", "/a/"},
      {"/a/b.html", "/a/b.html"},
      {"/a?b=/c/../d", "/a"},
      {"/?", "/"},
      {"//", "/"},
      {"///", "/"},
      {"//a//b///c", "/a/b/c"},
      {"/a//", "/a/"},
      {"/.", "/"},
      {"/./", "/"},
      {"/./a", "/a"},
      {"/a/.", "/a/"},
      {"/a/./b", "/a/b"},
      {"/a/..", "/"},
      {"/a/../", "/"},
      {"/a/../b", "/b"},
      {"/a/b/..", "/a/"},
      {"/a/b/../..", "/"},
      {"/a/b/../../c", "/c"},
      {"/a//../b", "/b"},
      {"/a/./../b", "/b"},
      {"/%2e", "/"},
      {"/a/%2e%2e/b", "/b"},
      {"/a/%2E%2e/b", "/b"},
      {"/a/.%2e/b", "/b"},
      {"/a/%2e./b", "/b"},
      {"/a/%2e/b", "/a/b"},
      {"/%61dmin", "/admin"},
      {"/%41", "/A"},
      {"/ADMIN", "/ADMIN"},
      {"/...", "/..."},
      {"/..a", "/..a"},
      {"/a..", "/a.."},
      {"/.a", "/.a"},
      {"/a;x=1", "/a;x=1"},
      {"/a;x/b", "/a;x/b"},
      {"/;/a", "/;/a"},
      {"/..;/a", "/..;/a"},
      {"/a%3fb", "/a?b"},
      {"/a%23b", "/a#b"},
      {"/a%3Bb", "/a;b"},
      {"/a+b", "/a+b"},
      {"/a%20b", "/a b"},
      {"/a b", "/a b"},
      {"/%C3%BC", "/ü"},
      {"/ü", "/ü"},
      {"/a%252e%252e/b", "/a%2e%2e/b"},
      {"/%252e%252e", "/%2e%2e"},
      {"/a%252fb", "/a%2fb"},
      {"/a%252Fb", "/a%2Fb"},
      {"/a%255cb", "/a%5cb"},
      {"/a%2500", "/a%00"},
      {"/a%25", "/a%"},
      {"/index.fcgi/index.fcgi", "/index.fcgi/index.fcgi"},
      {"/~user", "/~user"},
      {"/@evil.example", "/@evil.example"},
      {"//evil.example/a", "/evil.example/a"},
  };
  for (const auto& [target, path] : spellings) EXPECT_EQ(CanonicalPath(target), path) << target;
}

TEST(ParsePageAddress, TakesWhatABrowserShows) {
  for (const auto& [url, origin, path] : std::vector<std::array<const char*, 3>>{
           {"https://a.example", "https://a.example", "/"},
           {"http://a.example:8080/x/../y.html?q=1#top", "http://a.example:8080", "/y.html"},
           {"https://a.example?q", "https://a.example", "/"},
           {"https://a.example/%6dembers/", "https://a.example", "/members/"}}) {
    auto address = ParsePageAddress(url);
    ASSERT_TRUE(address) << url;
    EXPECT_EQ(address->origin, origin) << url;
    EXPECT_EQ(address->path, path) << url;
  }
  for (const char* url : {"", "a.example/x", "ftp://a.example/", "https://a.example/..", "https://a.example/%2f", "//a.example/"}) {
    EXPECT_FALSE(ParsePageAddress(url)) << url;
  }
}

TEST(CanonicalPath, ChangesNothingWhenAppliedAgain) {
  for (const char* target : {"/a//b/./../c/", "/%61/..", "/a/.", "/x/%2e%2e/y;z"}) {
    auto once = CanonicalPath(target);
    ASSERT_TRUE(once.has_value());
    EXPECT_EQ(CanonicalPath(*once), once) << target;
  }
}

TEST(CanonicalPath, RefusesWhatServersReadDifferently) {
  for (const char* target :
       {"", "a", "a/b", "?", "*", "http://example.com/", "\\", "/..", "/../", "/../a", "/a/../..",
        "/a/../../b", "/./..", "//..", "/%2e%2e", "/%2e%2e/a", "/a/%2e%2e/%2e%2e", "/..//a", "/%",
        "/%4", "/%zz", "/%4g", "/a%", "/%%41", "/%u0041", "/%00", "/a%00b", "/a%00.html", "/%2f",
        "/%2F", "/a%2fb", "/a%2f%2e%2e%2fb", "/%2f%2fevil", "/\\", "/a\\b", "/..\\a", "/%5c",
        "/%5C", "/a%5c..%5cb", "/%01", "/%09", "/%0a", "/%0d%0a", "/%1f", "/%7f", "/a\tb", "/a\nb",
        "/\x7f", "/%ff", "/%c3", "/%c0%af", "/%c0%ae%c0%ae/", "/%e0%80%af", "/%ed%a0%80", "/\xff",
        "/\xc0\xaf", "/#", "/a#b", "/a#?b", "#/a"}) {
    EXPECT_EQ(CanonicalPath(target), std::nullopt) << target;
  }
  EXPECT_EQ(CanonicalPath(std::string_view("/a\0b", 4)), std::nullopt);
}

TEST(CanonicalPath, LooksOnlyBeforeTheQuery) {
  for (const char* target : {"/a?%", "/a?%2f", "/a?\\", "/a?#", "/a?%00", "/a?/../.."}) {
    EXPECT_EQ(CanonicalPath(target), "/a") << target;
  }
}

TEST(CanonicalPath, ReadsAMegabyte) {
  std::string deep, wide;
  while (deep.size() < (1 << 20)) deep += "/a/..";
  while (wide.size() < (1 << 20)) wide += "/a";
  std::string back = wide;
  while (back.size() < (1 << 21)) back += "/..";
  EXPECT_EQ(CanonicalPath(deep), "/");
  EXPECT_EQ(CanonicalPath(wide), wide);
  EXPECT_TRUE(CanonicalPath(back).has_value());
  EXPECT_EQ(CanonicalPath(std::string(1 << 20, '/')), "/");
}

// ---- the place to go to after signing in

TEST(SafeNext, KeepsAPlaceOnThisWebsite) {
  for (const char* next :
       {"/", "/a", "/a/", "/a/b.html", "/a?b=c", "/a?b=c&d=%20e", "/?a", "/a/../b", "/./a",
        "/%C3%BC", "/a%20b", "/a;b", "/@a", "/a@evil.example", "/a:b", "/a?u=https://evil.example/",
        "/a?u=//evil.example", "/a?u=%2f%2fevil.example", "/a%252fb", "/%255cevil", "/~a",
        "/a'b"}) {
    EXPECT_EQ(SafeNext(next), next);
  }
}

TEST(SafeNext, LeadsNowhereElse) {
  const char* payloads[] = {
      "",
      "e",
      "e/",
      "a/b",
      "?a",
      "#a",
      ".",
      "..",
      "./e",
      "../e",
      " ",
      " /e",
      "\t/e",
      "\n/e",
      "\r\n/e",
      "/ e",
      "/e ",
      "//e",
      "///e",
      "////e",
      "//e/",
      "//e.example/%2f..",
      "//e@example.com",
      "//example.com@e",
      "//e:80/",
      "//[::1]/",
      "//e?x",
      "//",
      "/\\e",
      "/\\/e",
      "\\/e",
      "\\\\e",
      "\\e",
      "/\\\\e",
      "//\\e",
      "/a\\b",
      "/a?b=\\",
      "/%5ce",
      "/%5Ce",
      "/%5c%5ce",
      "/a/%5ce",
      "%5c%5ce",
      "/a?b=%5c",
      "/%2fe",
      "/%2Fe",
      "/%2f%2fe",
      "%2f%2fe",
      "%2fe",
      "/a%2f..%2f%2fe",
      "/%09/e",
      "/%09e",
      "/%0a/e",
      "/%0d/e",
      "/%0d%0a/e",
      "/\t/e",
      "/\r/e",
      "/\n/e",
      "/\n\n//e",
      "/%00/e",
      "/%00e",
      "/a%0d%0aLocation:%20https://e",
      "/a\r\nLocation: https://e",
      "/a?b=%0d%0aSet-Cookie:%20c=d",
      "/a?b=%00",
      "/%7f",
      "/\x7f",
      "/..//e",
      "/.//e",
      "/a/..//e",
      "/a/%2e%2e//e",
      "/%2e//e",
      "/%2e%2e//e",
      "/%2e%2e/e",
      "/../e",
      "/..",
      "/a/../../e",
      "/a//e",
      "/a//",
      "/;//e",
      "/%3f//e",
      "https:e",
      "https:/e",
      "https://e",
      "https:\\e",
      "https:///e",
      "http://e",
      "HTTPS://E",
      "hTTps:e",
      "ftp://e",
      "file:///e",
      "javascript:alert(1)",
      "JaVaScRiPt:alert(1)",
      "java\tscript:alert(1)",
      "data:text/html,e",
      "vbscript:e",
      "mailto:e@e",
      "blob:e",
      "@e",
      "user@e",
      ":80/e",
      "/%",
      "/%4",
      "/%zz",
      "/a?%zz",
      "/a?b=%",
      "/%ff",
      "/%c0%af",
      "/%c0%ae%c0%ae/",
      "/ü",
      "/a?ü",
      "/\xe2\x80\xae",
      "/\xef\xbc\x8f/e",
      "/a#b",
      "/#",
      "/a?b#c",
      "/#//e",
  };
  for (const char* payload : payloads) EXPECT_EQ(SafeNext(payload), "") << payload;
  EXPECT_EQ(SafeNext(std::string_view("/\0/e", 4)), "");
}

TEST(SafeNext, KeepsAThousandBytesAndNotOneMore) {
  EXPECT_EQ(SafeNext("/" + std::string(998, 'a')).size(), 999u);
  EXPECT_EQ(SafeNext("/" + std::string(999, 'a')).size(), 1000u);
  EXPECT_EQ(SafeNext("/" + std::string(1000, 'a')), "");
}

TEST(ParseRequest, TakesAFileOnlyWhereItIsWanted) {
  Raw raw = Post("--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nt\r\n"
                 "--x\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"a\"\r\n\r\nbytes\r\n--x--\r\n");
  raw.variables["CONTENT_TYPE"] = "multipart/form-data; boundary=x";
  EXPECT_EQ(Raw(raw).Status(), 415);
  raw.takes_file = true;
  Request request = Raw(raw).Take();
  EXPECT_EQ(request.form.Get("csrf"), "t");
  EXPECT_EQ(request.file, "bytes");
  raw.variables["CONTENT_TYPE"] = "multipart/form-data; boundary=y";
  EXPECT_EQ(Raw(raw).Status(), 400);
  raw.variables["CONTENT_TYPE"] = "text/plain";
  EXPECT_EQ(Raw(raw).Status(), 415);
  raw.variables["CONTENT_TYPE"] = "multipart/form-data; boundary=x";
  raw.variables["CONTENT_LENGTH"] = std::to_string(kMaxBody + 1);
  EXPECT_EQ(Raw(raw).Status(), 413);
}

}  // namespace
}  // namespace http
