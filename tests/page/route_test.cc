#include "page/route.h"

#include <gtest/gtest.h>

namespace page {
namespace {

TEST(MatchPath, TakesNumbersAndWordsFromTheirPlaces) {
  auto parts = MatchPath("/admin/website/{}/text/{word}/{word}", "/admin/website/17/text/de/already_registered");
  ASSERT_TRUE(parts.has_value());
  EXPECT_EQ(parts->numbers, std::vector<std::int64_t>{17});
  EXPECT_EQ(parts->words, (std::vector<std::string>{"de", "already_registered"}));
}

TEST(MatchPath, RefusesWhatIsLongerShorterOrElse) {
  EXPECT_FALSE(MatchPath("/account/login", "/account/login/"));
  EXPECT_FALSE(MatchPath("/account/login", "/account"));
  EXPECT_FALSE(MatchPath("/account/login", "/account/login.css"));
  EXPECT_FALSE(MatchPath("/account/", "/account"));
  EXPECT_TRUE(MatchPath("/account/", "/account/"));
}

TEST(MatchPath, TakesOnlyPlainNumbers) {
  for (const char* path : {"/x/", "/x/0", "/x/01", "/x/-1", "/x/+1", "/x/1a", "/x/1234567890123456", "/x/1/2"}) {
    EXPECT_FALSE(MatchPath("/x/{}", path)) << path;
  }
  EXPECT_TRUE(MatchPath("/x/{}", "/x/123456789012345"));
}

TEST(MatchPath, TakesOnlyLowerCaseWords) {
  for (const char* path : {"/x/", "/x/A", "/x/a-b", "/x/a.b", "/x/1", "/x/abcdefghijklmnopqrstuvwxyzabcde"}) {
    EXPECT_FALSE(MatchPath("/x/{word}", path)) << path;
  }
}

}  // namespace
}  // namespace page
