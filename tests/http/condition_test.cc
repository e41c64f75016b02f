#include "http/condition.h"

#include <gtest/gtest.h>

#include <map>

namespace http {
namespace {

constexpr std::int64_t kNow = 1'795'000'000;
const Validator kValidator{"\"a,b\"", 784111777};
constexpr char kBefore[] = "Sun, 06 Nov 1994 08:49:36 GMT";
constexpr char kThen[] = "Sun, 06 Nov 1994 08:49:37 GMT";
constexpr char kAfter[] = "Sun, 06 Nov 1994 08:49:38 GMT";
constexpr char kOurs[] = "\"a,b\"", kOther[] = "\"c\"";

Condition Check(const std::map<std::string_view, std::string_view>& headers) {
  return CheckConditions(
      [&](std::string_view name) {
        auto found = headers.find(name);
        return found == headers.end() ? std::string_view() : found->second;
      },
      kValidator, kNow);
}

TEST(CheckConditions, HoldsWithoutAny) { EXPECT_EQ(Check({}), Condition::kHolds); }

// RFC 9110 section 13.1.1.
TEST(CheckConditions, FailsIfTheTagIsNoneOfThoseToMatch) {
  for (const char* list : {"*", kOurs, "\"c\", \"a,b\"", "\"c\",\"a,b\"", ",, \"a,b\" ,", "W/\"a,b\", \"a,b\""}) {
    EXPECT_EQ(Check({{"HTTP_IF_MATCH", list}}), Condition::kHolds) << list;
  }
  for (const char* list : {kOther, "W/\"a,b\"", "a,b", "\"a", "\"a,b", "x \"a,b\"", "\"A,B\"", "\"\"", ",", "**"}) {
    EXPECT_EQ(Check({{"HTTP_IF_MATCH", list}}), Condition::kFailed) << list;
  }
}

// Section 13.1.4.
TEST(CheckConditions, FailsIfModifiedSinceThenUnlessTagsAreToMatch) {
  EXPECT_EQ(Check({{"HTTP_IF_UNMODIFIED_SINCE", kBefore}}), Condition::kFailed);
  EXPECT_EQ(Check({{"HTTP_IF_UNMODIFIED_SINCE", kThen}}), Condition::kHolds);
  EXPECT_EQ(Check({{"HTTP_IF_UNMODIFIED_SINCE", kAfter}}), Condition::kHolds);
  EXPECT_EQ(Check({{"HTTP_IF_UNMODIFIED_SINCE", "yesterday"}}), Condition::kHolds);
  EXPECT_EQ(Check({{"HTTP_IF_MATCH", kOurs}, {"HTTP_IF_UNMODIFIED_SINCE", kBefore}}), Condition::kHolds);
  EXPECT_EQ(Check({{"HTTP_IF_MATCH", kOther}, {"HTTP_IF_UNMODIFIED_SINCE", kAfter}}), Condition::kFailed);
}

// Section 13.1.2.
TEST(CheckConditions, NeedsNotSendWhatTheBrowserHas) {
  for (const char* list : {"*", kOurs, "W/\"a,b\"", "\"c\", W/\"a,b\""}) {
    EXPECT_EQ(Check({{"HTTP_IF_NONE_MATCH", list}}), Condition::kNotModified) << list;
  }
  for (const char* list : {kOther, "a,b", "\"a,b", "w/\"a,b\""}) {
    EXPECT_EQ(Check({{"HTTP_IF_NONE_MATCH", list}}), Condition::kHolds) << list;
  }
}

// Section 13.1.3.
TEST(CheckConditions, NeedsNotSendWhatIsOlderThanTheBrowsersUnlessTagsDecide) {
  EXPECT_EQ(Check({{"HTTP_IF_MODIFIED_SINCE", kBefore}}), Condition::kHolds);
  EXPECT_EQ(Check({{"HTTP_IF_MODIFIED_SINCE", kThen}}), Condition::kNotModified);
  EXPECT_EQ(Check({{"HTTP_IF_MODIFIED_SINCE", kAfter}}), Condition::kNotModified);
  EXPECT_EQ(Check({{"HTTP_IF_MODIFIED_SINCE", "tomorrow"}}), Condition::kHolds);
  EXPECT_EQ(Check({{"HTTP_IF_NONE_MATCH", kOther}, {"HTTP_IF_MODIFIED_SINCE", kAfter}}), Condition::kHolds);
  EXPECT_EQ(Check({{"HTTP_IF_NONE_MATCH", kOurs}, {"HTTP_IF_MODIFIED_SINCE", kBefore}}), Condition::kNotModified);
}

// Section 13.2.2.
TEST(CheckConditions, AsksFirstForWhatMakesTheRequestFail) {
  EXPECT_EQ(Check({{"HTTP_IF_MATCH", kOther}, {"HTTP_IF_NONE_MATCH", kOurs}}), Condition::kFailed);
  EXPECT_EQ(Check({{"HTTP_IF_MATCH", kOurs}, {"HTTP_IF_NONE_MATCH", kOurs}}), Condition::kNotModified);
  EXPECT_EQ(Check({{"HTTP_IF_UNMODIFIED_SINCE", kBefore}, {"HTTP_IF_MODIFIED_SINCE", kAfter}}), Condition::kFailed);
  EXPECT_EQ(Check({{"HTTP_IF_UNMODIFIED_SINCE", kThen}, {"HTTP_IF_NONE_MATCH", kOther}}), Condition::kHolds);
}

// Section 13.1.5.
TEST(RangeCounts, IfTheBrowserHasThePartsOfTheSameFile) {
  EXPECT_TRUE(RangeCounts("", kValidator, kNow));
  EXPECT_TRUE(RangeCounts(kOurs, kValidator, kNow));
  EXPECT_TRUE(RangeCounts(kThen, kValidator, kNow));
  EXPECT_TRUE(RangeCounts("Sunday, 06-Nov-94 08:49:37 GMT", kValidator, kNow));
  for (const char* other : {kOther, "W/\"a,b\"", "*", "a,b", kBefore, kAfter, "\"a,b\", \"c\"", "now"}) {
    EXPECT_FALSE(RangeCounts(other, kValidator, kNow)) << other;
  }
}

TEST(RangeCounts, NotByADateWhoseSecondIsNotOver) {
  EXPECT_FALSE(RangeCounts(kThen, kValidator, kValidator.modified_at));
  EXPECT_TRUE(RangeCounts(kThen, kValidator, kValidator.modified_at + 1));
  EXPECT_TRUE(RangeCounts(kOurs, kValidator, kValidator.modified_at));
}

}  // namespace
}  // namespace http
