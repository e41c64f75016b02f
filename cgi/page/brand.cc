#include "page/brand_file.h"
#include "page/portal.h"
#include "view/brand_style.h"
#include "view/message.h"

namespace page {
namespace {

// What everybody keeps must not carry anybody's cookies.
http::Response ForAll(PortalVisit& visit, http::Response response) {
  visit.cookies.clear();
  return response;
}

http::Response Missing(const PortalVisit& visit) { return http::Html(404, view::ErrorMessage(visit.frame, 404)); }

}  // namespace

http::Response GetStyle(PortalVisit& visit) {
  std::string style = view::BrandStyle(rules::FindBranding(visit.house, visit.website.id));
  if (style.empty() || rules::MarkOf(style) != visit.parts.words.front()) return Missing(visit);
  return ForAll(visit, StyleFile(std::move(style)));
}

http::Response GetLogo(PortalVisit& visit) {
  auto logo = rules::FindLogo(visit.house, visit.website.id, visit.parts.words.front());
  if (logo.kind == model::LogoKind::kNone) return Missing(visit);
  return ForAll(visit, LogoFile(std::move(logo)));
}

}  // namespace page
