#include "base/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace base {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Fault = CsvRecord::Fault;

std::vector<CsvRecord> ReadAll(const std::string& text, char separator = ',') {
  std::vector<CsvRecord> records;
  CsvReader reader(text, separator);
  for (CsvRecord record; reader.Next(record);) records.push_back(record);
  EXPECT_EQ(text.size(), reader.Position());
  return records;
}

TEST(CsvReader, ReadsFieldsInQuotesWithSeparatorsAndLineBreaks) {
  auto records = ReadAll("a,\"b,\"\"c\"\"\r\nd\",\r\n\"\",e\n");
  ASSERT_EQ(2u, records.size());
  EXPECT_THAT(records[0].fields, ElementsAre("a", "b,\"c\"\r\nd", ""));
  EXPECT_THAT(records[1].fields, ElementsAre("", "e"));
  EXPECT_EQ(1, records[0].line);
  EXPECT_EQ(3, records[1].line);
}

TEST(CsvReader, TakesEveryLineBreakAndLeavesEmptyLinesOut) {
  auto records = ReadAll("\n\na\r\nb\rc\n\n\nd");
  ASSERT_EQ(4u, records.size());
  EXPECT_EQ(3, records[0].line);
  EXPECT_EQ(4, records[1].line);
  EXPECT_EQ(5, records[2].line);
  EXPECT_EQ(8, records[3].line);
  EXPECT_THAT(ReadAll(""), IsEmpty());
  EXPECT_THAT(ReadAll("\r\n\r\n"), IsEmpty());
}

TEST(CsvReader, TakesAQuoteWithinAFieldAsItIs) {
  EXPECT_THAT(ReadAll("5\" Rohr;x", ';')[0].fields, ElementsAre("5\" Rohr", "x"));
}

TEST(CsvReader, LetsABrokenRecordSpoilNoOther) {
  auto records = ReadAll("\"open,1\ngood,2\n\"shut\"late,3\nlast,4\n");
  ASSERT_EQ(4u, records.size());
  EXPECT_EQ(Fault::kAfterQuote, records[0].fault);  // the quote of the third line closes it
  EXPECT_THAT(records[0].fields, IsEmpty());
  EXPECT_THAT(records[1].fields, ElementsAre("good", "2"));
  EXPECT_EQ(Fault::kAfterQuote, records[2].fault);
  EXPECT_EQ(3, records[2].line);
  EXPECT_THAT(records[3].fields, ElementsAre("last", "4"));

  records = ReadAll("\"never\nclosed\n");
  ASSERT_EQ(2u, records.size());
  EXPECT_EQ(Fault::kQuoteOpen, records[0].fault);
  EXPECT_THAT(records[1].fields, ElementsAre("closed"));
}

TEST(CsvReader, EndsARecordThatIsTooLong) {
  auto records = ReadAll("\"" + std::string(CsvReader::kMaxRecord, 'x') + "\"\ngood\n");
  ASSERT_EQ(2u, records.size());
  EXPECT_EQ(Fault::kTooLong, records[0].fault);
  EXPECT_THAT(records[1].fields, ElementsAre("good"));
  EXPECT_EQ(Fault::kTooLong, ReadAll(std::string(2 * CsvReader::kMaxRecord, 'x'))[0].fault);
}

TEST(GuessSeparator, CountsOutsideOfQuotesInTheFirstLine) {
  EXPECT_EQ(';', GuessSeparator("a;b;\"c,d,e,f\"\n,,,,,"));
  EXPECT_EQ('\t', GuessSeparator("a\tb"));
  EXPECT_EQ('|', GuessSeparator("a|b|c,d"));
  EXPECT_EQ(',', GuessSeparator("alone"));
}

TEST(CsvLine, WritesWhatIsReadBack) {
  const std::vector<std::string> fields = {"a", "", "b,c", "d\"e", "f\ng", " h ", "i;j", "Groß"};
  EXPECT_EQ("a,,\"b,c\",\"d\"\"e\",\"f\ng\", h ,\"i;j\",Groß\r\n", CsvLine(fields));
  EXPECT_EQ(fields, ReadAll(CsvLine(fields))[0].fields);
}

TEST(CsvLine, LetsNoFieldBeAFormula) {
  EXPECT_EQ("'=1+1,'+1,'-1,'@a,\"'\tx\",\"'\rx\",a=1,1-1\r\n", CsvLine({"=1+1", "+1", "-1", "@a", "\tx", "\rx", "a=1", "1-1"}));
}

}  // namespace
}  // namespace base
