// What a web server must be told about the websites of each host: `pforte gate config` asks here.
#ifndef PFORTE_RULES_SITE_H_
#define PFORTE_RULES_SITE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "rules/house.h"

namespace rules {

struct Site {
  std::int64_t website_id = 0;
  bool https = false;
  std::string mount;               // "" or "/partner"
  std::vector<std::string> paths;  // protected, with the mount: "/partner/members/"; "/partner/" if all of it is
};
// One configuration of a web server: the names under which the same websites answer.
struct Host {
  std::vector<std::string> names;  // with the port: "www.example.com:443"
  std::vector<Site> sites;         // the longest mount last
};
// In the order of the websites.
[[nodiscard]] std::vector<Host> ListHosts(House&);

}  // namespace rules

#endif  // PFORTE_RULES_SITE_H_
