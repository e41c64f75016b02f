#include "base/color.h"

#include <cmath>

#include "base/hex.h"

namespace base {
namespace {

// WCAG 2.2, "relative luminance"; 0.04045 is where IEC 61966-2-1 draws the line.
double Linear(std::uint8_t part) {
  const double value = part / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double Luminance(Color color) {
  return 0.2126 * Linear(color.red) + 0.7152 * Linear(color.green) + 0.0722 * Linear(color.blue);
}

// `step` of 255 steps from `part` to `end`.
std::uint8_t Between(std::uint8_t part, int end, int step) {
  return static_cast<std::uint8_t>(part + (end - part) * step / 255);
}

Color Moved(Color color, int end, Color ground, double contrast) {
  Color moved = color;
  for (int step = 0; step <= 255; ++step) {
    moved = {Between(color.red, end, step), Between(color.green, end, step), Between(color.blue, end, step)};
    if (Contrast(moved, ground) >= contrast) break;
  }
  return moved;
}

}  // namespace

std::optional<Color> ParseColor(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  std::uint8_t parts[3] = {};
  for (std::size_t i = 0; i < 3; ++i) {
    const int high = HexValue(text[1 + 2 * i]), low = HexValue(text[2 + 2 * i]);
    if (high < 0 || low < 0) return std::nullopt;
    parts[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return Color{parts[0], parts[1], parts[2]};
}

std::string ColorText(Color color) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string text = "#";
  for (std::uint8_t part : {color.red, color.green, color.blue}) text += {kHex[part >> 4], kHex[part & 15]};
  return text;
}

double Contrast(Color one, Color other) {
  const double first = Luminance(one), second = Luminance(other);
  return (std::fmax(first, second) + 0.05) / (std::fmin(first, second) + 0.05);
}

Color Darkened(Color color, Color ground, double contrast) { return Moved(color, 0, ground, contrast); }

Color Lightened(Color color, Color ground, double contrast) { return Moved(color, 255, ground, contrast); }

}  // namespace base
