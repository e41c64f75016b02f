#include "view/brand_style.h"

#include <gtest/gtest.h>

#include <fstream>
#include <regex>

#include "base/color.h"
#include "view/office_branding.h"
#include "view/office_sample.h"
#include "view/login.h"

namespace view {
namespace {

model::Branding Of(const std::string& color) {
  model::Branding branding;
  branding.website_id = 4;
  branding.color = color;
  return branding;
}

double Between(const std::string& one, const std::string& other) {
  return base::Contrast(*base::ParseColor(one), *base::ParseColor(other));
}

// The values of a property in the style sheet: on a light and on a dark ground.
std::vector<std::string> InSheet(const std::string& property) {
  std::ifstream file("htdocs/css/pforte.css");
  const std::string css(std::istreambuf_iterator<char>(file), {});
  const std::regex line("--" + property + ": (#[0-9a-f]{6}|#fff)");
  std::vector<std::string> values;
  for (std::sregex_iterator each(css.begin(), css.end(), line), end; each != end; ++each) {
    values.push_back((*each)[1] == "#fff" ? "#ffffff" : std::string((*each)[1]));
  }
  return values;
}

TEST(BrandStyle, SaysNothingForPfortesOwnLook) {
  EXPECT_EQ(BrandStyle(Of("")), "");
  EXPECT_EQ(ShownColorsOf(Of("")).light, "");
}

TEST(BrandStyle, CanBeReadOnEveryGroundOfTheStyleSheetWhateverTheColour) {
  const auto grounds = InSheet("ground"), sheets = InSheet("sheet");
  ASSERT_EQ(grounds.size(), 2u);
  ASSERT_EQ(sheets.size(), 2u);
  for (const char* color : {"#000000", "#ffffff", "#ffff00", "#ff0000", "#00ff00", "#0000ff", "#7a1f3d", "#808080", "#1d4f76"}) {
    const ShownColors shown = ShownColorsOf(Of(color));
    EXPECT_GE(Between(shown.light, grounds[0]), 7) << color;
    EXPECT_GE(Between(shown.light, sheets[0]), 7) << color;
    EXPECT_GE(Between(shown.light, "#ffffff"), 7) << color << " below its own ink";
    EXPECT_GE(Between(shown.dark, grounds[1]), 7) << color;
    EXPECT_GE(Between(shown.dark, sheets[1]), 7) << color;
    EXPECT_GE(Between(shown.dark, "#141517"), 7) << color << " below its own ink";
    const std::string style = BrandStyle(Of(color));
    EXPECT_TRUE(Has(style, ":root{--brand:" + shown.light + ";")) << style;
    EXPECT_TRUE(Has(style, "@media (prefers-color-scheme:dark){:root{--brand:" + shown.dark + ";")) << style;
  }
  EXPECT_EQ(ShownColorsOf(Of("#1d4f76")).light, "#1d4f76") << "what can be read stays";
}

TEST(BrandStyle, SetsCornersAndFontWithoutAColour) {
  auto branding = Of("");
  branding.corners = model::Corners::kSquare;
  branding.font = model::Font::kSerif;
  const std::string style = BrandStyle(branding);
  EXPECT_TRUE(Has(style, "--radius:0;"));
  EXPECT_TRUE(Has(style, "serif;"));
  EXPECT_FALSE(Has(style, "--brand"));
  EXPECT_FALSE(Has(style, "@media"));
}

TEST(Frame, CarriesLogoStyleAndLinksOfTheWebsite) {
  Frame frame = SampleFrame();
  std::string html = Login(frame, {});
  EXPECT_FALSE(Has(html, "<img"));
  EXPECT_EQ(Count(html, "rel=\"stylesheet\""), 1u);
  frame.style = "/partner/account/style/abc";
  frame.logo = "/partner/account/logo/def";
  frame.logo_text = "Muster \"& Co\"";
  frame.links = {{"Terms & more", "https://www.muster.example/agb?a=1&b=2"}};
  html = Login(frame, {});
  EXPECT_TRUE(Has(html, "<link rel=\"stylesheet\" href=\"/partner/account/style/abc\">"));
  EXPECT_TRUE(Has(html, "<img class=\"logo\" src=\"/partner/account/logo/def\" alt=\"Muster &quot;&amp; Co&quot;\">"));
  EXPECT_TRUE(Has(html, "<li><a href=\"https://www.muster.example/agb?a=1&amp;b=2\">Terms &amp; more</a></li>"));
}

TEST(OfficeBranding, ShowsASampleOnBothGroundsAndSaysWhichColourIsUsedInstead) {
  OfficeBrandingView view;
  view.branding = Of("#ffcc00");
  view.website_name = "Partners";
  const ShownColors shown = ShownColorsOf(view.branding);
  const std::string html = OfficeBranding(DeskFrame(), view);
  EXPECT_TRUE(Has(html, "class=\"front light\""));
  EXPECT_TRUE(Has(html, "class=\"front dark\""));
  EXPECT_TRUE(Has(html, "we show " + shown.light + " instead of #ffcc00"));
  EXPECT_FALSE(Has(html, "On a dark ground we show")) << "yellow is light enough";
  EXPECT_TRUE(Has(html, "/admin/sample-style?color=%23ffcc00&amp;corners=soft&amp;font=system"));
  EXPECT_TRUE(HasForm(html, "/admin/website/4/branding"));
  EXPECT_TRUE(HasForm(html, "/admin/website/4/branding/logo"));
  EXPECT_TRUE(Has(html, "enctype=\"multipart/form-data\""));
  EXPECT_TRUE(Has(html, "type=\"file\""));
  EXPECT_FALSE(Has(html, "/logo/remove"));
}

TEST(OfficeBranding, ShowsTheLogoAndTakesItAway) {
  OfficeBrandingView view;
  view.branding = Of("");
  view.branding.logo_mark = "abcdefghijklmnopabcdefgh";
  const std::string html = OfficeBranding(DeskFrame(), view);
  EXPECT_EQ(Count(html, "src=\"/admin/website/4/logo/abcdefghijklmnopabcdefgh\""), 2u);
  EXPECT_TRUE(HasForm(html, "/admin/website/4/branding/logo/remove"));
}

}  // namespace
}  // namespace view
