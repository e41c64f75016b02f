#include "http/range.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace http {

void PrintTo(const Range& range, std::ostream* out) { *out << range.from << "+" << range.length; }

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Optional;

constexpr std::int64_t kSize = 10'000;

// The examples of RFC 9110 sections 14.1.2 and 14.2.
TEST(ParseRange, TakesTheExamplesOfTheSpecification) {
  EXPECT_THAT(ParseRange("bytes=0-499", kSize), Optional(ElementsAre(Range{0, 500})));
  EXPECT_THAT(ParseRange("bytes=500-999", kSize), Optional(ElementsAre(Range{500, 500})));
  EXPECT_THAT(ParseRange("bytes=-500", kSize), Optional(ElementsAre(Range{9500, 500})));
  EXPECT_THAT(ParseRange("bytes=9500-", kSize), Optional(ElementsAre(Range{9500, 500})));
  EXPECT_THAT(ParseRange("bytes=0-0,-1", kSize), Optional(ElementsAre(Range{0, 1}, Range{9999, 1})));
  EXPECT_THAT(ParseRange("bytes= 0-999, 4500-5499, -1000", kSize),
              Optional(ElementsAre(Range{0, 1000}, Range{4500, 1000}, Range{9000, 1000})));
  EXPECT_THAT(ParseRange("bytes=500-600,601-999", kSize), Optional(ElementsAre(Range{500, 101}, Range{601, 399})));
}

TEST(ParseRange, EndsWhereTheFileEnds) {
  EXPECT_THAT(ParseRange("bytes=9990-20000", kSize), Optional(ElementsAre(Range{9990, 10})));
  EXPECT_THAT(ParseRange("bytes=9999-9999", kSize), Optional(ElementsAre(Range{9999, 1})));
  EXPECT_THAT(ParseRange("bytes=-20000", kSize), Optional(ElementsAre(Range{0, kSize})));
  EXPECT_THAT(ParseRange("bytes=0-", kSize), Optional(ElementsAre(Range{0, kSize})));
  EXPECT_THAT(ParseRange("bytes=0-0", 1), Optional(ElementsAre(Range{0, 1})));
}

TEST(ParseRange, IsEmptyIfNothingOfItIsThere) {
  for (const char* header : {"bytes=10000-", "bytes=10000-10001", "bytes=-0", "bytes=10000-,20000-20001"}) {
    EXPECT_THAT(ParseRange(header, kSize), Optional(IsEmpty())) << header;
  }
  for (const char* header : {"bytes=0-", "bytes=0-0", "bytes=-1"}) {
    EXPECT_THAT(ParseRange(header, 0), Optional(IsEmpty())) << header;
  }
}

TEST(ParseRange, LeavesOutWhatIsNotThere) {
  EXPECT_THAT(ParseRange("bytes=10000-,0-9,-0", kSize), Optional(ElementsAre(Range{0, 10})));
}

TEST(ParseRange, KeepsTheOrderAskedFor) {
  EXPECT_THAT(ParseRange("bytes=900-999,0-9", kSize), Optional(ElementsAre(Range{900, 100}, Range{0, 10})));
}

TEST(ParseRange, SurvivesEveryNumber) {
  const std::string most = "9223372036854775807", more = "9223372036854775808", huge(500, '9');
  for (const std::string& number : {most, more, huge}) {
    EXPECT_THAT(ParseRange("bytes=0-" + number, kSize), Optional(ElementsAre(Range{0, kSize})));
    EXPECT_THAT(ParseRange("bytes=-" + number, kSize), Optional(ElementsAre(Range{0, kSize})));
    EXPECT_THAT(ParseRange("bytes=" + number + "-", kSize), Optional(IsEmpty()));
    EXPECT_THAT(ParseRange("bytes=" + number + "-" + number, kSize), Optional(IsEmpty()));
  }
  EXPECT_THAT(ParseRange("bytes=000000000000000000000000000001-2", kSize), Optional(ElementsAre(Range{1, 2})));
}

TEST(ParseRange, DoesNotCountIfMalformed) {
  for (const char* header :
       {"", "bytes", "bytes=", "bytes=,", "bytes=-", "bytes=--1", "bytes=1", "bytes=a-b", "bytes=0-9a", "bytes=0x0-9",
        "bytes=9-0", "bytes=0-9,9-8", "bytes=0-9 10-19", "bytes=0 -9", "bytes=0- 9", "bytes=+0-9", "bytes=0-9;10-19",
        "bytes=0-9,x", "bytes =0-9", " bytes=0-9", "bytes:0-9", "byte=0-9", "bytess=0-9", "lines=0-9", "=0-9", "0-9",
        "bytes=0-9-19", "bytes=1.0-9"}) {
    EXPECT_EQ(ParseRange(header, kSize), std::nullopt) << header;
  }
}

TEST(ParseRange, ReadsListsAsListsAreWritten) {
  EXPECT_THAT(ParseRange("BYTES=0-9", kSize), Optional(ElementsAre(Range{0, 10}))) << "units have no case";
  EXPECT_THAT(ParseRange("bytes=,,\t0-9 , ,20-29,", kSize), Optional(ElementsAre(Range{0, 10}, Range{20, 10})));
}

TEST(ParseRange, DoesNotCountIfRangesOverlap) {
  for (const char* header : {"bytes=0-9,9-19", "bytes=0-,0-", "bytes=0-99,50-59", "bytes=50-59,0-99", "bytes=0-9,20-29,5-6",
                             "bytes=9000-,-500"}) {
    EXPECT_EQ(ParseRange(header, kSize), std::nullopt) << header;
  }
}

TEST(ParseRange, DoesNotCountIfThereAreTooMany) {
  std::string header = "bytes=0-0";
  for (std::size_t i = 1; i < kMaxRanges; ++i) header += "," + std::to_string(2 * i) + "-" + std::to_string(2 * i);
  ASSERT_TRUE(ParseRange(header, kSize));
  EXPECT_EQ(ParseRange(header, kSize)->size(), kMaxRanges);
  EXPECT_EQ(ParseRange(header + ",9999-9999", kSize), std::nullopt);
  EXPECT_EQ(ParseRange("bytes=20000-,20001-" + header.substr(9), kSize), std::nullopt) << "what is not there counts too";
}

}  // namespace
}  // namespace http
