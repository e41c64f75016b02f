// The tables session and staff_session, and the gate's one look.
#ifndef PFORTE_STORE_SESSION_H_
#define PFORTE_STORE_SESSION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/account.h"
#include "model/session.h"
#include "model/staff.h"
#include "model/website.h"
#include "store/database.h"

namespace store {

struct SessionOfAccount {
  model::Session session;
  model::Account account;
  auto Columns() { return std::tuple_cat(session.Columns(), account.Columns()); }
};
struct SessionOfStaff {
  model::StaffSession session;
  model::Staff staff;
  auto Columns() { return std::tuple_cat(session.Columns(), staff.Columns()); }
};
// What the gate needs to let somebody pass. `email` is "" if nobody is signed in, `status` if there is no access to
// the website; `valid_until` 0: for ever.
struct Pass {
  std::int64_t website_id = 0;
  std::string mount, website_name;
  model::Protection protection = model::Protection::kSite;
  std::string paths;
  std::int64_t closed = 0;
  std::int64_t seen_at = 0;
  std::string email, name, language, number, company, status;
  std::int64_t valid_until = 0;
  auto Columns() {
    return std::tie(website_id, mount, website_name, protection, paths, closed, seen_at, email, name, language, number,
                    company, status, valid_until);
  }
};

// A session, a website that it lets read, and the second at which that ends at the latest.
struct Admission {
  std::string token, host;  // of the session
  std::int64_t website_id = 0, until = 0;
  auto Columns() { return std::tie(token, host, website_id, until); }
};
struct AdmissionFilter {
  std::optional<std::int64_t> account_id, website_id;  // nothing: any
};

// Only live ones: of that host, not expired, seen within kSessionIdle, the account not disabled.
[[nodiscard]] std::optional<SessionOfAccount> FindSession(Database&, std::string_view token, std::string_view host,
                                                          std::int64_t now);
// A live one of that sign-in, at whichever host, the account proven and not disabled.
[[nodiscard]] std::optional<SessionOfAccount> FindSessionOfFamily(Database&, std::string_view family,
                                                                  std::int64_t now);
// Nothing if no website answers there. `token` is a digest, "" if there is no session.
[[nodiscard]] std::optional<Pass> FindPass(Database&, std::string_view host, std::string_view path,
                                           std::string_view token, std::int64_t now);
// The same for whoever has that account; `seen_at` 0 if there is no live session at that host.
[[nodiscard]] std::optional<Pass> FindPassOfAccount(Database&, std::string_view host, std::string_view path,
                                                    std::int64_t account_id, std::int64_t now);
// Whose session that is, live or not; `host` "": of any host.
[[nodiscard]] std::optional<std::int64_t> FindSessionAccount(Database&, std::string_view token, std::string_view host);
// What FindPass would let pass, but for idle time.
[[nodiscard]] std::vector<Admission> ListAdmissions(Database&, const AdmissionFilter&, std::int64_t now);
void InsertSession(Database&, const model::Session&);
void UpdateSessionSeen(Database&, std::string_view token, std::int64_t now);
void DeleteSession(Database&, std::string_view token);
// Of the session with that token, which may be gone.
void DeleteSessionFamily(Database&, std::string_view token);
void DeleteSessionsOfAccount(Database&, std::int64_t account_id);
std::int64_t DeleteOldSessions(Database&, std::int64_t now);

[[nodiscard]] std::optional<SessionOfStaff> FindStaffSession(Database&, std::string_view token, std::int64_t now);
void InsertStaffSession(Database&, const model::StaffSession&);
// Those that live, signed in all the way.
[[nodiscard]] std::vector<model::StaffSession> ListStaffSessions(Database&, std::int64_t staff_id, std::int64_t now);
void UpdateStaffSessionProven(Database&, std::string_view token, std::int64_t now);
void UpdateStaffSessionSeen(Database&, std::string_view token, std::int64_t now);
void DeleteStaffSession(Database&, std::string_view token);
// All of that person but `except_token` ("" for none).
void DeleteSessionsOfStaff(Database&, std::int64_t staff_id, std::string_view except_token);
std::int64_t DeleteOldStaffSessions(Database&, std::int64_t now);

}  // namespace store

#endif  // PFORTE_STORE_SESSION_H_
