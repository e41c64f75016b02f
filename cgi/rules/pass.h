// The gate's question: may this browser see this protected page? One look into the database.
#ifndef PFORTE_RULES_PASS_H_
#define PFORTE_RULES_PASS_H_

#include <string>
#include <string_view>

#include "rules/house.h"

namespace rules {

enum class PassOutcome {
  kOpen,
  kSignIn,       // nobody is signed in
  kNotApproved,  // signed in, but in processing, rejected, withdrawn, expired, or without access to this website
  kNoWebsite,    // the place belongs to no website: nothing of ours is there
};
struct PassResult {
  PassOutcome outcome = PassOutcome::kNoWebsite;
  std::string mount;                          // of the website
  std::string email, name, language, number;  // who, if kOpen
};
// `token` is the session cookie's, "" if there is none. Notes that the session was seen at most every five minutes,
// and lets a failure to note that pass: reading must go on when the disk is full.
[[nodiscard]] PassResult MayPass(House&, std::string_view host, std::string_view path, std::string_view token);

}  // namespace rules

#endif  // PFORTE_RULES_PASS_H_
