#include "rules/password.h"

#include "crypto/password.h"
#include "crypto/token.h"
#include "rules/field.h"
#include "rules/mail.h"
#include "rules/marker.h"
#include "rules/note.h"
#include "rules/throttle.h"
#include "store/account.h"
#include "store/link.h"
#include "store/session.h"

namespace rules {

using base::Text;

void SetPassword(House& house, const model::Website& website, const model::Account& account, std::string_view hashed,
                 std::string_view keep_session, model::Act act) {
  std::int64_t now = house.Now();
  store::UpdateAccountPassword(house.database, account.id, hashed, now);
  store::DeleteSessionsOfAccount(house.database, account.id, keep_session);
  store::UpdateLinksOfAccountUsed(house.database, account.id, now);
  Note(house, act, kByCustomer, account);
  QueueMail(house, model::Event::kPasswordChanged, website, account, 0, 0);
}

model::FormErrors ChangePassword(House& house, const model::Website& website, const SignedIn& who,
                                 std::string_view password, std::string_view new_password, std::string_view network) {
  const model::Account& account = who.account;
  model::FormErrors errors;
  if (password.empty()) errors.push_back({"password", Text::kFormRequired});
  RequireNewPassword(errors, "new_password", new_password, website.password_minimum, account.email_key, account.name,
                     website.name);
  if (!errors.empty()) return errors;
  Reservation reservation(house);
  if (password.size() > crypto::kMaxPasswordBytes ||
      !reservation.Take(kSignInPair, account.email_key + " " + std::string(network))) {
    return {{"password", Text::kFormPasswordWrong}};
  }
  std::string hashed;
  {
    crypto::HashSlot slot(house.config.state_directory, house.config.hash_slots);
    if (crypto::VerifyPassword(house.keys, house.Cost(), account.email_key, account.password, password) ==
        crypto::Verdict::kMismatch) {
      return {{"password", Text::kFormPasswordWrong}};
    }
    hashed = crypto::HashPassword(house.keys, house.Cost(), account.email_key, new_password);
  }
  store::Transaction transaction(house.database);
  auto current = store::FindAccount(house.database, account.id);
  if (!current || current->password != account.password || current->disabled != 0) {
    return {{"password", Text::kFormPasswordWrong}};
  }
  MarkerChange markers(house, {.account_id = current->id, .website_id = {}});
  SetPassword(house, website, *current, hashed, who.session, model::Act::kPasswordChanged);
  // Else the session that is kept would give life to tickets that an ended one had made before.
  store::UpdateSessionFamily(house.database, who.session, crypto::NewToken());
  markers.Commit(transaction);
  reservation.Refund();
  return {};
}

}  // namespace rules
