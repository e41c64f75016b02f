#include "rules/branding.h"

#include <algorithm>
#include <sstream>

#include "base/charset.h"
#include "base/color.h"
#include "crypto/content.h"
#include "rules/field.h"
#include "rules/note.h"
#include "rules/website.h"
#include "store/branding.h"

namespace rules {

using base::Text;

namespace {

constexpr std::string_view kBlank = " \t\r\n";

std::string_view SkipBlank(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(kBlank), text.size()));
}

// What may stand in front of the first element of XML; an inner subset, which defines entities, may not.
std::string_view SkipProlog(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = SkipBlank(text);
  for (bool skipped = true; skipped;) {
    skipped = false;
    for (const auto& [open, close] : {std::pair{"<?", "?>"}, std::pair{"<!--", "-->"}, std::pair{"<!DOCTYPE", ">"}}) {
      if (!text.starts_with(open)) continue;
      const auto end = text.find(close);
      if (end == std::string_view::npos || (open[2] == 'D' && text.find('[') < end)) return "";
      text = SkipBlank(text.substr(end + std::string_view(close).size()));
      skipped = true;
    }
  }
  return text;
}

bool IsSvg(std::string_view image) {
  if (!base::IsUtf8(image)) return false;
  const std::string_view root = SkipProlog(image);
  return root.starts_with("<svg") && root.find_first_of(" \t\r\n>") == 4 &&
         root.find("http://www.w3.org/2000/svg") < root.find('>');
}

std::string LogoWord(const model::Branding& branding) {
  if (branding.logo_kind == model::LogoKind::kNone) return "";
  return std::string(model::Word(branding.logo_kind)) + " " + branding.logo_mark;
}

Changes ChangesOf(const model::Branding& before, const model::Branding& after) {
  Changes changes;
  changes.Add("color", before.color, after.color);
  changes.Add("corners", model::Word(before.corners), model::Word(after.corners));
  changes.Add("font", model::Word(before.font), model::Word(after.font));
  changes.Add("footer_links", before.links, after.links);
  changes.Add("logo", LogoWord(before), LogoWord(after));
  changes.Add("logo_text", before.logo_text, after.logo_text);
  return changes;
}

// In one transaction: the row there must be, `save`, the note.
template <class Save>
BrandingResult Change(House& house, const Decider& by, const model::Branding& after, const Save& save) {
  BrandingResult result;
  store::Transaction transaction(house.database);
  auto before = store::FindBranding(house.database, after.website_id);
  if (!before) {
    store::InsertBranding(house.database, after.website_id);
    before = store::FindBranding(house.database, after.website_id);
  }
  if (!save()) {
    result.conflict = true;
    return result;
  }
  const auto saved = store::FindBranding(house.database, after.website_id);
  NoteWebsite(house, model::Act::kChanged, by.Name(), after.website_id, "", ChangesOf(*before, *saved));
  transaction.Commit();
  return result;
}

// Name and address; the name is "" for a line that has only one of them.
std::pair<std::string, std::string> FooterLink(const std::string& line) {
  const auto blank = line.find_last_of(" \t");
  if (blank == std::string::npos) return {"", line};
  return {Trim(line.substr(0, blank)), line.substr(blank + 1)};
}

}  // namespace

model::Branding FindBranding(House& house, std::int64_t website_id) {
  auto branding = store::FindBranding(house.database, website_id);
  if (branding) return *branding;
  model::Branding plain;
  plain.website_id = website_id;
  return plain;
}

std::vector<std::pair<std::string, std::string>> FooterLinks(const model::Branding& branding) {
  std::vector<std::pair<std::string, std::string>> links;
  std::istringstream lines(branding.links);
  for (std::string line; std::getline(lines, line);) {
    if (line = Trim(line); !line.empty()) links.push_back(FooterLink(line));
  }
  return links;
}

model::FormErrors CheckLook(model::Branding& look) {
  model::FormErrors errors;
  look.color = Trim(look.color);
  if (auto color = base::ParseColor(look.color)) {
    look.color = base::ColorText(*color);
  } else if (!look.color.empty()) {
    errors.push_back({"color", Text::kOfficeFormColorInvalid});
  }
  std::string links;
  bool good = true;
  int count = 0;
  for (const auto& [name, address] : FooterLinks(look)) {
    good = good && !name.empty() && CodePoints(name) <= kMaxName && IsPageAddress(address);
    links += (links.empty() ? "" : "\n") + (name.empty() ? "" : name + " ") + address;
    ++count;
  }
  look.links = links;
  if (!good) {
    errors.push_back({"links", Text::kOfficeFormLinksInvalid});
  } else if (count > kMaxFooterLinks) {
    errors.push_back({"links", Text::kOfficeFormLinksMany, kMaxFooterLinks});
  }
  return errors;
}

BrandingResult SaveLook(House& house, const Decider& by, model::Branding look) {
  if (auto errors = CheckLook(look); !errors.empty()) return {errors};
  return Change(house, by, look, [&] { return store::UpdateBrandingLook(house.database, look); });
}

model::LogoKind KindOf(std::string_view image) {
  if (image.starts_with("\x89PNG\r\n\x1a\n")) return model::LogoKind::kPng;
  if (image.starts_with("\xFF\xD8\xFF")) return model::LogoKind::kJpeg;
  if (image.starts_with("RIFF") && image.substr(std::min<std::size_t>(8, image.size())).starts_with("WEBP")) {
    return model::LogoKind::kWebp;
  }
  return IsSvg(image) ? model::LogoKind::kSvg : model::LogoKind::kNone;
}

BrandingResult SaveLogo(House& house, const Decider& by, model::Branding branding, const std::string& image) {
  BrandingResult result;
  branding.logo_text = Trim(branding.logo_text);
  LimitText(result.errors, "logo_text", branding.logo_text, kMaxLogoText);
  const auto kept = FindBranding(house, branding.website_id);
  branding.logo_kind = image.empty() ? kept.logo_kind : KindOf(image);
  branding.logo_mark = image.empty() ? kept.logo_mark : MarkOf(image);
  if (image.size() > kMaxLogoBytes) {
    result.errors.push_back({"logo", Text::kOfficeFormLogoBig, kMaxLogoBytes / 1024});
  } else if (image.empty() && kept.logo_mark.empty()) {
    result.errors.push_back({"logo", Text::kFormRequired});
  } else if (branding.logo_kind == model::LogoKind::kNone) {
    result.errors.push_back({"logo", Text::kOfficeFormLogoKind});
  }
  if (!result.errors.empty()) return result;
  return Change(house, by, branding, [&] {
    const std::string packed = image.empty() ? store::FindBrandingLogo(house.database, branding.website_id).value_or("")
                                             : crypto::Pack(image);
    return store::UpdateBrandingLogo(house.database, branding, packed);
  });
}

BrandingResult RemoveLogo(House& house, const Decider& by, model::Branding branding) {
  branding.logo_kind = model::LogoKind::kNone;
  branding.logo_text = branding.logo_mark = "";
  return Change(house, by, branding, [&] { return store::UpdateBrandingLogo(house.database, branding, ""); });
}

Logo FindLogo(House& house, std::int64_t website_id, std::string_view mark) {
  const auto branding = FindBranding(house, website_id);
  if (branding.logo_mark.empty() || branding.logo_mark != mark) return {};
  return {branding.logo_kind, crypto::Unpack(store::FindBrandingLogo(house.database, website_id).value_or(""))};
}

std::string MarkOf(std::string_view content) { return crypto::ContentMark(content); }

}  // namespace rules
