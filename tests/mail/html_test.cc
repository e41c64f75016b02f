#include "mail/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <string>

namespace mail {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kLink[] = "https://www.muster.example/account/verify?token=a&b";

Sheet Sample(const std::string& text) {
  return {"Ihre Anmeldung", text, kLink, "1234 5678", "Link öffnen", "de"};
}

// What a reader sees, blanks and line breaks as one.
std::string Shown(const std::string& html) {
  std::string text = html.substr(html.find("<body"));
  text = std::regex_replace(text, std::regex("<[^>]*>"), " ");
  for (const auto& [entity, sign] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}) {
    text = std::regex_replace(text, std::regex(entity), sign);
  }
  text = std::regex_replace(text, std::regex("\\s+"), " ");
  return text.substr(1, text.size() - 2);
}

TEST(HtmlOf, MakesParagraphsOfTheText) {
  const std::string html = HtmlOf(Sample("Guten Tag\nErika,\n\n\n  wir\r\nhaben\n"));
  EXPECT_THAT(html, HasSubstr(">Guten Tag<br>\nErika,</p>"));
  EXPECT_THAT(html, HasSubstr(">wir<br>\nhaben</p>"));
  EXPECT_THAT(html, HasSubstr("<html lang=\"de\">"));
  EXPECT_THAT(html, HasSubstr("<title>Ihre Anmeldung</title>"));
}

TEST(HtmlOf, EscapesWhateverSomebodyTyped) {
  Sheet sheet = Sample("<script>alert(1)</script> & \"x\" 'y'\n");
  sheet.subject = "</title><script>";
  sheet.language = "de\"><b>";
  sheet.button = "<i>";
  const std::string html = HtmlOf(sheet);
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("<b>")));
  EXPECT_THAT(html, Not(HasSubstr("<i>")));
  EXPECT_EQ(Shown(html), "<script>alert(1)</script> & \"x\" 'y'");
}

TEST(HtmlOf, MakesAButtonOfTheLinkWithTheAddressInSight) {
  const std::string html = HtmlOf(Sample(std::string("Bitte bestätigen:\n\n") + kLink + "\n\nDanke\n"));
  EXPECT_EQ(Shown(html), std::string("Bitte bestätigen: Link öffnen ") + kLink + " Danke");
  EXPECT_THAT(html, HasSubstr("<a href=\"https://www.muster.example/account/verify?token=a&amp;b\" style="));
}

TEST(HtmlOf, LinksTheAddressWithinALineAndNoOther) {
  const std::string html = HtmlOf(Sample(std::string("Hier: ") + kLink + " oder https://evil.example/\n"));
  EXPECT_THAT(html, HasSubstr("Hier: <a href=\"https://www.muster.example/account/verify?token=a&amp;b\""));
  EXPECT_THAT(html, Not(HasSubstr("href=\"https://evil")));
}

TEST(HtmlOf, LinksNothingThatIsNoPage) {
  Sheet sheet = Sample("javascript:alert(1)\n");
  sheet.link = "javascript:alert(1)";
  EXPECT_THAT(HtmlOf(sheet), Not(HasSubstr("<a ")));
  sheet.link = "";
  EXPECT_THAT(HtmlOf(sheet), Not(HasSubstr("<a ")));
}

TEST(HtmlOf, ShowsTheCodeLarge) {
  EXPECT_TRUE(std::regex_search(HtmlOf(Sample("Der Code:\n\n    1234 5678\n")),
                                std::regex("font-size:28px[^>]*>1234 5678</p>")));
}

TEST(HtmlOf, LoadsNothingAndKeepsTheReadersColours) {
  const std::string html = HtmlOf(Sample(std::string(kLink) + "\n    1234 5678\nText\n"));
  for (const char* word : {"<img", "<link", "<script", "<iframe", "url(", "@import", "src="}) {
    EXPECT_THAT(html, Not(HasSubstr(word)));
  }
  EXPECT_THAT(html, HasSubstr("<meta name=\"color-scheme\" content=\"light dark\">"));
  // Only the button has colours of its own, and then both.
  EXPECT_EQ(html.find("background"), html.rfind("background"));
  EXPECT_THAT(html, HasSubstr("background-color:#1c4587;color:#ffffff"));
}

}  // namespace
}  // namespace mail
