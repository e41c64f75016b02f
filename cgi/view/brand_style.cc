#include "view/brand_style.h"

#include "base/color.h"

namespace view {

namespace {

using base::Color;

// Of pforte.css: of --ground and --sheet the one that is nearer to the colour.
constexpr Color kLightGround = {0xf5, 0xf4, 0xf1};
constexpr Color kDarkGround = {0x1c, 0x1e, 0x21};
constexpr double kContrast = 7;

// What stands on the colour is further from it than the ground is.
constexpr char kLightInk[] = "#fff", kDarkInk[] = "#141517";

std::string Shape(const model::Branding& branding) {
  std::string shape;
  if (branding.corners == model::Corners::kSquare) shape += "--radius:0;";
  if (branding.corners == model::Corners::kRound) shape += "--radius:20px;";
  if (branding.font == model::Font::kSerif) shape += "--font:Georgia,\"Noto Serif\",\"Times New Roman\",serif;";
  return shape;
}

std::string Colors(const std::string& brand, const char* ink) {
  return "--brand:" + brand + ";--brand-ink:" + ink + ";--link:" + brand + ";";
}

}  // namespace

ShownColors ShownColorsOf(const model::Branding& branding) {
  const auto color = base::ParseColor(branding.color);
  if (!color) return {};
  return {base::ColorText(base::Darkened(*color, kLightGround, kContrast)),
          base::ColorText(base::Lightened(*color, kDarkGround, kContrast))};
}

std::string BrandStyle(const model::Branding& branding) {
  const ShownColors shown = ShownColorsOf(branding);
  const std::string light = Shape(branding) + (shown.light.empty() ? "" : Colors(shown.light, kLightInk));
  std::string style;
  if (!light.empty()) style += ":root{" + light + "}\n";
  if (!shown.dark.empty()) {
    style += "@media (prefers-color-scheme:dark){:root{" + Colors(shown.dark, kDarkInk) + "}}\n";
  }
  return style;
}

std::string SampleStyle(const model::Branding& branding) {
  const ShownColors shown = ShownColorsOf(branding);
  std::string style = ".front{" + Shape(branding) + "}\n";
  if (shown.light.empty()) return style;
  return style + ".front.light{" + Colors(shown.light, kLightInk) + "}\n.front.dark{" +
         Colors(shown.dark, kDarkInk) + "}\n";
}

}  // namespace view
