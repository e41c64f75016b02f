#include "command/brand.h"

#include <fstream>
#include <memory>

#include "rules/branding.h"
#include "rules/staff.h"
#include "view/brand_style.h"

namespace command {
namespace {

struct BrandOptions {
  std::string which;
  std::optional<std::string> color, corners, font, logo, logo_text;
  std::vector<std::string> links;
  bool no_link = false, no_logo = false, json = false;
};

struct ApproverOptions {
  std::string which, who;
  bool remove = false, json = false;
};

int Conclude(Desk& desk, const rules::BrandingResult& result) {
  if (!result.errors.empty()) return Refuse(desk, result.errors);
  return result.conflict ? Refuse(desk, "somebody changed this website meanwhile; try again") : kDone;
}

int SetLook(Desk& desk, const BrandOptions& options, model::Branding branding) {
  if (options.color) branding.color = *options.color;
  if (options.corners) (void)model::ParseWord(*options.corners, branding.corners);
  if (options.font) (void)model::ParseWord(*options.font, branding.font);
  if (options.no_link || !options.links.empty()) branding.links.clear();
  for (const auto& link : options.links) branding.links += link + "\n";
  return Conclude(desk, rules::SaveLook(desk.house(), {}, branding));
}

int SetLogo(Desk& desk, const BrandOptions& options, model::Branding branding) {
  if (options.no_logo) return Conclude(desk, rules::RemoveLogo(desk.house(), {}, branding));
  std::string image;
  if (options.logo) {
    std::ifstream file(*options.logo, std::ios::binary);
    // One byte more than is allowed, so that it is seen to be too big.
    image.resize(rules::kMaxLogoBytes + 1);
    file.read(image.data(), static_cast<std::streamsize>(image.size()));
    image.resize(static_cast<std::size_t>(file.gcount()));
    if (image.empty()) return Refuse(desk, *options.logo + " is empty or cannot be read");
  }
  if (options.logo_text) branding.logo_text = *options.logo_text;
  return Conclude(desk, rules::SaveLogo(desk.house(), {}, branding, image));
}

int ShowBrand(Desk& desk, const BrandOptions& options, const model::Branding& branding) {
  const auto shown = view::ShownColorsOf(branding);
  Json links = Json::array();
  for (const auto& [name, address] : rules::FooterLinks(branding)) links.push_back(name + " " + address);
  Show(desk, options.json,
       {{"color", branding.color},
        {"shown_on_light", shown.light},
        {"shown_on_dark", shown.dark},
        {"corners", model::Word(branding.corners)},
        {"font", model::Word(branding.font)},
        {"links", links},
        {"logo", model::Word(branding.logo_kind)},
        {"logo_text", branding.logo_text}});
  return kDone;
}

int Brand(Desk& desk, const BrandOptions& options) {
  auto website = FindWebsite(desk, options.which);
  if (!website) return kRefused;
  auto branding = [&] { return rules::FindBranding(desk.house(), website->id); };
  const bool look = options.color || options.corners || options.font || options.no_link || !options.links.empty();
  if (look && SetLook(desk, options, branding()) != kDone) return kRefused;
  const bool logo = options.logo || options.logo_text || options.no_logo;
  if (logo && SetLogo(desk, options, branding()) != kDone) return kRefused;
  return ShowBrand(desk, options, branding());
}

int Approvers(Desk& desk, const ApproverOptions& options) {
  auto website = FindWebsite(desk, options.which);
  if (!website) return kRefused;
  if (!options.who.empty()) {
    auto staff = FindStaff(desk, options.who);
    if (!staff) return kRefused;
    auto& house = desk.house();
    const bool changed = options.remove ? rules::RemoveApprover(house, {}, website->id, staff->id)
                                        : rules::AddApprover(house, {}, website->id, staff->id);
    if (!changed && options.remove) return Refuse(desk, staff->email + " does not decide there");
    if (!changed) return Refuse(desk, staff->email + " is no approver, or decides there already");
  }
  Json rows = Json::array();
  for (const auto& staff : rules::ListApprovers(desk.house(), website->id)) {
    rows.push_back({{"id", staff.id}, {"email", staff.email}, {"name", staff.name}, {"disabled", staff.disabled != 0}});
  }
  List(desk, options.json, rows, {{"id", "ID"}, {"email", "E-MAIL"}, {"name", "NAME"}, {"disabled", "DISABLED"}});
  return kDone;
}

}  // namespace

void AddBrand(CLI::App& website, Action& chosen) {
  auto options = std::make_shared<BrandOptions>();
  auto* brand = website.add_subcommand("brand", "What a website looks like to its customers; changes what is named");
  brand->add_option("WEBSITE", options->which, "Id, address or name")->required();
  brand->add_option("--color", options->color, "#1d4f76; '' for Pforte's own");
  brand->add_option("--corners", options->corners)->check(CLI::IsMember({"square", "soft", "round"}));
  brand->add_option("--font", options->font, "With serifs, or as the system writes")
      ->check(CLI::IsMember({"system", "serif"}));
  auto* link = brand->add_option("--link", options->links,
                                 "Further link of the footer, 'Name address'; repeat for more, replaces all");
  link->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  brand->add_flag("--no-link", options->no_link, "Drop all further links")->excludes(link);
  auto* logo = brand->add_option("--logo", options->logo, "File: PNG, JPEG, WebP or SVG, at most 48 KB");
  auto* text = brand->add_option("--logo-text", options->logo_text, "What the logo says, for whoever does not see it");
  brand->add_flag("--no-logo", options->no_logo, "Do without a logo")->excludes(logo)->excludes(text);
  brand->add_flag("--json", options->json, "As JSON");
  brand->footer(
      "A colour that could not be read is shown darker or lighter, as told.\n\nExample:\n"
      "  pforte website brand 1 --color '#7a1f3d' --logo logo.svg --link 'AGB https://www.muster.example/agb'");
  brand->callback([&chosen, options] { chosen = [options](Desk& desk) { return Brand(desk, *options); }; });
}

void AddApprovers(CLI::App& website, Action& chosen) {
  auto options = std::make_shared<ApproverOptions>();
  auto* approvers = website.add_subcommand("approvers", "Who of the approvers decides about a website");
  approvers->add_option("WEBSITE", options->which, "Id, address or name")->required();
  auto* who = approvers->add_option("WHO", options->who, "Id or e-mail of an approver: decides there from now on");
  approvers->add_flag("--remove", options->remove, "No longer decides there")->needs(who);
  approvers->add_flag("--json", options->json, "As JSON");
  approvers->footer("Example:\n  pforte website approvers 1 otto@muster.example");
  approvers->callback([&chosen, options] { chosen = [options](Desk& desk) { return Approvers(desk, *options); }; });
}

}  // namespace command
