// What a web server must be told about the websites of one host: `pforte gate config` asks here.
#ifndef PFORTE_RULES_SITE_H_
#define PFORTE_RULES_SITE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/website.h"
#include "rules/house.h"

namespace rules {

struct Site {
  std::int64_t website_id = 0;
  std::string mount;               // "" or "/partner"
  std::vector<std::string> paths;  // protected, with the mount: "/partner/members/"; "/partner/" if all of it is
};
// The websites that answer at the host of this website's address, the longest mount last.
[[nodiscard]] std::vector<Site> ListSites(House&, const model::Website&);

}  // namespace rules

#endif  // PFORTE_RULES_SITE_H_
