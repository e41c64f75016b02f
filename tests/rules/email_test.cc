#include "rules/email.h"

#include <gtest/gtest.h>

namespace rules {
namespace {

TEST(EmailKey, IsTheAddressInLowerCase) {
  EXPECT_EQ(EmailKey("Erika.Probe+shop@WWW.Probe-AG.example"), "erika.probe+shop@www.probe-ag.example");
  EXPECT_EQ(EmailKey("a@b.c"), "a@b.c");
  EXPECT_EQ(EmailKey("o'neil_1/x=y!#$%&*?^`{|}~@xn--mller-kva.example"), "o'neil_1/x=y!#$%&*?^`{|}~@xn--mller-kva.example");
}

TEST(EmailKey, FoldsNothingButAsciiCase) {
  EXPECT_NE(EmailKey("e.rika@probe.example"), EmailKey("erika@probe.example"));
  EXPECT_NE(EmailKey("erika+a@probe.example"), EmailKey("erika@probe.example"));
  for (const char* look_alike : {"m\xc4\xb1ke@probe.example", "\xef\xac\x80@probe.example", "\xef\xbd\x8d@probe.example",
                                 "mike@\xef\xbd\x90robe.example", "mike@m\xc3\xbcller.example", "\xe2\x84\xaa@probe.example"}) {
    EXPECT_FALSE(EmailKey(look_alike).has_value()) << look_alike;
  }
}

TEST(EmailKey, RefusesWhatIsNotOneBareAddress) {
  for (const char* bad :
       {"", "@", "a@", "@b.c", "a", "a@b", "a b@c.d", "a@b c.d", "a@@b.c", "a@b@c.d", ".a@b.c", "a.@b.c", "a..b@c.d", "-a@b.c",
        "a@-b.c", "a@b-.c", "a@b..c", "a@.b.c", "a@b.c.", "a@b_c.d", "a@[127.0.0.1]", "\"a\"@b.c", "A <a@b.c>", "<a@b.c>",
        "a@b.c,d@e.f", "a@b.c;d@e.f", "a@b.c\n", "a@b.c\r\nBcc: x@y.z", "a@b.c ", "a\t@b.c", "a@b.c>", "mailto:a@b.c",
        "a(b)@c.d", "a\\@b.c", "a@b.c\x7f"}) {
    EXPECT_FALSE(EmailKey(bad).has_value()) << bad;
  }
  EXPECT_FALSE(EmailKey(std::string_view("a\0@b.c", 6)).has_value());
}

TEST(EmailKey, KeepsTheLimitsOfMail) {
  auto local = [](std::size_t length) { return std::string(length, 'a') + "@b.example"; };
  EXPECT_TRUE(EmailKey(local(64)).has_value());
  EXPECT_FALSE(EmailKey(local(65)).has_value());
  auto label = [](std::size_t length) { return "a@" + std::string(length, 'b') + ".example"; };
  EXPECT_TRUE(EmailKey(label(63)).has_value());
  EXPECT_FALSE(EmailKey(label(64)).has_value());
  std::string host = std::string(60, 'b') + "." + std::string(60, 'c') + "." + std::string(60, 'd') + ".example";
  EXPECT_TRUE(EmailKey(std::string(254 - host.size() - 1, 'a') + "@" + host).has_value());
  EXPECT_FALSE(EmailKey(std::string(255 - host.size() - 1, 'a') + "@" + host).has_value());
}

}  // namespace
}  // namespace rules
