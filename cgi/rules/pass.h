// The gate's question: may this browser see this page? One look into the database.
#ifndef PFORTE_RULES_PASS_H_
#define PFORTE_RULES_PASS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "rules/house.h"
#include "store/session.h"

namespace rules {

enum class PassOutcome {
  kOpen,
  kSignIn,       // nobody is signed in
  kNotApproved,  // signed in, but in processing, rejected, withdrawn, expired, or without access to this website
  kClosed,       // the website is closed to everybody
  kNotOurs,      // the place belongs to no website, or the website protects other paths: nobody decided about it
};
// What the gate makes of what it looked up: `path` is the page's, canonical.
[[nodiscard]] PassOutcome JudgePass(const store::Pass&, std::string_view path, std::int64_t now);
// Somebody is signed in, with an access that holds.
[[nodiscard]] bool HasAccess(const store::Pass&, std::int64_t now);

struct PassResult {
  PassOutcome outcome = PassOutcome::kNotOurs;
  std::string mount, website;  // of the website: "/partner", its name
  // Who, if kOpen and somebody is signed in who has access; else "".
  std::string email, name, company, number, language;
};
// `token` is the session cookie's, "" if there is none. Notes that the session was seen at most every five minutes,
// and lets a failure to note that pass: reading must go on when the disk is full.
[[nodiscard]] PassResult MayPass(House&, std::string_view host, std::string_view path, std::string_view token);

}  // namespace rules

#endif  // PFORTE_RULES_PASS_H_
