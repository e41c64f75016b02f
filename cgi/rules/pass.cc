#include "rules/pass.h"

#include <algorithm>

#include "base/fault.h"
#include "base/log.h"
#include "crypto/token.h"
#include "model/access.h"
#include "store/session.h"

namespace rules {
namespace {

// `prefixes` are lines like "/members/"; that one without its last slash is where servers lead from to it.
bool IsBelow(std::string_view path, std::string_view prefixes) {
  while (!prefixes.empty()) {
    std::string_view prefix = prefixes.substr(0, prefixes.find('\n'));
    prefixes.remove_prefix(std::min(prefix.size() + 1, prefixes.size()));
    if (prefix.empty()) continue;
    if (path.starts_with(prefix) || path == prefix.substr(0, prefix.size() - 1)) return true;
  }
  return false;
}

void NoteSeen(House& house, const std::string& session, std::int64_t seen_at) {
  std::int64_t now = house.Now();
  if (seen_at + model::kSeenEvery > now) return;
  try {
    store::Transaction transaction(house.database);
    store::UpdateSessionSeen(house.database, session, now);
    transaction.Commit();
  } catch (const base::Fault& fault) {
    base::Log(base::LogLevel::kWarning, "seen_not_noted", {{"what", fault.what()}});
  }
}

}  // namespace

bool HasAccess(const store::Pass& pass, std::int64_t now) {
  return !pass.email.empty() && pass.status == model::Word(model::Status::kApproved) &&
         (pass.valid_until == 0 || pass.valid_until > now);
}

PassOutcome JudgePass(const store::Pass& pass, std::string_view path, std::int64_t now) {
  if (pass.closed != 0) return PassOutcome::kClosed;
  if (pass.protection == model::Protection::kNothing || pass.protection == model::Protection::kOptional) {
    return PassOutcome::kOpen;
  }
  if (pass.protection == model::Protection::kPaths && !IsBelow(path.substr(pass.mount.size()), pass.paths)) {
    return PassOutcome::kNotOurs;
  }
  if (pass.email.empty()) return PassOutcome::kSignIn;
  return HasAccess(pass, now) ? PassOutcome::kOpen : PassOutcome::kNotApproved;
}

PassResult MayPass(House& house, std::string_view host, std::string_view path, std::string_view token) {
  std::string session;
  if (!token.empty()) session = crypto::Digest(house.keys, crypto::Use::kSession, {token});
  auto pass = store::FindPass(house.database, host, path, session, house.Now());
  if (!pass) return {};
  PassResult result;
  result.outcome = JudgePass(*pass, path, house.Now());
  result.mount = std::move(pass->mount);
  result.website = std::move(pass->website_name);
  if (!pass->email.empty()) NoteSeen(house, session, pass->seen_at);
  if (result.outcome == PassOutcome::kOpen && HasAccess(*pass, house.Now())) {
    result.email = std::move(pass->email);
    result.name = std::move(pass->name);
    result.company = std::move(pass->company);
    result.number = std::move(pass->number);
    result.language = std::move(pass->language);
  }
  return result;
}

}  // namespace rules
