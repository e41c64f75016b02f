#include "rules/sign_in.h"

#include "crypto/password.h"
#include "crypto/token.h"
#include "rules/canary.h"
#include "rules/email.h"
#include "rules/field.h"
#include "rules/marker.h"
#include "rules/note.h"
#include "rules/throttle.h"
#include "store/access.h"
#include "store/account.h"
#include "store/attempt.h"
#include "store/session.h"
#include "store/website.h"

namespace rules {
namespace {

// "<account id>.<random>.<digest of both>": proves that this browser signed in to this account before. It only
// chooses the throttle's bucket and is worth nothing else, so nothing of it is stored.
std::string NewDevice(const House& house, std::int64_t account_id) {
  std::string head = std::to_string(account_id) + "." + crypto::NewToken();
  return head + "." + crypto::Digest(house.keys, crypto::Use::kDevice, {head});
}

bool IsDeviceOf(const House& house, std::string_view device, std::int64_t account_id) {
  auto dot = device.rfind('.');
  if (dot == std::string_view::npos) return false;
  std::string_view head = device.substr(0, dot);
  return head.starts_with(std::to_string(account_id) + ".") &&
         crypto::Equal(crypto::Digest(house.keys, crypto::Use::kDevice, {head}), device.substr(dot + 1));
}

bool TakeStrangers(Reservation& reservation, const House& house, std::string_view email_key,
                   std::string_view network) {
  return reservation.Take(kSignInPair, std::string(email_key) + " " + std::string(network)) &&
         reservation.TakeNetwork(SignInNetwork(house), network) && reservation.Take(kSignInAccount, email_key) &&
         (reservation.Take(kSignInAll, "") || reservation.TakeNetwork(kSignInStorm, network));
}

// Takes what an attempt costs; false if it must not be made.
bool Reserve(Reservation& reservation, House& house, std::string_view email_key, std::string_view network,
             std::string_view device, const std::optional<model::Account>& account) {
  // One transaction for all buckets: each by itself would cost its own.
  store::Transaction transaction(house.Throttle());
  bool taken = account && IsDeviceOf(house, device, account->id)
                   ? reservation.Take(kSignInDevice, device)
                   : TakeStrangers(reservation, house, email_key, network);
  store::AppendAttempt(house.Throttle(), house.Now() / base::kDay, taken);
  transaction.Commit();
  return taken;
}

// Decision: an address that nobody has takes as long as somebody's, and always the same one's: passwords that were
// imported cost the other program's hash first, and time alone would tell them from unknown addresses. Looked up for
// known addresses too.
std::optional<model::Account> StandIn(House& house, std::string_view email_key) {
  std::int64_t number = 0;
  for (char c : crypto::Digest(house.keys, crypto::Use::kThrottle, {"stand-in", email_key}).substr(0, 8)) {
    number = number << 7 | c;
  }
  return store::FindAccountLike(house.database, number);
}

void VerifyNobody(House& house, const std::optional<model::Account>& stand_in, std::string_view password) {
  if (stand_in && !stand_in->password.empty()) {
    (void)crypto::VerifyPassword(house.keys, house.Cost(), stand_in->email_key, stand_in->password, password);
  } else {
    crypto::VerifyNobody(house.keys, house.Cost(), password);
  }
}

// Not with the access: its history is about decisions, and would soon be full.
void NoteSignIn(House& house, const model::Account& account, const model::Website& website) {
  model::History line;
  line.act = model::Act::kSignedIn;
  line.actor = kByCustomer;
  line.contact_id = account.contact_id;
  line.account_id = account.id;
  line.website_id = website.id;
  AppendNote(house, std::move(line), {});
}

// For somebody who is about to be told to sign in.
void EndDead(House& house, std::string_view host, const std::string& digest) {
  auto account_id = store::FindSessionAccount(house.database, digest, host);
  if (!account_id) return;
  store::Transaction transaction(house.database);
  MarkerChange markers(house, {.account_id = *account_id, .website_id = {}});
  store::DeleteSession(house.database, digest);
  markers.Commit(transaction);
}

}  // namespace

std::optional<Place> FindPlace(House& house, std::string_view host, std::string_view path) {
  auto found = store::FindWebsiteByPlace(house.database, host, path);
  if (!found) return std::nullopt;
  return Place{std::move(found->website), std::move(found->mount)};
}

std::optional<SignedIn> FindSignedIn(House& house, std::string_view host, std::string_view token) {
  if (token.empty()) return std::nullopt;
  std::string digest = crypto::Digest(house.keys, crypto::Use::kSession, {token});
  auto found = store::FindSession(house.database, digest, host, house.Now());
  if (!found) {
    if (KeepsMarkers(house)) EndDead(house, host, digest);
    return std::nullopt;
  }
  if (IsCanary(found->account)) return std::nullopt;
  if (found->session.seen_at + model::kSeenEvery <= house.Now()) {
    store::Transaction transaction(house.database);
    store::UpdateSessionSeen(house.database, digest, house.Now());
    transaction.Commit();
  }
  return SignedIn{std::move(found->account), std::move(digest), std::string(host), std::move(found->session.family),
                  found->session.expires_at};
}

BegunSession BeginSession(House& house, model::Session session) {
  BegunSession begun;
  begun.token = crypto::NewToken();
  session.token = crypto::Digest(house.keys, crypto::Use::kSession, {begun.token});
  session.created_at = session.seen_at = house.Now();
  store::InsertSession(house.database, session);
  if (KeepsMarkers(house)) begun.marker = MarkerToken(house, session.token, session.host);
  return begun;
}

SignInResult SignIn(House& house, const model::Website& website, std::string_view email, std::string_view password,
                    const From& from) {
  std::string key = EmailKey(Trim(email)).value_or("");
  auto account = store::FindAccountByEmail(house.database, key);
  auto stand_in = StandIn(house, key);
  Reservation reservation(house);
  if (!Reserve(reservation, house, key, from.network, from.device, account)) return {};
  if (password.size() > crypto::kMaxPasswordBytes) return {};

  crypto::Verdict verdict = crypto::Verdict::kMismatch;
  std::string rehashed;
  {
    crypto::HashSlot slot(house.config.state_directory, house.config.hash_slots);
    if (account && !account->password.empty()) {
      verdict = crypto::VerifyPassword(house.keys, house.Cost(), key, account->password, password);
    } else {
      VerifyNobody(house, stand_in, password);
    }
    if (verdict == crypto::Verdict::kMatchButOutdated) {
      rehashed = crypto::HashPassword(house.keys, house.Cost(), key, password);
    }
  }
  if (verdict == crypto::Verdict::kMismatch) return {};

  SignInResult result;
  std::int64_t now = house.Now();
  store::Transaction transaction(house.database);
  // What held before the hash may not hold any more: another password, another address, unproven, disabled.
  auto current = store::FindAccount(house.database, account->id);
  if (!current || current->password != account->password || current->email_key != key || current->disabled != 0 ||
      !current->email_proven_at) {
    return {};
  }
  MarkerChange markers(house, {.account_id = current->id, .website_id = {}});
  if (!rehashed.empty()) {
    store::UpdateAccountPasswordCost(house.database, current->id, rehashed, current->password);
  }
  result.access = store::FindAccessOfAccount(house.database, current->id, website.id);
  result.device = NewDevice(house, current->id);
  store::UpdateAccountSignedIn(house.database, current->id, now);
  model::Session session;
  session.account_id = current->id;
  session.expires_at = now + model::kSessionLife;
  session.host = from.host;
  session.family = crypto::NewToken();
  result.session = BeginSession(house, session);
  NoteSignIn(house, *current, website);
  markers.Commit(transaction);
  reservation.Refund();
  result.outcome = SignInOutcome::kSignedIn;
  return result;
}

void SignOut(House& house, std::string_view token) {
  std::string digest = crypto::Digest(house.keys, crypto::Use::kSession, {token});
  store::Transaction transaction(house.database);
  std::int64_t account_id = store::FindSessionAccount(house.database, digest, "").value_or(0);
  MarkerChange markers(house, {.account_id = account_id, .website_id = {}});
  store::DeleteSessionFamily(house.database, digest);
  if (auto account = store::FindAccount(house.database, account_id)) {
    Note(house, model::Act::kSignedOut, kByCustomer, *account);
  }
  markers.Commit(transaction);
}

}  // namespace rules
