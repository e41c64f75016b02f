// The table website and its places.
#ifndef PFORTE_STORE_WEBSITE_H_
#define PFORTE_STORE_WEBSITE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/website.h"
#include "store/database.h"

namespace store {

// A website and the mount under which the request found it.
struct WebsiteAtPlace {
  model::Website website;
  std::string mount;
  auto Columns() { return std::tuple_cat(website.Columns(), std::tie(mount)); }
};
struct Place {
  std::string host, mount;
  auto Columns() { return std::tie(host, mount); }
};
struct WebsiteCounts {
  std::int64_t website_id = 0, waiting = 0, approved = 0;
  auto Columns() { return std::tie(website_id, waiting, approved); }
};

[[nodiscard]] std::optional<model::Website> FindWebsite(Database&, std::int64_t id);
// The one with the longest mount that `path` lies in.
[[nodiscard]] std::optional<WebsiteAtPlace> FindWebsiteByPlace(Database&, std::string_view host, std::string_view path);
[[nodiscard]] std::vector<model::Website> ListWebsites(Database&);
// `staff_id` 0: all.
[[nodiscard]] std::vector<model::Website> ListWebsitesOfStaff(Database&, std::int64_t staff_id);
[[nodiscard]] std::vector<WebsiteCounts> ListWebsiteCounts(Database&, std::int64_t most);
std::int64_t InsertWebsite(Database&, const model::Website&, std::int64_t now);
// False if `website.version` is not the stored one.
[[nodiscard]] bool UpdateWebsite(Database&, const model::Website&);
// Whether its mails go out as HTML too.
[[nodiscard]] bool FindWebsiteMailHtml(Database&, std::int64_t id);
void UpdateWebsiteMailHtml(Database&, std::int64_t id, bool html);
[[nodiscard]] std::vector<Place> ListWebsitePlaces(Database&, std::int64_t website_id);
[[nodiscard]] std::optional<std::int64_t> FindWebsitePlaceOwner(Database&, std::string_view host,
                                                                std::string_view mount);
void InsertWebsitePlace(Database&, std::string_view host, std::string_view mount, std::int64_t website_id);
void DeleteWebsitePlaces(Database&, std::int64_t website_id);

}  // namespace store

#endif  // PFORTE_STORE_WEBSITE_H_
