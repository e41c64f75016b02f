#include "base/charset.h"

#include <gtest/gtest.h>

#include <string>

namespace base {
namespace {

using namespace std::string_literals;

TEST(Charset, HasTheNamesOfTheWeb) {
  for (auto charset : {Charset::kUtf8, Charset::kWindows1252, Charset::kLatin1, Charset::kUtf16}) {
    EXPECT_EQ(charset, ParseCharset(Name(charset)));
  }
  EXPECT_FALSE(ParseCharset("utf-7"));
}

TEST(Decode, ReadsEveryByteOfWindowsAndLatin1) {
  EXPECT_EQ("Größe – „gut“ 5 €", Decode("Gr\xF6\xDF\x65 \x96 \x84gut\x93 5 \x80", Charset::kWindows1252));
  EXPECT_EQ("\xC2\x80", Decode("\x80", Charset::kLatin1));
  EXPECT_EQ("ÿ", Decode("\xFF", Charset::kLatin1));
  EXPECT_EQ("\xEF\xBF\xBD", Decode("\x81", Charset::kWindows1252));  // not assigned
  std::string all;
  for (int i = 1; i < 256; ++i) all += static_cast<char>(i);
  EXPECT_TRUE(IsUtf8(Decode(all, Charset::kWindows1252)));
  EXPECT_TRUE(IsUtf8(Decode(all, Charset::kLatin1)));
}

TEST(Decode, ReadsUtf16OfBothEnds) {
  EXPECT_EQ("ä€😀", Decode("\xFF\xFE\xE4\0\xAC\x20\x3D\xD8\x00\xDE"s, Charset::kUtf16));
  EXPECT_EQ("ä€😀", Decode("\xFE\xFF\0\xE4\x20\xAC\xD8\x3D\xDE\x00"s, Charset::kUtf16));
  EXPECT_EQ("ab", Decode("a\0b\0"s, Charset::kUtf16));
  EXPECT_EQ("ab", Decode("\0a\0b"s, Charset::kUtf16));
}

TEST(Decode, MarksWhatIsNoUtf16) {
  const std::string unknown = "\xEF\xBF\xBD";
  EXPECT_EQ(unknown + "a", Decode("\x3D\xD8\x61\0"s, Charset::kUtf16));  // half a pair
  EXPECT_EQ(unknown, Decode("\xFF\xFE\x00\xDE"s, Charset::kUtf16));  // the other half
  EXPECT_EQ("a" + unknown, Decode("a\0b"s, Charset::kUtf16));  // half a unit
}

TEST(Decode, TakesTheMarkOffUtf8AndNothingElse) {
  EXPECT_EQ("ä", Decode("\xEF\xBB\xBFä", Charset::kUtf8));
  EXPECT_EQ("\xE4", Decode("\xE4", Charset::kUtf8));
}

TEST(IsUtf8, RefusesWhatRfc3629Forbids) {
  EXPECT_TRUE(IsUtf8("aä€😀"));
  for (const char* bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
                          "\xF5\x80\x80\x80", "\xC3", "\xE2\x82", "\xF0\x9F\x98", "a\xFF"}) {
    EXPECT_FALSE(IsUtf8(bad)) << bad;
  }
}

TEST(GuessCharset, LooksAtWhatTheBytesCanBe) {
  EXPECT_EQ(Charset::kUtf8, GuessCharset("plain"));
  EXPECT_EQ(Charset::kUtf8, GuessCharset("ä"));
  EXPECT_EQ(Charset::kUtf8, GuessCharset(""));
  EXPECT_EQ(Charset::kWindows1252, GuessCharset("M\xFCller"));
  EXPECT_EQ(Charset::kUtf16, GuessCharset("\xFF\xFEx\0"s));
  EXPECT_EQ(Charset::kUtf16, GuessCharset("n\0a\0m\0e\0"s));
  EXPECT_EQ(Charset::kUtf16, GuessCharset("\0n\0a\0m\0e"s));
}

}  // namespace
}  // namespace base
