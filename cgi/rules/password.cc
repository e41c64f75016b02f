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
                 model::Act act) {
  std::int64_t now = house.Now();
  store::UpdateAccountPassword(house.database, account.id, hashed, now);
  store::DeleteSessionsOfAccount(house.database, account.id);
  store::UpdateLinksOfAccountUsed(house.database, account.id, now);
  Note(house, act, kByCustomer, account);
  QueueMail(house, model::Event::kPasswordChanged, website, account, 0, 0);
}

PasswordChange ChangePassword(House& house, const model::Website& website, const SignedIn& who,
                              std::string_view password, std::string_view new_password, std::string_view network) {
  const PasswordChange wrong{{{"password", Text::kFormPasswordWrong}}, {}};
  const model::Account& account = who.account;
  model::FormErrors errors;
  if (password.empty()) errors.push_back({"password", Text::kFormRequired});
  RequireNewPassword(errors, "new_password", new_password, website.password_minimum, account.email_key, account.name,
                     website.name);
  if (!errors.empty()) return {errors, {}};
  Reservation reservation(house);
  if (password.size() > crypto::kMaxPasswordBytes ||
      !reservation.Take(kSignInPair, account.email_key + " " + std::string(network))) {
    return wrong;
  }
  std::string hashed;
  {
    crypto::HashSlot slot(house.config.state_directory, house.config.hash_slots);
    if (crypto::VerifyPassword(house.keys, house.Cost(), account.email_key, account.password, password) ==
        crypto::Verdict::kMismatch) {
      return wrong;
    }
    hashed = crypto::HashPassword(house.keys, house.Cost(), account.email_key, new_password);
  }
  store::Transaction transaction(house.database);
  auto current = store::FindAccount(house.database, account.id);
  if (!current || current->password != account.password || current->disabled != 0) {
    return wrong;
  }
  MarkerChange markers(house, {.account_id = current->id, .website_id = {}});
  SetPassword(house, website, *current, hashed, model::Act::kPasswordChanged);
  // Of a family of its own: else it would give life to tickets that an ended session had made before.
  model::Session session;
  session.account_id = current->id;
  session.host = who.host;
  session.family = crypto::NewToken();
  session.expires_at = who.expires_at;
  PasswordChange change;
  change.session = BeginSession(house, session);
  markers.Commit(transaction);
  reservation.Refund();
  return change;
}

}  // namespace rules
