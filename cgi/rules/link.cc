#include "rules/link.h"

#include "crypto/token.h"
#include "store/account.h"
#include "store/link.h"
#include "store/registration.h"

namespace rules {

OpenLink FindOpenLink(House& house, std::string_view token, model::Purpose purpose, std::int64_t website_id) {
  OpenLink open;
  if (token.empty()) return open;
  auto link = store::FindLink(house.database, crypto::Digest(house.keys, crypto::Use::kLink, {token}));
  if (!link || link->purpose != purpose || link->website_id != website_id) return open;
  open.link = *link;
  std::int64_t now = house.Now();
  // A clock that was set back makes a link from the future: not to be trusted.
  if (link->used_at) {
    open.state = LinkState::kUsed;
  } else if (link->expires_at <= now || link->created_at > now + 5 * base::kMinute) {
    open.state = LinkState::kExpired;
  } else if (purpose == model::Purpose::kVerify) {
    if (link->registration_id) open.registration = store::FindRegistration(house.database, *link->registration_id);
    bool good = open.registration && open.registration->email == link->email;
    open.state = good ? LinkState::kOk : LinkState::kUsed;
  } else {
    if (link->account_id) open.account = store::FindAccount(house.database, *link->account_id);
    bool good = open.account && open.account->disabled == 0 && open.account->email == link->email;
    open.state = good ? LinkState::kOk : LinkState::kUsed;
  }
  return open;
}

}  // namespace rules
