#include "store/branding.h"

namespace store {

std::optional<model::Branding> FindBranding(Database& db, std::int64_t website_id) {
  return db.One<model::Branding>(Query::kFindBranding, website_id);
}

std::optional<std::string> FindBrandingLogo(Database& db, std::int64_t website_id) {
  return db.One<std::string>(Query::kFindBrandingLogo, website_id);
}

void InsertBranding(Database& db, std::int64_t website_id) { db.Run(Query::kInsertBranding, website_id); }

bool UpdateBrandingLook(Database& db, const model::Branding& b) {
  return db.Run(Query::kUpdateBrandingLook, b.color, b.corners, b.font, b.links, b.website_id, b.version) == 1;
}

bool UpdateBrandingLogo(Database& db, const model::Branding& b, std::string_view logo) {
  return db.Run(Query::kUpdateBrandingLogo, b.logo_kind, b.logo_text, b.logo_mark, logo, b.website_id, b.version) == 1;
}

void InsertBrandingLike(Database& db, std::int64_t website_id, std::int64_t pattern_id) {
  db.Run(Query::kInsertBrandingLike, website_id, pattern_id);
}

}  // namespace store
