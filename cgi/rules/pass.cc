#include "rules/pass.h"

#include "base/fault.h"
#include "base/log.h"
#include "crypto/token.h"
#include "model/access.h"
#include "store/session.h"

namespace rules {

PassResult MayPass(House& house, std::string_view host, std::string_view path, std::string_view token) {
  PassResult result;
  auto place = store::FindWebsiteIdByPlace(house.database, host, path);
  if (!place) return result;
  result.mount = place->mount;
  result.outcome = PassOutcome::kSignIn;
  if (token.empty()) return result;

  std::int64_t now = house.Now();
  std::string digest = crypto::Digest(house.keys, crypto::Use::kSession, {token});
  auto pass = store::FindPass(house.database, digest, place->website_id, now);
  if (!pass) return result;
  if (pass->seen_at + model::kSeenEvery <= now) {
    try {
      store::Transaction transaction(house.database);
      store::UpdateSessionSeen(house.database, digest, now);
      transaction.Commit();
    } catch (const base::Fault& fault) {
      base::Log(base::LogLevel::kWarning, "seen_not_noted", {{"what", fault.what()}});
    }
  }
  bool holds = pass->valid_until == 0 || pass->valid_until > now;
  if (pass->status != model::Word(model::Status::kApproved) || !holds) {
    result.outcome = PassOutcome::kNotApproved;
    return result;
  }
  result.outcome = PassOutcome::kOpen;
  result.email = std::move(pass->email);
  result.name = std::move(pass->name);
  result.language = std::move(pass->language);
  result.number = std::move(pass->number);
  return result;
}

}  // namespace rules
