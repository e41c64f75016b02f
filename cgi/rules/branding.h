// What a website looks like to its customers: colour, corners, font, logo, links of the footer. What contrast a colour
// needs is the style sheet's business (view/brand_style.h).
#ifndef PFORTE_RULES_BRANDING_H_
#define PFORTE_RULES_BRANDING_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/branding.h"
#include "model/form_error.h"
#include "rules/decide.h"
#include "rules/house.h"

namespace rules {

// So that an image and the form around it stay within http::kMaxBody, which every web server lets through.
inline constexpr std::size_t kMaxLogoBytes = 48 * 1024;
inline constexpr int kMaxLogoText = 120;
inline constexpr int kMaxFooterLinks = 5;

// Pforte's own look for a website that has none of its own.
[[nodiscard]] model::Branding FindBranding(House&, std::int64_t website_id);

struct BrandingResult {
  model::FormErrors errors;
  bool conflict = false;  // somebody changed it since `version`
};
// Colour, corners, font and links.
[[nodiscard]] BrandingResult SaveLook(House&, const Decider&, model::Branding);
// The look as it would be saved, with what is wrong about it.
[[nodiscard]] model::FormErrors CheckLook(model::Branding&);
// The logo and what it says. `image` "" keeps the image there is.
[[nodiscard]] BrandingResult SaveLogo(House&, const Decider&, model::Branding, const std::string& image);
[[nodiscard]] BrandingResult RemoveLogo(House&, const Decider&, model::Branding);

// By what the bytes are, whatever they are called.
[[nodiscard]] model::LogoKind KindOf(std::string_view image);
struct Logo {
  model::LogoKind kind = model::LogoKind::kNone;
  std::string image;
};
// kNone unless the website's logo has this mark.
[[nodiscard]] Logo FindLogo(House&, std::int64_t website_id, std::string_view mark);

// Name and address of each line.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> FooterLinks(const model::Branding&);
// Of a style sheet or an image, for its address: 24 letters that say what is in it.
[[nodiscard]] std::string MarkOf(std::string_view content);

}  // namespace rules

#endif  // PFORTE_RULES_BRANDING_H_
