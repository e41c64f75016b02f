#include "view/office_branding.h"

#include "page/brand_file.h"
#include "page/office.h"
#include "rules/branding.h"
#include "rules/website.h"
#include "view/brand_style.h"

namespace page {
namespace {

// The stored one; nothing if there is no such website.
std::optional<view::OfficeBrandingView> Find(OfficeVisit& visit) {
  auto website = rules::FindWebsite(visit.house, visit.Id());
  if (!website) return std::nullopt;
  view::OfficeBrandingView page;
  page.website_name = website->name;
  page.branding = rules::FindBranding(visit.house, website->id);
  return page;
}

http::Response Show(const OfficeVisit& visit, view::OfficeBrandingView page) {
  page.links = rules::FooterLinks(page.branding);
  const bool wrong = !page.look_errors.empty() || !page.logo_errors.empty();
  return http::Html(wrong ? 422 : 200, view::OfficeBranding(visit.frame, page));
}

// After one of the forms was sent: `errors` is the part of `page` where that form shows them.
http::Response Conclude(OfficeVisit& visit, view::OfficeBrandingView& page, model::FormErrors& errors,
                        rules::BrandingResult result, base::Text notice) {
  if (result.conflict) result.errors.push_back({"", base::Text::kOfficeFormVersionConflict});
  if (!result.errors.empty()) {
    errors = std::move(result.errors);
    return Show(visit, std::move(page));
  }
  visit.Notice(visit.Say(notice));
  return visit.Go("/admin/website/" + std::to_string(visit.Id()) + "/branding");
}

// Color, corners and font, from a form or an address.
void ReadLook(const http::Form& form, model::Branding& branding) {
  branding.color = form.Get("color");
  (void)model::ParseWord(form.Get("corners"), branding.corners);
  (void)model::ParseWord(form.Get("font"), branding.font);
}

}  // namespace

http::Response GetBranding(OfficeVisit& visit) {
  auto page = Find(visit);
  return page ? Show(visit, std::move(*page)) : visit.Missing();
}

http::Response PostBranding(OfficeVisit& visit) {
  auto page = Find(visit);
  if (!page) return visit.Missing();
  ReadLook(visit.request.form, page->branding);
  page->branding.links = visit.Field("links");
  page->branding.version = visit.request.form.Number("version").value_or(0);
  if (visit.Field("act") == "try") {
    page->look_errors = rules::CheckLook(page->branding);
    page->unsaved = true;
    return Show(visit, std::move(*page));
  }
  auto result = rules::SaveLook(visit.house, visit.Decider(), page->branding);
  return Conclude(visit, *page, page->look_errors, std::move(result), base::Text::kOfficeNoticeSaved);
}

http::Response PostLogo(OfficeVisit& visit) {
  auto page = Find(visit);
  if (!page) return visit.Missing();
  page->branding.logo_text = visit.Field("logo_text");
  page->branding.version = visit.request.form.Number("version").value_or(0);
  auto result = rules::SaveLogo(visit.house, visit.Decider(), page->branding, visit.request.file);
  return Conclude(visit, *page, page->logo_errors, std::move(result), base::Text::kOfficeNoticeSaved);
}

http::Response PostLogoRemove(OfficeVisit& visit) {
  auto page = Find(visit);
  if (!page) return visit.Missing();
  page->branding.version = visit.request.form.Number("version").value_or(0);
  auto result = rules::RemoveLogo(visit.house, visit.Decider(), page->branding);
  return Conclude(visit, *page, page->logo_errors, std::move(result), base::Text::kOfficeNoticeLogoRemoved);
}

http::Response GetOfficeLogo(OfficeVisit& visit) {
  auto logo = rules::FindLogo(visit.house, visit.Id(), visit.parts.words.front());
  return logo.kind == model::LogoKind::kNone ? visit.Missing() : LogoFile(std::move(logo));
}

http::Response GetSampleStyle(OfficeVisit& visit) {
  model::Branding branding;
  ReadLook(visit.request.query, branding);
  return StyleFile(view::SampleStyle(branding));
}

}  // namespace page
