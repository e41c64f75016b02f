// The website register (S15): where a website is, who gets in how, how it writes to people.
#ifndef PFORTE_RULES_WEBSITE_H_
#define PFORTE_RULES_WEBSITE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/website.h"
#include "rules/customer.h"
#include "rules/house.h"
#include "rules/pattern.h"

namespace rules {

// "https://www.example.com/partner" taken apart: host "www.example.com", mount "/partner". Nothing if it is not an
// http or https address without query, fragment, user or trailing slash.
struct AddressParts {
  std::string host, mount;
};
[[nodiscard]] std::optional<AddressParts> ParseAddress(std::string_view address);

// A folder as web servers are told it, "/members/": a slash at both ends, no dot folder, and nothing that one of them
// would read as a pattern or a blank.
[[nodiscard]] bool IsPlace(std::string_view path);

// The protected page that customers are led to when they wanted none: "/members/", without the mount.
[[nodiscard]] std::string FirstPage(const model::Website&);

[[nodiscard]] std::optional<model::Website> FindWebsite(House&, std::int64_t id);
struct WebsiteLine {
  model::Website website;
  std::int64_t waiting = 0, approved = 0;  // counted to kCountMost + 1
};
[[nodiscard]] std::vector<WebsiteLine> ListWebsites(House&, std::int64_t scope);

// `website.id` 0 adds one, after `pattern` if there is one. `aliases` are further addresses at which it answers.
// Changing the policy never changes an access.
[[nodiscard]] SaveResult SaveWebsite(House&, const Decider&, model::Website website,
                                     const std::vector<std::string>& aliases, const Pattern& pattern = {});
// The settings to begin with for a website like this one: all but name, address and whether it is closed.
[[nodiscard]] model::Website LikeThis(const model::Website& pattern);
// Closes it, or opens it again, and leaves everything else as it is.
[[nodiscard]] SaveResult CloseWebsite(House&, const Decider&, const model::Website&, bool closed);
[[nodiscard]] std::vector<std::string> ListAliases(House&, const model::Website&);

}  // namespace rules

#endif  // PFORTE_RULES_WEBSITE_H_
