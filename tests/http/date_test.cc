#include "http/date.h"

#include <gtest/gtest.h>

namespace http {
namespace {

constexpr std::int64_t kExample = 784111777;   // of RFC 9110 section 5.6.7
constexpr std::int64_t kNow = 1'795'000'000;   // 18 November 2026

TEST(HttpDate, IsWrittenInTheOneFixedForm) {
  EXPECT_EQ(HttpDate(kExample), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(HttpDate(0), "Thu, 01 Jan 1970 00:00:00 GMT");
  EXPECT_EQ(HttpDate(951'782'399), "Mon, 28 Feb 2000 23:59:59 GMT");
  EXPECT_EQ(HttpDate(951'782'400), "Tue, 29 Feb 2000 00:00:00 GMT");
  EXPECT_EQ(HttpDate(253'402'300'799), "Fri, 31 Dec 9999 23:59:59 GMT");
}

TEST(ParseHttpDate, TakesTheThreeForms) {
  for (const char* text :
       {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"}) {
    EXPECT_EQ(ParseHttpDate(text, kNow), kExample) << text;
  }
  EXPECT_EQ(ParseHttpDate("Wed Nov 16 08:49:37 1994", kNow), kExample + 10 * 86400);
}

TEST(ParseHttpDate, ReadsWhatIsWritten) {
  for (std::int64_t seconds = 0; seconds < 20'000'000'000; seconds += 86399 * 97) {
    EXPECT_EQ(ParseHttpDate(HttpDate(seconds), kNow), seconds);
  }
}

TEST(ParseHttpDate, PutsAYearOfTwoDigitsNoMoreThanFiftyYearsAhead) {
  EXPECT_EQ(ParseHttpDate("Sunday, 06-Nov-76 08:49:37 GMT", kNow), ParseHttpDate("Sun, 06 Nov 2076 08:49:37 GMT", kNow));
  EXPECT_EQ(ParseHttpDate("Sunday, 06-Nov-77 08:49:37 GMT", kNow), ParseHttpDate("Sun, 06 Nov 1977 08:49:37 GMT", kNow));
}

TEST(ParseHttpDate, KnowsTheCalendar) {
  EXPECT_TRUE(ParseHttpDate("Tue, 29 Feb 2000 00:00:00 GMT", kNow));
  EXPECT_TRUE(ParseHttpDate("Sat, 31 Dec 2016 23:59:60 GMT", kNow)) << "a leap second";
  for (const char* text : {"Wed, 29 Feb 2001 00:00:00 GMT", "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 31 Nov 1994 08:49:37 GMT",
                           "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:00 GMT", "Sun, 06 Nov 1994 08:49:61 GMT"}) {
    EXPECT_FALSE(ParseHttpDate(text, kNow)) << text;
  }
}

TEST(ParseHttpDate, RefusesEverythingElse) {
  for (const char* text :
       {"", "0", "784111777", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Nov 1994 08:49:37 GMT ",
        " Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 6 Nov 1994 08:49:37 GMT", "sun, 06 nov 1994 08:49:37 gmt",
        "Son, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Okt 1994 08:49:37 GMT", "Sun, 06 Nov 94 08:49:37 GMT",
        "Sun, 06 Nov -994 08:49:37 GMT", "Sunday, 06-Nov-1994 08:49:37 GMT", "Sun Nov 6 08:49:37 1994",
        "Sun, 06 Nov 1994 8:49:37 GMT", "1994-11-06T08:49:37Z"}) {
    EXPECT_FALSE(ParseHttpDate(text, kNow)) << text;
  }
}

}  // namespace
}  // namespace http
