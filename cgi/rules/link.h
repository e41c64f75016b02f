// Opening a link from a mail: what it is good for. Looking changes nothing; using it up is the
// business of the rule that acts on it.
#ifndef PFORTE_RULES_LINK_H_
#define PFORTE_RULES_LINK_H_

#include <optional>
#include <string>
#include <string_view>

#include "model/account.h"
#include "model/link.h"
#include "model/registration.h"
#include "rules/house.h"

namespace rules {

enum class LinkState { kOk, kExpired, kUsed, kUnknown };

struct OpenLink {
  LinkState state = LinkState::kUnknown;
  model::Link link;                                  // unless kUnknown
  std::optional<model::Registration> registration;   // of a verify link that is kOk
  std::optional<model::Account> account;             // of the others that are kOk
};
// A link of another purpose or website is unknown. Links of a changed address are used up.
[[nodiscard]] OpenLink FindOpenLink(House&, std::string_view token, model::Purpose, std::int64_t website_id);

}  // namespace rules

#endif  // PFORTE_RULES_LINK_H_
