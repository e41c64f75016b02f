// Whom a gate check attacks with: accounts of its own, with sessions that may and sessions that may not pass at one
// place, for ten minutes. Nobody can sign in to them, no mail is written to them, no history tells of them, and nothing
// waits for the office. Knows no HTTP.
#ifndef PFORTE_RULES_CANARY_H_
#define PFORTE_RULES_CANARY_H_

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/descriptor.h"
#include "model/account.h"
#include "rules/house.h"

namespace rules {

inline constexpr std::int64_t kCanaryLife = 10 * base::kMinute;

enum class CanaryOutcome {
  kReady,
  kBusy,          // another check of this installation is running
  kNoWebsite,     // no website answers at that place
  kOtherPaths,    // the website protects other paths
  kNotProtected,  // the website protects nothing, or lets everybody pass and tells who is signed in
  kClosed,        // the website is closed: nobody passes
};

// What a browser has in its cookies; `gate` is "" where no markers are kept.
struct CanaryCookies {
  std::string session, gate;
};

class Canary {
 public:
  // Removes what a killed check left behind, then makes the canary for the website that answers at `host` (as
  // model::Session::host) and `path` (canonical). Not kReady: nothing was made. Throws base::Fault.
  Canary(House&, std::string_view host, std::string_view path);
  // Removes it; a fault is logged, and then the next check or Purge removes it.
  ~Canary();
  Canary(const Canary&) = delete;
  Canary& operator=(const Canary&) = delete;

  CanaryOutcome outcome = CanaryOutcome::kReady;
  std::string website, mount, paths;  // name, "/partner", its protected folders one a line; "" without website
  CanaryCookies allowed;
  CanaryCookies rejected;   // the office said no
  CanaryCookies lapsed;     // approved, but the access has run out
  CanaryCookies foreign;    // has access to another website, or to none
  CanaryCookies elsewhere;  // of `allowed`'s account, but at another host
  CanaryCookies expired;    // of the same, too old
  CanaryCookies ended;      // of the same, signed out
  std::string stored;       // what the database keeps of `allowed`: worth nothing in a cookie

 private:
  void Make(std::string_view host, std::int64_t website_id);

  House& house_;
  base::Descriptor lock_;
};

// To the portal a canary is nobody: whoever saw its cookies on their way could ask for accesses with them.
[[nodiscard]] bool IsCanary(const model::Account&);

// Removes every canary that was made at `until` (UTC seconds) or before. Throws base::Fault.
void RemoveCanaries(House&, std::int64_t until);

}  // namespace rules

#endif  // PFORTE_RULES_CANARY_H_
