// Signing in and out of a customer's account, and who a session belongs to.
#ifndef PFORTE_RULES_SIGN_IN_H_
#define PFORTE_RULES_SIGN_IN_H_

#include <optional>
#include <string>
#include <string_view>

#include "model/access.h"
#include "model/account.h"
#include "model/session.h"
#include "model/website.h"
#include "rules/house.h"

namespace rules {

// The website that the request's place belongs to, and its mount. The request chooses nothing else.
struct Place {
  model::Website website;
  std::string mount;
};
[[nodiscard]] std::optional<Place> FindPlace(House&, std::string_view host, std::string_view path);

struct SignedIn {
  model::Account account;
  std::string session;  // digest of the token
  std::string host;     // where the session holds
  std::string family;   // of the session, and when it ends at the latest
  std::int64_t expires_at = 0;
};
// The account of a live session, which holds at its own host only; notes that it was seen, at most every five minutes.
// Where markers are kept, one that is not live any more is ended: its markers, which know no idle time, still let pass.
[[nodiscard]] std::optional<SignedIn> FindSignedIn(House&, std::string_view host, std::string_view token);

// What a browser is given of a session that begins.
struct BegunSession {
  std::string token;   // for the cookie
  std::string marker;  // for the gate cookie, "" where no markers are kept
};
// `session` says whose, at which host, of which family and until when. Call inside the transaction, within a
// MarkerChange of the account.
[[nodiscard]] BegunSession BeginSession(House&, model::Session session);

enum class SignInOutcome {
  kSignedIn,
  kMismatch,  // unknown address, wrong password, disabled, or too many tries: one answer for all
};
struct SignInResult {
  SignInOutcome outcome = SignInOutcome::kMismatch;
  BegunSession session;
  std::string device;                    // token for the device cookie
  std::optional<model::Access> access;   // to this website, so that the page knows where to lead
};
// Where somebody signs in from: `host` is what the browser asked for, `network` throttles strangers, `device` is the
// browser's device cookie, "" if it has none.
struct From {
  std::string_view host, network, device;
};
// Throws base::Fault (kBusy) when every hash slot is taken. The hash runs before the write transaction, so it never
// holds the lock.
[[nodiscard]] SignInResult SignIn(House&, const model::Website&, std::string_view email, std::string_view password,
                                  const From&);

// Ends the session and those that were handed over from it to other hosts.
void SignOut(House&, std::string_view token);

}  // namespace rules

#endif  // PFORTE_RULES_SIGN_IN_H_
