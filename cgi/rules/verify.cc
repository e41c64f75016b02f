#include "rules/verify.h"

#include "crypto/password.h"
#include "crypto/token.h"
#include "rules/domain_rules.h"
#include "rules/email.h"
#include "rules/field.h"
#include "rules/mail.h"
#include "rules/marker.h"
#include "rules/note.h"
#include "rules/registration_form.h"
#include "rules/throttle.h"
#include "store/access.h"
#include "store/account.h"
#include "store/contact.h"
#include "store/link.h"
#include "store/registration.h"

namespace rules {
namespace {

// The chosen password, typed again. Costs a hash, so it is throttled like a sign-in.
bool KnowsPassword(House& house, const model::Registration& registration, std::string_view password,
                   std::string_view network) {
  if (password.empty() || password.size() > crypto::kMaxPasswordBytes) return false;
  Reservation reservation(house);
  if (!reservation.Take(kSignInPair, registration.email_key + " " + std::string(network)) ||
      !reservation.TakeNetwork(SignInNetwork(house), network)) {
    return false;
  }
  crypto::HashSlot slot(house.config.state_directory, house.config.hash_slots);
  bool knows = crypto::VerifyPassword(house.keys, house.Cost(), registration.email_key, registration.password,
                                      password) != crypto::Verdict::kMismatch;
  if (knows) reservation.Refund();
  return knows;
}

// An address that got an account elsewhere meanwhile keeps it, with its password. One that the office made and that has
// no password yet gets the chosen one: reading the mailbox is all that its invitation asks for.
model::Account AccountFor(House& house, const model::Registration& registration) {
  std::int64_t now = house.Now();
  if (auto existing = store::FindAccountByEmail(house.database, registration.email_key)) {
    if (existing->password.empty()) {
      store::UpdateAccountPassword(house.database, existing->id, registration.password, now);
      store::UpdateAccountProven(house.database, existing->id, now);
      store::UpdateLinksOfAccountUsed(house.database, existing->id, now);
    }
    return *existing;
  }
  model::Contact contact;
  contact.name = registration.name;
  contact.company = registration.company;
  contact.phone = registration.phone;
  contact.language = registration.language;
  model::Account account;
  account.contact_id = store::InsertContact(house.database, contact, now);
  account.email = registration.email;
  account.email_key = registration.email_key;
  account.name = registration.name;
  account.language = registration.language;
  account.password = registration.password;
  account.password_changed_at = account.email_proven_at = now;
  account.id = store::InsertAccount(house.database, account, now);
  Changes changes;
  changes.Add("name", "", registration.name);
  changes.Add("company", "", registration.company);
  changes.Add("phone", "", registration.phone);
  Note(house, model::Act::kRegistered, kByCustomer, account, registration.email, changes);
  return account;
}

// Of an account that may not be there yet.
bool HasAccess(House& house, const model::Website& website, const model::Registration& registration) {
  auto account = store::FindAccountByEmail(house.database, registration.email_key);
  return account && store::FindAccessOfAccount(house.database, account->id, website.id);
}

VerifyResult Prove(House& house, const model::Website& website, const model::Registration& seen,
                   std::string_view link_digest) {
  std::int64_t now = house.Now();
  store::Transaction transaction(house.database);
  if (!store::UpdateLinkUsed(house.database, link_digest, now)) return {VerifyOutcome::kUsed, {}, {}};
  auto registration = store::FindRegistration(house.database, seen.id);
  // Replaced by a newer one since it was looked at: the proof of the password was for the older.
  if (!registration || registration->version != seen.version) return {VerifyOutcome::kUsed, {}, {}};
  const Admission admission = AdmissionOf(house, website, registration->email_key);
  // What the office granted meanwhile, it granted whatever the rules say.
  if (admission.blocked && !HasAccess(house, website, *registration)) return {VerifyOutcome::kBlocked, {}, {}};
  store::UpdateLinksOfRegistrationUsed(house.database, registration->id, now);

  // Nobody is signed in to an account that was made or proven just now, so that nothing is missed.
  model::Account account = AccountFor(house, *registration);
  MarkerChange markers(house, {.account_id = account.id, .website_id = website.id});
  auto access = store::FindAccessOfAccount(house.database, account.id, website.id);
  if (!access) {
    access.emplace();
    access->account_id = account.id;
    access->website_id = website.id;
    access->status = admission.status;
    access->message = registration->message;
    access->order_number = registration->order_number;
    access->next = registration->next;
    access->network = registration->network;
    access->id = store::InsertAccess(house.database, *access, now);
    Changes changes;
    changes.Add("message", "", access->message);
    changes.Add("order_number", "", access->order_number);
    const std::string terms = KeepOfRegistration(house, access->id, registration->id);
    changes.Add("terms_version", "", terms);
    Note(house, model::Act::kVerified, kByCustomer, account, *access, "", changes);
    if (access->status == model::Status::kApproved) {
      NoteAdmission(house, account, *access, admission);
      QueueMail(house, model::Event::kApproved, website, account, access->id, 0);
    } else {
      QueueMail(house, model::Event::kInProcessing, website, account, access->id, 0);
      QueueDigest(house, website);
    }
  }
  if (!store::DeleteRegistration(house.database, registration->id)) return {VerifyOutcome::kUsed, {}, {}};
  markers.Commit(transaction);
  return {VerifyOutcome::kProven, access->status, registration->next};
}

}  // namespace

bool NeedsPassword(const House& house, const model::Registration& registration, std::string_view browser) {
  return browser.empty() ||
         !crypto::Equal(crypto::Digest(house.keys, crypto::Use::kForm, {browser}), registration.browser);
}

VerifyResult VerifyByLink(House& house, const model::Website& website, std::string_view token, std::string_view browser,
                          std::string_view password, std::string_view network) {
  OpenLink open = FindOpenLink(house, token, model::Purpose::kVerify, website.id);
  switch (open.state) {
    case LinkState::kUnknown: return {VerifyOutcome::kUnknown, {}, {}};
    case LinkState::kExpired: return {VerifyOutcome::kExpired, {}, {}};
    case LinkState::kUsed: return {VerifyOutcome::kUsed, {}, {}};
    case LinkState::kOk: break;
  }
  if (NeedsPassword(house, *open.registration, browser) &&
      !KnowsPassword(house, *open.registration, password, network)) {
    return {VerifyOutcome::kWrongPassword, {}, {}};
  }
  return Prove(house, website, *open.registration, open.link.token);
}

VerifyResult VerifyByCode(House& house, const model::Website& website, std::string_view email, std::string_view code,
                          std::string_view browser, std::string_view password, std::string_view network) {
  std::string digits;
  for (char c : code) {
    if (c != ' ' && c != '-') digits += c;
  }
  Reservation reservation(house);
  if (!reservation.TakeNetwork(kCode, network)) return {VerifyOutcome::kWrongCode, {}, {}};
  auto registration = store::FindRegistrationByEmail(house.database, website.id, EmailKey(Trim(email)).value_or(""));
  {
    // Counted before it is compared: parallel guesses cannot outrun the count. Where nobody waits for a code something
    // else is written, so that time does not tell who does.
    store::Transaction transaction(house.database);
    bool counted = registration && store::UpdateRegistrationTries(house.database, registration->id);
    if (!counted) QueueNoMail(house, model::Event::kVerify, website);
    transaction.Commit();
    if (!counted) return {VerifyOutcome::kWrongCode, {}, {}};
  }
  auto link = store::FindLinkByCode(
      house.database, registration->id,
      crypto::Digest(house.keys, crypto::Use::kCode, {std::to_string(registration->id), digits}), house.Now());
  if (!link || link->email != registration->email) return {VerifyOutcome::kWrongCode, {}, {}};
  if (NeedsPassword(house, *registration, browser) && !KnowsPassword(house, *registration, password, network)) {
    return {VerifyOutcome::kWrongPassword, {}, {}};
  }
  return Prove(house, website, *registration, link->token);
}

}  // namespace rules
