// What a website looks like to its customers.
#ifndef PFORTE_MODEL_BRANDING_H_
#define PFORTE_MODEL_BRANDING_H_

#include <cstdint>
#include <string>
#include <tuple>

#include "model/enum.h"

namespace model {

enum class Corners { kSquare, kSoft, kRound };
template <>
struct Words<Corners> {
  static constexpr std::string_view kWords[] = {"square", "soft", "round"};
};

enum class Font { kSystem, kSerif };
template <>
struct Words<Font> {
  static constexpr std::string_view kWords[] = {"system", "serif"};
};

enum class LogoKind { kNone, kPng, kJpeg, kWebp, kSvg };
template <>
struct Words<LogoKind> {
  static constexpr std::string_view kWords[] = {"none", "png", "jpeg", "webp", "svg"};
};

// Without the image itself.
struct Branding {
  std::int64_t website_id = 0;
  std::string color;                // "#1d4f76" as the office chose it; "" for Pforte's own
  Corners corners = Corners::kSoft;
  Font font = Font::kSystem;
  std::string links;                // further links of the footer: "Name address", one a line
  LogoKind logo_kind = LogoKind::kNone;
  std::string logo_text;            // what the logo says, for whoever does not see it
  std::string logo_mark;            // digest of the image, part of its address; "" for none
  std::int64_t version = 0;         // counts changes; an edit based on an older one is refused

  auto Columns() {
    return std::tie(website_id, color, corners, font, links, logo_kind, logo_text, logo_mark, version);
  }
};

}  // namespace model

#endif  // PFORTE_MODEL_BRANDING_H_
