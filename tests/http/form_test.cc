#include "http/form.h"

#include <gtest/gtest.h>


namespace http {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string Fields(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "&n" + std::to_string(i) + "=v";
  return text.substr(count == 0 ? 0 : 1);
}

TEST(ParseForm, ReadsNamesAndValuesInTheirOrder) {
  auto form = ParseForm("b=2&a=1");
  ASSERT_TRUE(form.has_value());
  ASSERT_EQ(form->fields().size(), 2u);
  EXPECT_EQ(form->fields()[0], (std::pair<std::string, std::string>("b", "2")));
  EXPECT_EQ(form->fields()[1], (std::pair<std::string, std::string>("a", "1")));
}

TEST(ParseForm, DecodesPlusAndEscapesInNamesAndValues) {
  auto form = ParseForm("n%61me=J%C3%BCrgen+M%26M%3d1%2b1");
  ASSERT_TRUE(form.has_value());
  EXPECT_EQ(form->Get("name"), "Jürgen M&M=1+1");
}

TEST(ParseForm, DecodesOnlyOnce) {
  EXPECT_EQ(ParseForm("a=%2541")->Get("a"), "%41");
}

TEST(ParseForm, TakesNothingForAnEmptyForm) {
  ASSERT_TRUE(ParseForm("").has_value());
  EXPECT_TRUE(ParseForm("")->fields().empty());
}

TEST(ParseForm, SkipsEmptyPairs) {
  auto form = ParseForm("&&a=1&&");
  ASSERT_TRUE(form.has_value());
  EXPECT_EQ(form->fields().size(), 1u);
}

TEST(ParseForm, TakesAFieldWithoutEqualsAsEmpty) {
  auto form = ParseForm("a&b=");
  ASSERT_TRUE(form.has_value());
  EXPECT_TRUE(form->Has("a"));
  EXPECT_TRUE(form->Has("b"));
  EXPECT_EQ(form->Get("a"), "");
}

TEST(ParseForm, KeepsEverythingBehindTheFirstEquals) {
  EXPECT_EQ(ParseForm("a=b=c==")->Get("a"), "b=c==");
}

TEST(ParseForm, TakesAsManyFieldsAsAllowedAndNotOneMore) {
  EXPECT_TRUE(ParseForm(Fields(kMaxFields - 1)).has_value());
  EXPECT_TRUE(ParseForm(Fields(kMaxFields)).has_value());
  EXPECT_FALSE(ParseForm(Fields(kMaxFields + 1)).has_value());
}

TEST(ParseForm, TakesAValueAsLongAsAllowedAndNotOneByteMore) {
  EXPECT_TRUE(ParseForm("a=" + std::string(kMaxFieldBytes - 1, 'x')).has_value());
  EXPECT_TRUE(ParseForm("a=" + std::string(kMaxFieldBytes, 'x')).has_value());
  EXPECT_FALSE(ParseForm("a=" + std::string(kMaxFieldBytes + 1, 'x')).has_value());
}

TEST(ParseForm, TakesANameAsLongAsAllowedAndNotOneByteMore) {
  EXPECT_TRUE(ParseForm(std::string(kMaxFieldBytes - 1, 'x') + "=1").has_value());
  EXPECT_TRUE(ParseForm(std::string(kMaxFieldBytes, 'x') + "=1").has_value());
  EXPECT_FALSE(ParseForm(std::string(kMaxFieldBytes + 1, 'x') + "=1").has_value());
}

TEST(ParseForm, MeasuresAValueAfterDecoding) {
  std::string escaped;
  for (std::size_t i = 0; i < kMaxFieldBytes; ++i) escaped += "%41";
  EXPECT_TRUE(ParseForm("a=" + escaped).has_value());
  EXPECT_FALSE(ParseForm("a=" + escaped + "%41").has_value());
}

TEST(ParseForm, RefusesARepeatedName) {
  EXPECT_FALSE(ParseForm("a=1&a=2").has_value());
  EXPECT_FALSE(ParseForm("a=1&b=2&a=1").has_value());
  EXPECT_FALSE(ParseForm("a=1&%61=2").has_value()) << "spelt differently, the same name";
  EXPECT_TRUE(ParseForm("a=1&A=2").has_value()) << "another name";
}

TEST(ParseForm, RefusesABrokenEscape) {
  for (const char* text : {"a=%", "a=%4", "a=%4&b=1", "a=%zz", "a=%g1", "a=%1g", "%=1", "a%2=1",
                           "a=%%41", "a=%u0041", "a=% 41", "a=%+1", "a=%-1", "a=%0x"}) {
    EXPECT_FALSE(ParseForm(text).has_value()) << text;
  }
}

TEST(ParseForm, RefusesInvalidUtf8InNameAndValue) {
  EXPECT_FALSE(ParseForm("a=%ff").has_value());
  EXPECT_FALSE(ParseForm("a=%c3").has_value());
  EXPECT_FALSE(ParseForm("%c3=a").has_value());
  EXPECT_FALSE(ParseForm("a=%c0%af").has_value());
  EXPECT_FALSE(ParseForm("a=\xff").has_value());
  EXPECT_FALSE(ParseForm("a=%c3&b=%bc").has_value()) << "a letter does not span two fields";
}

TEST(ParseForm, RefusesControlCharactersButLineBreaksAndTab) {
  for (int code = 0; code < 0x20; ++code) {
    char escaped[8];
    std::snprintf(escaped, sizeof escaped, "%%%02x", code);
    bool allowed = code == '\n' || code == '\r' || code == '\t';
    EXPECT_EQ(ParseForm(std::string("a=x") + escaped + "y").has_value(), allowed) << escaped;
    EXPECT_EQ(ParseForm(std::string("x") + escaped + "y=a").has_value(), allowed) << escaped;
  }
  EXPECT_FALSE(ParseForm("a=%7f").has_value());
}

TEST(ParseForm, RefusesTheControlCharactersBeyondAscii) {
  EXPECT_FALSE(ParseForm("a=%c2%80").has_value());
  EXPECT_FALSE(ParseForm("a=%c2%85").has_value());
  EXPECT_FALSE(ParseForm("a=%c2%9f").has_value());
  EXPECT_TRUE(ParseForm("a=%c2%a0").has_value());
  EXPECT_TRUE(ParseForm("a=%c3%80").has_value()) << "À ends in the same byte";
}

TEST(ParseForm, RefusesARawNul) {
  EXPECT_FALSE(ParseForm(std::string_view("a=1\0b", 5)).has_value());
}

TEST(ParseForm, TurnsEveryLineBreakIntoLineFeed) {
  EXPECT_EQ(ParseForm("a=1%0d%0a2%0d3%0a4%0d%0d%0a5")->Get("a"), "1\n2\n3\n4\n\n5");
  EXPECT_EQ(ParseForm("a=%0d")->Get("a"), "\n");
}

TEST(ParseForm, RefusesTenThousandFieldsQuickly) {
  const std::string text = Fields(10'000);
  EXPECT_FALSE(ParseForm(text).has_value());
}

TEST(ParseForm, ReadsAMegabyteOfEmptyPairsQuickly) {
  EXPECT_TRUE(ParseForm(std::string(1 << 20, '&')).has_value());
}

TEST(Form, TellsAnEmptyFieldFromAMissingOne) {
  Form form(Pairs{{"a", ""}});
  EXPECT_TRUE(form.Has("a"));
  EXPECT_FALSE(form.Has("b"));
  EXPECT_EQ(form.Get("b"), "");
}

TEST(Form, ReadsADecimalNumber) {
  Form form(Pairs{{"a", "0"}, {"b", "42"}, {"c", "007"}, {"d", "999999999999999999"}});
  EXPECT_EQ(form.Number("a"), 0);
  EXPECT_EQ(form.Number("b"), 42);
  EXPECT_EQ(form.Number("c"), 7);
  EXPECT_EQ(form.Number("d"), 999'999'999'999'999'999);
}

TEST(Form, RefusesWhatIsNoPlainNumber) {
  for (const char* text : {"", "-1", "+1", " 1", "1 ", "1.0", "1e3", "0x10", "１",
                           "1000000000000000000", "99999999999999999999"}) {
    EXPECT_EQ(Form(Pairs{{"a", text}}).Number("a"), std::nullopt) << text;
  }
  EXPECT_EQ(Form().Number("a"), std::nullopt);
}

TEST(EncodeUrl, KeepsUnreservedAndEscapesEveryOtherByte) {
  const std::string_view unreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  EXPECT_EQ(EncodeUrl(unreserved), unreserved);
  EXPECT_EQ(EncodeUrl("/?#[]@!$&'()*+,;= %\"<>\\^`{|}"),
            "%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%20%25%22%3C%3E%5C%5E%60%7B%7C%7D");
  EXPECT_EQ(EncodeUrl("ü"), "%C3%BC");
}

TEST(EncodeUrl, IsUndoneByDecodeUrlForEveryByte) {
  std::string all;
  for (int code = 0; code < 256; ++code) all += static_cast<char>(code);
  EXPECT_EQ(EncodeUrl(all).find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                             "0123456789-._~%"),
            std::string::npos);
  EXPECT_EQ(DecodeUrl(EncodeUrl(all)), all);
}

TEST(DecodeUrl, DecodesOnceAndKeepsPlus) {
  EXPECT_EQ(DecodeUrl("a+b%2Bc%2525"), "a+b+c%25");
  EXPECT_EQ(DecodeUrl("%aF%Af"), "\xaf\xaf");
  EXPECT_EQ(DecodeUrl(""), "");
}

TEST(DecodeUrl, RefusesABrokenEscape) {
  for (const char* text : {"%", "a%", "%a", "a%a", "%ag", "%ga", "%%41", "%41%"}) {
    EXPECT_EQ(DecodeUrl(text), std::nullopt) << text;
  }
  EXPECT_EQ(DecodeUrl(std::string_view("%41", 2)), std::nullopt) << "nothing behind the end counts";
}

TEST(IsUtf8, TakesTheShortestFormOfEveryLength) {
  for (const char* text : {"", "a", "\x7f", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF",
                           "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF",
                           "Straße 漢字 🙂"}) {
    EXPECT_TRUE(IsUtf8(text)) << text;
  }
}

TEST(IsUtf8, RefusesWhatRfc3629Refuses) {
  for (const char* text :
       {"\x80", "\xBF", "\xC0\x80", "\xC0\xAF", "\xC1\xBF", "\xC2", "\xC2\x7F", "\xC2\xC0",
        "\xE0\x80\xAF", "\xE0\x9F\xBF", "\xE1\x80", "\xE1\x80\xC0", "\xED\xA0\x80", "\xED\xBF\xBF",
        "\xF0\x80\x80\xAF", "\xF0\x8F\xBF\xBF", "\xF1\x80\x80", "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80", "\xF8\x88\x80\x80\x80", "\xFE", "\xFF", "a\x80z"}) {
    EXPECT_FALSE(IsUtf8(text)) << text;
  }
}

}  // namespace
}  // namespace http
