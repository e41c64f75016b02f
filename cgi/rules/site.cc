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

bool SameSites(const std::vector<Site>& one, const std::vector<Site>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](const Site& a, const Site& b) {
    return a.website_id == b.website_id && a.mount == b.mount;
  });
}

}  // namespace

std::vector<Host> ListHosts(House& house) {
  std::vector<Host> each;
  for (const auto& website : store::ListWebsites(house.database)) {
    const bool https = website.address.starts_with("https://");
    for (const auto& place : store::ListWebsitePlaces(house.database, website.id)) {
      std::string name = place.host;
      if (name.find(':') == std::string::npos) name += https ? ":443" : ":80";
      auto known = std::find_if(each.begin(), each.end(), [&](const Host& host) { return host.names[0] == name; });
      if (known == each.end()) known = each.insert(each.end(), Host{{name}, {}});
      known->sites.push_back({website.id, https, place.mount, ProtectedPaths(website, place.mount)});
    }
  }
  std::vector<Host> hosts;
  for (auto& host : each) {
    std::sort(host.sites.begin(), host.sites.end(), [](const Site& a, const Site& b) { return a.mount < b.mount; });
    auto same = std::find_if(hosts.begin(), hosts.end(),
                             [&](const Host& known) { return SameSites(known.sites, host.sites); });
    if (same == hosts.end()) {
      hosts.push_back(std::move(host));
    } else {
      same->names.push_back(host.names[0]);
    }
  }
  return hosts;
}

}  // namespace rules
