// The table branding.
#ifndef PFORTE_STORE_BRANDING_H_
#define PFORTE_STORE_BRANDING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/branding.h"
#include "store/database.h"

namespace store {

[[nodiscard]] std::optional<model::Branding> FindBranding(Database&, std::int64_t website_id);
// The image in base64url.
[[nodiscard]] std::optional<std::string> FindBrandingLogo(Database&, std::int64_t website_id);
// Pforte's own look, to be changed.
void InsertBranding(Database&, std::int64_t website_id);
// Both are false if `branding.version` is not the stored one.
[[nodiscard]] bool UpdateBrandingLook(Database&, const model::Branding&);
[[nodiscard]] bool UpdateBrandingLogo(Database&, const model::Branding&, std::string_view logo);
// Nothing if the pattern has none.
void InsertBrandingLike(Database&, std::int64_t website_id, std::int64_t pattern_id);

}  // namespace store

#endif  // PFORTE_STORE_BRANDING_H_
