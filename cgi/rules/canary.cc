#include "rules/canary.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <cstring>
#include <limits>
#include <optional>

#include "base/fault.h"
#include "base/log.h"
#include "crypto/token.h"
#include "model/access.h"
#include "model/account.h"
#include "model/contact.h"
#include "rules/marker.h"
#include "rules/note.h"
#include "rules/pass.h"
#include "store/access.h"
#include "store/account.h"
#include "store/contact.h"
#include "store/session.h"
#include "store/website.h"

namespace rules {
namespace {

constexpr char kName[] = "pforte gate check";
// No host has such a name (RFC 2606 section 2), so nobody proves or reads such an address.
constexpr char kDomain[] = "canary.invalid";
constexpr std::string_view kLocalPart = "gate-check-";
// Also one of a clock that was set back since.
constexpr auto kAll = std::numeric_limits<std::int64_t>::max();

// Held until the check ends, however it ends.
base::Descriptor TakeLock(const House& house) {
  const std::string path = house.config.state_directory + "/check.lock";
  base::Descriptor lock = base::OpenShared(path, O_RDWR, 0660);
  if (!lock.IsOpen()) throw base::Fault(path + ": " + std::strerror(errno));
  return ::flock(lock.Get(), LOCK_EX | LOCK_NB) == 0 ? std::move(lock) : base::Descriptor(-1);
}

struct Wish {
  std::optional<std::int64_t> website_id;  // to have an access to
  model::Status status = model::Status::kApproved;
  std::optional<std::int64_t> valid_until;
};

// An account nobody has a password for, and its session at that host.
struct Made {
  std::int64_t account_id = 0;
  model::Session session;
  CanaryCookies cookies;
};

model::Session NewSession(House& house, std::int64_t account_id, std::string_view host, CanaryCookies& cookies) {
  cookies.session = crypto::NewToken();
  model::Session session;
  session.token = crypto::Digest(house.keys, crypto::Use::kSession, {cookies.session});
  session.account_id = account_id;
  session.created_at = session.seen_at = house.Now();
  session.expires_at = house.Now() + kCanaryLife;
  session.host = host;
  session.family = crypto::NewToken();
  if (KeepsMarkers(house)) cookies.gate = MarkerToken(house, session.token, session.host);
  return session;
}

Made MakeAccount(House& house, std::string_view host, const Wish& wish) {
  Made made;
  const std::int64_t now = house.Now();
  store::Transaction transaction(house.database);
  model::Contact contact;
  contact.name = kName;
  model::Account account;
  account.contact_id = store::InsertContact(house.database, contact, now);
  account.email = account.email_key = std::string(kLocalPart) + crypto::NewRequestId() + "@" + kDomain;
  account.name = kName;
  account.email_proven_at = now;
  made.account_id = store::InsertAccount(house.database, account, now);
  MarkerChange markers(house, {.account_id = made.account_id, .website_id = {}});
  if (wish.website_id) {
    model::Access access;
    access.account_id = made.account_id;
    access.website_id = *wish.website_id;
    access.status = wish.status;
    access.decided_by = kName;
    auto id = store::InsertAccess(house.database, access, now);
    // A version that is another's would be a fault of this very transaction.
    if (wish.valid_until && !store::UpdateAccessValidity(house.database, id, 1, wish.valid_until)) {
      throw base::Fault("the canary's access could not be limited");
    }
  }
  made.session = NewSession(house, made.account_id, host, made.cookies);
  store::InsertSession(house.database, made.session);
  markers.Commit(transaction);
  return made;
}

// One more of an account, `life` seconds from now.
CanaryCookies MakeSession(House& house, std::int64_t account_id, std::string_view host, std::int64_t life) {
  CanaryCookies cookies;
  store::Transaction transaction(house.database);
  MarkerChange markers(house, {.account_id = account_id, .website_id = {}});
  model::Session session = NewSession(house, account_id, host, cookies);
  session.expires_at = house.Now() + life;
  store::InsertSession(house.database, session);
  markers.Commit(transaction);
  return cookies;
}

void EndSession(House& house, std::int64_t account_id, const CanaryCookies& cookies) {
  store::Transaction transaction(house.database);
  MarkerChange markers(house, {.account_id = account_id, .website_id = {}});
  store::DeleteSession(house.database, crypto::Digest(house.keys, crypto::Use::kSession, {cookies.session}));
  markers.Commit(transaction);
}

std::optional<std::int64_t> AnotherWebsite(House& house, std::int64_t website_id) {
  for (const auto& website : store::ListWebsites(house.database)) {
    if (website.id != website_id) return website.id;
  }
  return std::nullopt;
}

void RemoveCanary(House& house, const model::Account& account) {
  store::Transaction transaction(house.database);
  MarkerChange markers(house, {.account_id = account.id, .website_id = {}});
  store::DeleteSessionsOfAccount(house.database, account.id);
  store::DeleteAccessesOfCanary(house.database, account.id);
  store::DeleteCanary(house.database, account.id);
  store::DeleteContactOfCanary(house.database, account.contact_id);
  markers.Commit(transaction);
}

CanaryOutcome OutcomeAt(House& house, std::string_view host, std::string_view path) {
  switch (MayPass(house, host, path, "").outcome) {
    case PassOutcome::kSignIn:
    case PassOutcome::kNotApproved: return CanaryOutcome::kReady;
    case PassOutcome::kOpen: return CanaryOutcome::kNotProtected;
    case PassOutcome::kClosed: return CanaryOutcome::kClosed;
    case PassOutcome::kNotOurs: break;
  }
  return CanaryOutcome::kOtherPaths;
}

}  // namespace

bool IsCanary(const model::Account& account) {
  return account.email_key.starts_with(kLocalPart) && account.email_key.ends_with(std::string("@") + kDomain);
}

Canary::Canary(House& house, std::string_view host, std::string_view path) : house_(house), lock_(TakeLock(house)) {
  if (!lock_.IsOpen()) {
    outcome = CanaryOutcome::kBusy;
    return;
  }
  RemoveCanaries(house, kAll);
  auto place = store::FindWebsiteByPlace(house.database, host, path);
  if (!place) {
    outcome = CanaryOutcome::kNoWebsite;
    return;
  }
  website = place->website.name;
  mount = place->mount;
  paths = place->website.paths;
  outcome = OutcomeAt(house, host, path);
  if (outcome != CanaryOutcome::kReady) return;
  try {
    Make(host, place->website.id);
  } catch (...) {
    RemoveCanaries(house, kAll);
    throw;
  }
}

void Canary::Make(std::string_view host, std::int64_t website_id) {
  {
    store::Transaction transaction(house_.database);
    NoteWebsite(house_, model::Act::kGateChecked, house_.acting.name, website_id, std::string(host));
    transaction.Commit();
  }
  const std::int64_t end = house_.Now() + kCanaryLife;
  Made may = MakeAccount(house_, host, {website_id, model::Status::kApproved, end});
  allowed = may.cookies;
  stored = may.session.token;
  rejected = MakeAccount(house_, host, {website_id, model::Status::kRejected, {}}).cookies;
  lapsed = MakeAccount(house_, host, {website_id, model::Status::kApproved, house_.Now() - 1}).cookies;
  foreign = MakeAccount(house_, host, {AnotherWebsite(house_, website_id), model::Status::kApproved, end}).cookies;
  elsewhere = MakeSession(house_, may.account_id, kDomain, kCanaryLife);
  expired = MakeSession(house_, may.account_id, host, -1);
  ended = MakeSession(house_, may.account_id, host, kCanaryLife);
  EndSession(house_, may.account_id, ended);
}

Canary::~Canary() {
  if (!lock_.IsOpen()) return;
  try {
    RemoveCanaries(house_, kAll);
  } catch (const base::Fault& fault) {
    base::Log(base::LogLevel::kError, "canary_not_removed", {{"what", fault.what()}});
  }
}

void RemoveCanaries(House& house, std::int64_t until) {
  for (const auto& account : store::ListCanaries(house.database, until)) RemoveCanary(house, account);
}

}  // namespace rules
