// Who may try how often. Reserved before any slow work, in one atomic statement; waits, never bans.
#ifndef PFORTE_RULES_THROTTLE_H_
#define PFORTE_RULES_THROTTLE_H_

#include <string>
#include <string_view>
#include <vector>

#include "rules/house.h"

namespace rules {

// So many at once, then one per `every` seconds.
struct Limit {
  std::string_view what;
  std::int64_t burst;
  std::int64_t every;
};

// Sign-in. One address from one network: 5 at once, then one in 30 s. One address from anywhere: 100 an hour
// (ASVS 4.0.3 2.2.1; late, so that nobody locks a customer out). One network, any address: from the configuration.
// When 300 an hour fail in all, somebody guesses from many networks: each then has 3 tries, and one more in 10 minutes.
inline constexpr Limit kSignInPair{"sign-in pair", 5, 30};
inline constexpr Limit kSignInAccount{"sign-in account", 100, 36};
inline constexpr Limit kSignInAll{"sign-in all", 300, 12};
inline constexpr Limit kSignInStorm{"sign-in storm", 3, 600};
inline constexpr Limit kSignInDevice{"sign-in device", 5, 30};  // a browser that signed in before has its own
// Mails that a stranger can cause: per address 3 an hour, per network from the configuration; per website 200 an hour
// leave (rules/outbox), the others wait, so that nobody uses the budget up with mails that never were.
inline constexpr Limit kMailAddress{"mail address", 3, 1200};
inline constexpr Limit kMailWebsite{"mail website", 200, 18};
// Codes typed from a mail, per network.
inline constexpr Limit kCode{"code", 20, 30};
// Codes of a second factor, per person of the staff: whoever tries has the password already.
inline constexpr Limit kSecondFactor{"second factor", 5, 300};
// What a customer changes about the own requests, per account: history is only added to.
inline constexpr Limit kOwnChange{"own change", 20, 180};
// Sessions at other hosts, per sign-in: each is a row that costs no password.
inline constexpr Limit kArrival{"arrival", 20, 30};

// What was taken, so that it can be given back.
class Reservation {
 public:
  explicit Reservation(House& house) : house_(house) {}
  // False if the limit is reached: nothing was taken from this bucket.
  [[nodiscard]] bool Take(const Limit& limit, std::string_view who);
  // The same for a network (base::NetworkPrefix), and ten times as much for the site it belongs to.
  [[nodiscard]] bool TakeNetwork(const Limit& limit, std::string_view network);
  // Gives everything back that was taken so far: the attempt was no guess.
  void Refund();

 private:
  House& house_;
  struct Taken {
    std::string name;
    std::int64_t cost;
  };
  std::vector<Taken> taken_;
};

[[nodiscard]] Limit SignInNetwork(const House& house);  // failures of one network
[[nodiscard]] Limit MailNetwork(const House& house);    // mails caused from one network

}  // namespace rules

#endif  // PFORTE_RULES_THROTTLE_H_
