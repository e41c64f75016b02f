// A signed-in browser. The token lives only in its cookie; here is the digest.
#ifndef PFORTE_MODEL_SESSION_H_
#define PFORTE_MODEL_SESSION_H_

#include <cstdint>
#include <string>
#include <tuple>

#include "model/enum.h"

namespace model {

// Customers: one hour idle, one day in all. Staff: a quarter of an hour idle, ten hours in all (ASVS 7.3, NIST AAL2).
inline constexpr std::int64_t kSessionIdle = 3600;
inline constexpr std::int64_t kSessionLife = 24 * 3600;
inline constexpr std::int64_t kStaffIdle = 15 * 60;
inline constexpr std::int64_t kStaffLife = 10 * 3600;
// seen_at is written at most this often, so that reading pages does not write.
inline constexpr std::int64_t kSeenEvery = 5 * 60;

struct Session {
  std::string token;         // digest, the key
  std::int64_t account_id = 0;
  std::int64_t created_at = 0;
  std::int64_t seen_at = 0;
  std::int64_t expires_at = 0;
  std::string host;    // the only one at which it holds: "www.example.com", with :port unless the scheme's default
  std::string family;  // common to those that were handed over to other hosts: they end together

  auto Columns() { return std::tie(token, account_id, created_at, seen_at, expires_at, host, family); }
};

// How far a sign-in to the office has come. After the right password comes the code of the second factor, or its
// enrolment; until then a session opens that one page.
enum class SignInStep { kSignedIn, kCode, kEnrolment };
template <>
struct Words<SignInStep> {
  static constexpr std::string_view kWords[] = {"signed_in", "code", "enrolment"};
};
inline constexpr std::int64_t kStaffHalfwayLife = 10 * 60;
// Sensitive acts want a password that was given within this time.
inline constexpr std::int64_t kProofLife = 5 * 60;

struct StaffSession {
  std::string token;
  std::int64_t staff_id = 0;
  std::int64_t created_at = 0;
  std::int64_t seen_at = 0;
  std::int64_t expires_at = 0;
  SignInStep step = SignInStep::kSignedIn;
  std::int64_t proven_at = 0;    // when the password was last given
  std::string network, browser;  // "192.0.2.7", "Firefox, Linux"

  auto Columns() {
    return std::tie(token, staff_id, created_at, seen_at, expires_at, step, proven_at, network, browser);
  }
};

}  // namespace model

#endif  // PFORTE_MODEL_SESSION_H_
