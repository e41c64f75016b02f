#include "rules/recover.h"

#include "crypto/password.h"
#include "rules/field.h"
#include "rules/mail.h"
#include "rules/marker.h"
#include "rules/password.h"
#include "rules/throttle.h"
#include "store/account.h"
#include "store/link.h"

namespace rules {

model::FormErrors RequestReset(House& house, const model::Website& website, std::string_view email,
                               std::string_view network) {
  model::FormErrors errors;
  std::string key = RequireEmail(errors, "email", Trim(email));
  if (!errors.empty()) return errors;
  Reservation reservation(house);
  if (!reservation.TakeNetwork(MailNetwork(house), network) || !reservation.Take(kMailAddress, "reset " + key)) {
    return {};
  }
  store::Transaction transaction(house.database);
  auto account = store::FindAccountByEmail(house.database, key);
  if (account && account->disabled == 0) {
    QueueMail(house, model::Event::kReset, website, *account, 0, 0);
  } else {
    QueueNoMail(house, model::Event::kReset, website);
  }
  transaction.Commit();
  return {};
}

OpenLink FindResetLink(House& house, const model::Website& website, std::string_view token) {
  OpenLink open = FindOpenLink(house, token, model::Purpose::kReset, website.id);
  if (open.state != LinkState::kUnknown) return open;
  return FindOpenLink(house, token, model::Purpose::kInvitation, website.id);
}

ResetResult ResetPassword(House& house, const model::Website& website, std::string_view token,
                          std::string_view new_password) {
  OpenLink open = FindResetLink(house, website, token);
  if (open.state != LinkState::kOk) return {open.state, {}};
  model::FormErrors errors;
  RequireNewPassword(errors, "new_password", new_password, website.password_minimum, open.account->email_key,
                     open.account->name, website.name);
  if (!errors.empty()) return {LinkState::kOk, errors};
  std::string hashed;
  {
    crypto::HashSlot slot(house.config.state_directory, house.config.hash_slots);
    hashed = crypto::HashPassword(house.keys, house.Cost(), open.account->email_key, new_password);
  }
  store::Transaction transaction(house.database);
  if (!store::UpdateLinkUsed(house.database, open.link.token, house.Now())) return {LinkState::kUsed, {}};
  auto account = store::FindAccount(house.database, open.account->id);
  // The hash is bound to the address it was made for, and the link to the address it was mailed to.
  if (!account || account->email_key != open.account->email_key || account->disabled != 0) {
    return {LinkState::kUsed, {}};
  }
  MarkerChange markers(house, {.account_id = account->id, .website_id = {}});
  // Whoever has this link reads the mailbox: that proves the address as well.
  store::UpdateAccountProven(house.database, account->id, house.Now());
  SetPassword(house, website, *account, hashed, model::Act::kPasswordReset);
  markers.Commit(transaction);
  return {LinkState::kOk, {}};
}

}  // namespace rules
