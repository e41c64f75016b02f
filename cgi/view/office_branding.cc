#include "view/office_branding.h"

#include "marker/office/branding.tpl.h"
#include "view/brand_style.h"
#include "view/office_part.h"

namespace view {

namespace {

using base::Say;
using base::Text;

template <class E>
Field Choice(const Frame& frame, const char* name, Text label, E value,
             std::string (*word)(base::Language language, E value)) {
  Field field{.name = name, .label = label, .type = "select"};
  field.value = model::Word(value);
  for (std::size_t i = 0; i < std::size(model::Words<E>::kWords); ++i) {
    field.options.emplace_back(model::Words<E>::kWords[i], word(frame.language, static_cast<E>(i)));
  }
  return field;
}

std::vector<Field> LookFields(const Frame& frame, const model::Branding& branding) {
  Field color{.name = "color", .label = Text::kOfficeBrandingColor, .value = branding.color, .autocomplete = "off"};
  color.hint = Say(frame.language, Text::kOfficeBrandingColorHint);
  Field links{.name = "links", .label = Text::kOfficeBrandingLinks, .type = "textarea", .value = branding.links};
  links.hint = Say(frame.language, Text::kOfficeBrandingLinksHint);
  return {color, Choice(frame, "corners", Text::kOfficeBrandingCorners, branding.corners, CornersWord),
          Choice(frame, "font", Text::kOfficeBrandingFont, branding.font, FontWord), links};
}

std::vector<Field> LogoFields(const Frame& frame, const model::Branding& branding) {
  Field file{.name = "logo", .label = Text::kOfficeBrandingLogoFile, .type = "file"};
  file.hint = Say(frame.language, Text::kOfficeBrandingLogoFileHint);
  Field text{.name = "logo_text", .label = Text::kOfficeBrandingLogoText, .value = branding.logo_text,
             .autocomplete = "off"};
  text.hint = Say(frame.language, Text::kOfficeBrandingLogoTextHint);
  return {file, text};
}

void AddSample(ctemplate::TemplateDictionary& body, const Frame& frame, const OfficeBrandingView& view,
               const std::string& logo, bool dark) {
  const ShownColors colors = ShownColorsOf(view.branding);
  const std::string& shown = dark ? colors.dark : colors.light;
  auto& sample = *body.AddSectionDictionary(kb_SAMPLE);
  sample.SetValue(kb_KIND, dark ? "dark" : "light");
  sample.SetValue(kb_GROUND, Say(frame.language,
                                 dark ? Text::kOfficeBrandingPreviewDark : Text::kOfficeBrandingPreviewLight));
  if (!shown.empty() && shown != view.branding.color) {
    auto& moved = *sample.AddSectionDictionary(kb_MOVED);
    moved.SetValue(kb_SHOWN_INSTEAD,
                   Say(frame.language, dark ? Text::kOfficeBrandingLightened : Text::kOfficeBrandingDarkened,
                       {{"USED", shown}, {"COLOR", view.branding.color}}));
  }
  sample.SetValue(kb_WEBSITE_NAME, view.website_name);
  if (!logo.empty()) sample.SetValueAndShowSection(kb_IMAGE_ADDRESS, logo, kb_IMAGE);
  for (const auto& [name, address] : view.links) sample.AddSectionDictionary(kb_LINK)->SetValue(kb_LINK_NAME, name);
}

// Everything that the sample shows is in the address, so that it needs no memory.
std::string SampleAddress(const model::Branding& branding) {
  return Address("/admin/sample-style", {{"color", branding.color},
                                         {"corners", std::string(model::Word(branding.corners))},
                                         {"font", std::string(model::Word(branding.font))}});
}

}  // namespace

std::string OfficeBranding(const Frame& frame, const OfficeBrandingView& view) {
  const model::Branding& branding = view.branding;
  Frame styled = frame;
  styled.style = frame.base + SampleAddress(branding);
  Page page(styled, "office/branding.tpl",
            Say(frame.language, Text::kOfficeBrandingTitle, {{"WEBSITE", view.website_name}}));
  const std::string website = "/admin/website/" + std::to_string(branding.website_id);
  const std::string path = website + "/branding", logo_path = path + "/logo", remove_path = logo_path + "/remove";
  auto& body = page.body();
  AddWebsiteTabs(page, styled, branding.website_id, WebsiteTab::kBranding);
  ShowIf(body, view.unsaved, kb_UNSAVED);

  auto& look = *body.AddSectionDictionary(kb_LOOK);
  look.SetValue(kb_LOOK_ACTION, frame.base + path);
  look.SetIntValue(kb_VERSION, branding.version);
  page.AddForm(look, path, LookFields(frame, branding), view.look_errors);

  auto& logo = *body.AddSectionDictionary(kb_LOGO);
  logo.SetValue(kb_LOGO_ACTION, frame.base + logo_path);
  logo.SetIntValue(kb_VERSION, branding.version);
  page.AddForm(logo, logo_path, LogoFields(frame, branding), view.logo_errors);
  std::string image;
  if (!branding.logo_mark.empty()) {
    image = frame.base + website + "/logo/" + branding.logo_mark;
    auto& remove = *logo.AddSectionDictionary(kb_REMOVE);
    remove.SetValue(kb_REMOVE_ACTION, frame.base + remove_path);
    remove.SetValue(kb_REMOVE_CSRF, frame.csrf(remove_path));
  }
  for (bool dark : {false, true}) AddSample(body, frame, view, image, dark);
  return page.Html();
}

}  // namespace view
