#include "rules/site.h"

#include <algorithm>
#include <sstream>

#include "rules/website.h"
#include "store/website.h"

namespace rules {
namespace {

std::vector<std::string> ProtectedPaths(const model::Website& website, const std::string& mount) {
  if (website.protection == model::Protection::kNothing) return {};
  if (website.protection != model::Protection::kPaths) return {mount + "/"};
  std::vector<std::string> paths;
  std::istringstream lines(website.paths);
  for (std::string line; std::getline(lines, line);) paths.push_back(mount + line);
  return paths;
}

}  // namespace

std::vector<Site> ListSites(House& house, const model::Website& chosen) {
  std::vector<Site> sites;
  auto host = ParseAddress(chosen.address);
  if (!host) return sites;
  for (const auto& website : store::ListWebsites(house.database)) {
    for (const auto& place : store::ListWebsitePlaces(house.database, website.id)) {
      if (place.host != host->host) continue;
      sites.push_back({website.id, place.mount, ProtectedPaths(website, place.mount)});
    }
  }
  std::sort(sites.begin(), sites.end(), [](const Site& a, const Site& b) { return a.mount < b.mount; });
  return sites;
}

}  // namespace rules
