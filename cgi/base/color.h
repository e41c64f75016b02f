// Colours of a screen and how well they can be told apart (WCAG 2.2). Knows neither pages nor brands.
#ifndef PFORTE_BASE_COLOR_H_
#define PFORTE_BASE_COLOR_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

struct Color {
  std::uint8_t red = 0, green = 0, blue = 0;  // sRGB
};

// "#1d4f76", in either case; nothing for anything else.
[[nodiscard]] std::optional<Color> ParseColor(std::string_view text);
// "#1d4f76"
[[nodiscard]] std::string ColorText(Color color);

// 1 to 21 (WCAG 2.2, "contrast ratio").
[[nodiscard]] double Contrast(Color one, Color other);

// The colour itself, or the lightest darker one of its kind that has at least this contrast to `ground`; black if none
// has.
[[nodiscard]] Color Darkened(Color color, Color ground, double contrast);
// The same towards white.
[[nodiscard]] Color Lightened(Color color, Color ground, double contrast);

}  // namespace base

#endif  // PFORTE_BASE_COLOR_H_
