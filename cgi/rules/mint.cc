#include "rules/mint.h"

#include "crypto/token.h"
#include "store/link.h"
#include "store/registration.h"

namespace rules {

VerifySecrets MintVerify(House& house, const model::Website& website, const model::Registration& registration) {
  std::string token = crypto::NewToken(), code = crypto::NewCode();
  std::int64_t now = house.Now();
  model::Link link;
  link.token = crypto::Digest(house.keys, crypto::Use::kLink, {token});
  link.purpose = model::Purpose::kVerify;
  link.registration_id = registration.id;
  link.website_id = website.id;
  link.email = registration.email;
  link.code = crypto::Digest(house.keys, crypto::Use::kCode, {std::to_string(registration.id), code});
  link.created_at = now;
  link.expires_at = now + kVerifyLife;
  store::UpdateOldLinksUsed(house.database, link.purpose, link.registration_id, std::nullopt, now);
  store::InsertLink(house.database, link);
  store::UpdateRegistrationTriesReset(house.database, registration.id);
  return {website.address + "/account/verify?token=" + token, code.substr(0, 4) + " " + code.substr(4)};
}

std::string MintLink(House& house, model::Purpose purpose, const model::Website& website,
                     const model::Account& account) {
  std::string token = crypto::NewToken();
  std::int64_t now = house.Now();
  model::Link link;
  link.token = crypto::Digest(house.keys, crypto::Use::kLink, {token});
  link.purpose = purpose;
  link.account_id = account.id;
  link.website_id = website.id;
  link.email = account.email;
  link.created_at = now;
  link.expires_at = now + (purpose == model::Purpose::kReset ? kResetLife : kInvitationLife);
  store::UpdateOldLinksUsed(house.database, purpose, std::nullopt, account.id, now);
  store::InsertLink(house.database, link);
  return website.address + "/account/reset?token=" + token;
}

}  // namespace rules
