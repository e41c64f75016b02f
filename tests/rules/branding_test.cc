#include "rules/branding.h"

#include <gtest/gtest.h>

#include "store/history.h"
#include "support/scenario.h"

namespace rules {
namespace {

using base::Text;
using support::Scenario;

constexpr char kSvg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/></svg>";

class BrandingTest : public ::testing::Test {
 protected:
  model::Branding Now() { return FindBranding(scenario.house, website.id); }
  BrandingResult Look(const std::string& color, const std::string& links = "") {
    auto look = Now();
    look.color = color;
    look.links = links;
    auto result = SaveLook(scenario.house, {}, look);
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
    return result;
  }
  BrandingResult Upload(const std::string& image) { return SaveLogo(scenario.house, {}, Now(), image); }
  model::History Last() { return store::ListHistoryOfWebsiteAfter(scenario.house.database, website.id, 0, 100).back(); }

  Scenario scenario;
  model::Website website = scenario.AddWebsite();
};

TEST_F(BrandingTest, IsPfortesOwnUntilItIsChanged) {
  EXPECT_EQ(Now().color, "");
  EXPECT_EQ(Now().corners, model::Corners::kSoft);
  EXPECT_EQ(Now().website_id, website.id);
  EXPECT_TRUE(FooterLinks(Now()).empty());
}

TEST_F(BrandingTest, KeepsColourAndLinksInTheirPlainForm) {
  ASSERT_TRUE(Look(" #AB12cd ", "AGB  https://www.muster.example/agb\n\n  Über uns /mehr \n").errors.empty());
  EXPECT_EQ(Now().color, "#ab12cd");
  auto links = FooterLinks(Now());
  ASSERT_EQ(links.size(), 2u);
  EXPECT_EQ(links[0], (std::pair<std::string, std::string>("AGB", "https://www.muster.example/agb")));
  EXPECT_EQ(links[1], (std::pair<std::string, std::string>("Über uns", "/mehr")));
}

TEST_F(BrandingTest, RefusesWhatIsNoColourAndNoLink) {
  EXPECT_EQ(Look("red").errors.at(0).text, Text::kOfficeFormColorInvalid);
  EXPECT_EQ(Look("#fff;}body{display:none").errors.at(0).field, "color");
  for (const char* bad : {"https://www.muster.example", "AGB", "AGB javascript:alert(1)", "AGB www.muster.example"}) {
    EXPECT_EQ(Look("", bad).errors.at(0).text, Text::kOfficeFormLinksInvalid) << bad;
  }
  EXPECT_EQ(Look("", "a /\na /\na /\na /\na /\na /").errors.at(0).text, Text::kOfficeFormLinksMany);
  EXPECT_EQ(Now().version, 0);
}

TEST_F(BrandingTest, RefusesAnEditOfAnOlderState) {
  auto older = Now();
  ASSERT_FALSE(Look("#112233").conflict);
  older.color = "#445566";
  EXPECT_TRUE(SaveLook(scenario.house, {}, older).conflict);
  EXPECT_TRUE(SaveLogo(scenario.house, {}, older, kSvg).conflict);
  EXPECT_EQ(Now().color, "#112233");
}

TEST_F(BrandingTest, NotesWhatWasAndWhatBecame) {
  ASSERT_TRUE(Look("#112233").errors.empty());
  ASSERT_TRUE(Look("#445566").errors.empty());
  EXPECT_EQ(Last().act, model::Act::kChanged);
  EXPECT_EQ(Last().was, "color: #112233");
  EXPECT_EQ(Last().became, "color: #445566");
  ASSERT_TRUE(Upload(kSvg).errors.empty());
  EXPECT_EQ(Last().became, "logo: svg " + MarkOf(kSvg));
}

TEST(KindOf, GoesByTheBytesAlone) {
  EXPECT_EQ(KindOf("\x89PNG\r\n\x1a\n..."), model::LogoKind::kPng);
  EXPECT_EQ(KindOf("\xFF\xD8\xFF\xE0..."), model::LogoKind::kJpeg);
  EXPECT_EQ(KindOf("RIFF\x10\x20\x30\x40WEBPVP8 "), model::LogoKind::kWebp);
  EXPECT_EQ(KindOf(kSvg), model::LogoKind::kSvg);
  EXPECT_EQ(KindOf("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- drawn > by hand -->\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x\">\n" +
                   std::string(kSvg)),
            model::LogoKind::kSvg);
  for (const std::string& bad :
       {std::string(), std::string("RIFF"), std::string("RIFF1234WAVE"), std::string("GIF89a"), std::string("%PDF-1.7"),
        std::string("<html><svg xmlns=\"http://www.w3.org/2000/svg\"></svg></html>"), std::string("<svg></svg>"), std::string("<svg"),
        std::string("<svgx xmlns=\"http://www.w3.org/2000/svg\">"), std::string("<?xml"), std::string("<!--"),
        "<!DOCTYPE svg [<!ENTITY a \"b\">]>" + std::string(kSvg), std::string(kSvg) + "\xff"}) {
    EXPECT_EQ(KindOf(bad), model::LogoKind::kNone) << bad;
  }
}

TEST_F(BrandingTest, GivesTheLogoBackByteByByteUnderItsMarkAlone) {
  const std::string png("\x89PNG\r\n\x1a\n\0\xff\0", 11);
  ASSERT_TRUE(Upload(png).errors.empty());
  auto logo = FindLogo(scenario.house, website.id, Now().logo_mark);
  EXPECT_EQ(logo.kind, model::LogoKind::kPng);
  EXPECT_EQ(logo.image, png);
  EXPECT_EQ(FindLogo(scenario.house, website.id, "").kind, model::LogoKind::kNone);
  EXPECT_EQ(FindLogo(scenario.house, website.id, MarkOf("another")).kind, model::LogoKind::kNone);
  auto other = scenario.AddWebsite("other.example");
  EXPECT_EQ(FindLogo(scenario.house, other.id, Now().logo_mark).kind, model::LogoKind::kNone);
}

TEST_F(BrandingTest, KeepsTheLogoWhenOnlyWhatItSaysChanges) {
  EXPECT_EQ(Upload("").errors.at(0).text, Text::kFormRequired);
  ASSERT_TRUE(Upload(kSvg).errors.empty());
  auto branding = Now();
  branding.logo_text = "Muster";
  ASSERT_TRUE(SaveLogo(scenario.house, {}, branding, "").errors.empty());
  EXPECT_EQ(Now().logo_text, "Muster");
  EXPECT_EQ(FindLogo(scenario.house, website.id, Now().logo_mark).image, kSvg);
  ASSERT_FALSE(RemoveLogo(scenario.house, {}, Now()).conflict);
  EXPECT_EQ(Now().logo_mark, "");
  EXPECT_EQ(Now().logo_text, "");
}

TEST_F(BrandingTest, RefusesAnImageThatIsTooBigOrNone) {
  EXPECT_EQ(Upload("GIF89a").errors.at(0).text, Text::kOfficeFormLogoKind);
  std::string png = "\x89PNG\r\n\x1a\n";
  png.resize(kMaxLogoBytes, 'x');
  EXPECT_TRUE(Upload(png).errors.empty());
  EXPECT_EQ(FindLogo(scenario.house, website.id, Now().logo_mark).image.size(), kMaxLogoBytes);
  auto errors = Upload(png + "x").errors;
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].text, Text::kOfficeFormLogoBig);
  EXPECT_EQ(errors[0].number, 48);
}

}  // namespace
}  // namespace rules
