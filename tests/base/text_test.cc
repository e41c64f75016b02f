#include "base/text.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>
#include <limits>

#include "base/fault.h"

namespace base {
namespace {

// The host's time zone for one test.
class Zone {
 public:
  explicit Zone(const char* name) {
    const char* before = std::getenv("TZ");
    had_ = before != nullptr;
    if (had_) before_ = before;
    ::setenv("TZ", name, 1);
    ::tzset();
  }
  ~Zone() {
    had_ ? ::setenv("TZ", before_.c_str(), 1) : ::unsetenv("TZ");
    ::tzset();
  }
  Zone(const Zone&) = delete;
  Zone& operator=(const Zone&) = delete;

 private:
  bool had_ = false;
  std::string before_;
};

// Central European Time by rule, so that no zone file is needed.
constexpr char kBerlin[] = "CET-1CEST,M3.5.0,M10.5.0/3";
constexpr std::int64_t kAutumn = 1795512600;  // 2026-11-24T09:30:00Z
constexpr std::int64_t kSummer = 1782864000;  // 2026-07-01T00:00:00Z

TEST(Language, IsKnownByItsExactCode) {
  for (const Language language : kLanguages) {
    Language parsed = language == Language::kGerman ? Language::kEnglish : Language::kGerman;
    EXPECT_TRUE(ParseLanguage(Code(language), parsed));
    EXPECT_EQ(parsed, language);
  }
  EXPECT_EQ(Code(Language::kGerman), "de");
  EXPECT_EQ(Code(Language::kEnglish), "en");
}

TEST(Language, StaysUnchangedForAnUnknownCode) {
  for (const char* code : {"", "fr", "DE", "de-AT", "deu", "de "}) {
    Language language = Language::kEnglish;
    EXPECT_FALSE(ParseLanguage(code, language)) << code;
    EXPECT_EQ(language, Language::kEnglish);
  }
}

struct Wish {
  const char* header;
  const char* with_german;   // what is chosen when German is the fallback
  const char* with_english;  // and when English is
};

class NegotiateCase : public testing::TestWithParam<Wish> {};

TEST_P(NegotiateCase, ChoosesTheBest) {
  EXPECT_EQ(Code(Negotiate(GetParam().header, Language::kGerman)), GetParam().with_german);
  EXPECT_EQ(Code(Negotiate(GetParam().header, Language::kEnglish)), GetParam().with_english);
}

INSTANTIATE_TEST_SUITE_P(
    AcceptLanguage, NegotiateCase,
    testing::Values(Wish{"", "de", "en"}, Wish{"en", "en", "en"}, Wish{"de", "de", "de"},
                    Wish{"de-AT", "de", "de"}, Wish{"EN-gb", "en", "en"}, Wish{"fr", "de", "en"},
                    Wish{"den, dex", "de", "en"},
                    Wish{"de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7", "de", "de"},
                    Wish{"fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "en", "en"},
                    Wish{"de;q=0.3, en;q=0.4", "en", "en"},
                    Wish{"de;q=0.301, en;q=0.3", "de", "de"},
                    Wish{"en;q=0.5, de;q=0.5", "en", "en"}, Wish{"de , en", "de", "de"},
                    Wish{"de;q=0.2, de-CH;q=0.9, en;q=0.5", "de", "de"}, Wish{"*", "de", "en"},
                    Wish{"*, en", "en", "en"}, Wish{"de;q=0", "de", "en"},
                    Wish{"de;q=0, *", "en", "en"}, Wish{"en;q=0, *;q=0.1", "de", "de"},
                    Wish{"en;q=0, de;q=0", "de", "en"}, Wish{"en ; q=0.1 , de ; Q=0.2", "de", "de"},
                    // What does not parse counts as not said.
                    Wish{"en;q=2, de;q=0.1", "de", "de"}, Wish{"en;q=1.1, de;q=0.1", "de", "de"},
                    Wish{"en;q=, de;q=0.1", "de", "de"}, Wish{"en;q=0.1234, de;q=0.1", "de", "de"},
                    Wish{"en;q=x, de;q=0.1", "de", "de"}, Wish{"en;level=1, de;q=0.1", "de", "de"},
                    Wish{"en;q=-1, de;q=0.1", "de", "de"}, Wish{",,;;,=,en", "en", "en"},
                    Wish{";q=1", "de", "en"}));

TEST(Negotiate, ReadsALongHeaderOnce) {
  std::string header;
  for (int i = 0; i < 100'000; ++i) header += "fr;q=0.1,";
  EXPECT_EQ(Negotiate(header + "en", Language::kGerman), Language::kEnglish);
}

TEST(Say, SpeaksBothLanguages) {
  EXPECT_EQ(Say(Language::kGerman, Text::kDateMonth03), "März");
  EXPECT_EQ(Say(Language::kEnglish, Text::kDateMonth03), "March");
}

TEST(Say, FillsTheMarkersOfTheSentence) {
  EXPECT_EQ(
      Say(Language::kEnglish, Text::kDateDay, {{"YEAR", "2026"}, {"DAY", "1"}, {"MONTH", "May"}}),
      "1 May 2026");
}

TEST(Fill, NeverLooksIntoAValue) {
  EXPECT_EQ(Fill("{{A}} {{B}}", {{"A", "{{B}}"}, {"B", "{{A}}"}}), "{{B}} {{A}}");
  EXPECT_EQ(Fill("{{A}}B}}", {{"A", "{{"}, {"B", "!"}}), "{{B}}");
  EXPECT_EQ(Fill("{{A}}{B}}", {{"A", "{"}, {"B", "!"}}), "{{B}}");
}

TEST(Fill, LeavesOutMarkersWithoutAValue) {
  EXPECT_EQ(Fill("a{{NAME}}b{{OTHER}}c", {{"NAME", "-"}}), "a-bc");
  EXPECT_EQ(Fill("{{name}}", {{"NAME", "-"}}), "");
}

TEST(Fill, KeepsWhatIsNoMarker) {
  for (const char* text : {"", "{", "{{", "{{}}", "{{ NAME }}", "{{NAME", "{{NAME}", "}}",
                           "{{#IF}}", "a } b { c", "{{NA ME}}"}) {
    EXPECT_EQ(Fill(text, {{"NAME", "-"}}), text);
  }
  EXPECT_EQ(Fill("{{{NAME}}}", {{"NAME", "-"}}), "{-}");
  EXPECT_EQ(Fill("{{NAME {{NAME}}", {{"NAME", "-"}}), "{{NAME -");
}

TEST(Fill, UsesAValueEachTimeItIsNamed) {
  EXPECT_EQ(Fill("{{A}}{{A}}ß{{A_1}}", {{"A", "x"}, {"A_1", "y"}}), "xxßy");
}

TEST(Key, NamesEachTextAndFindsItAgain) {
  EXPECT_EQ(Key(Text::kDateDayTime), "date.day_time");
  for (int i = 0; i < kTextCount; ++i) {
    const auto text = static_cast<Text>(i);
    Text found = i == 0 ? static_cast<Text>(1) : static_cast<Text>(0);
    EXPECT_TRUE(FindText(Key(text), found)) << Key(text);
    EXPECT_EQ(found, text) << Key(text);
  }
}

TEST(FindText, LeavesTheTextUnchangedWhenThereIsNone) {
  for (const char* key : {"", "date", "date.day_", "date.DAY", "zzzz", " "}) {
    Text text = Text::kDateDay;
    EXPECT_FALSE(FindText(key, text)) << key;
    EXPECT_EQ(text, Text::kDateDay);
  }
}

TEST(Date, IsWrittenAsPeopleWriteIt) {
  const Zone zone(kBerlin);
  EXPECT_EQ(Date(Language::kGerman, kAutumn), "24. November 2026");
  EXPECT_EQ(Date(Language::kEnglish, kAutumn), "24 November 2026");
  EXPECT_EQ(Date(Language::kGerman, 1772442000), "2. März 2026");
}

TEST(Date, NamesEachMonth) {
  const Zone zone("UTC0");
  const char* months[] = {"Januar", "Februar", "März",      "April",   "Mai",      "Juni",
                          "Juli",   "August",  "September", "Oktober", "November", "Dezember"};
  for (int month = 0; month < 12; ++month) {
    std::tm day{};
    day.tm_year = 126;
    day.tm_mon = month;
    day.tm_mday = 15;
    EXPECT_EQ(Date(Language::kGerman, ::timegm(&day)),
              "15. " + std::string(months[month]) + " 2026");
  }
}

TEST(DateTime, AddsTheHour) {
  const Zone zone(kBerlin);
  EXPECT_EQ(DateTime(Language::kGerman, kAutumn), "24. November 2026, 10:30 Uhr");
  EXPECT_EQ(DateTime(Language::kEnglish, kAutumn), "24 November 2026, 10:30");
}

TEST(DateTime, FollowsTheZoneOfTheHost) {
  {
    const Zone zone(kBerlin);  // summer time, and another day than in London's zone
    EXPECT_EQ(DateTime(Language::kEnglish, kSummer), "1 July 2026, 02:00");
  }
  const Zone zone("EST5");
  EXPECT_EQ(DateTime(Language::kEnglish, kSummer), "30 June 2026, 19:00");
}

TEST(Date, RefusesWhatNoCalendarHolds) {
  EXPECT_THROW(static_cast<void>(Date(Language::kGerman, std::numeric_limits<std::int64_t>::max())),
               Fault);
}

}  // namespace
}  // namespace base
