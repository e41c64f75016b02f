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
// What the gate needs to let somebody pass. `status` is "" if there is no access to the website.
struct Pass {
  std::int64_t seen_at = 0;
  std::string email, name, language, number, status;
  std::int64_t valid_until = 0;  // 0: for ever
  auto Columns() { return std::tie(seen_at, email, name, language, number, status, valid_until); }
};
struct WebsiteIdAtPlace {
  std::int64_t website_id = 0;
  std::string mount;
  auto Columns() { return std::tie(website_id, mount); }
};

// Only live ones: not expired, seen within kSessionIdle, the account not disabled.
[[nodiscard]] std::optional<SessionOfAccount> FindSession(Database&, std::string_view token, std::int64_t now);
[[nodiscard]] std::optional<Pass> FindPass(Database&, std::string_view token, std::int64_t website_id,
                                           std::int64_t now);
[[nodiscard]] std::optional<WebsiteIdAtPlace> FindWebsiteIdByPlace(Database&, std::string_view host,
                                                                   std::string_view path);
void InsertSession(Database&, const model::Session&);
void UpdateSessionSeen(Database&, std::string_view token, std::int64_t now);
void DeleteSession(Database&, std::string_view token);
// All of the account but `except_token` ("" for none).
void DeleteSessionsOfAccount(Database&, std::int64_t account_id, std::string_view except_token);
std::int64_t DeleteOldSessions(Database&, std::int64_t now);

[[nodiscard]] std::optional<SessionOfStaff> FindStaffSession(Database&, std::string_view token, std::int64_t now);
void InsertStaffSession(Database&, const model::StaffSession&);
void UpdateStaffSessionSeen(Database&, std::string_view token, std::int64_t now);
void DeleteStaffSession(Database&, std::string_view token);
void DeleteSessionsOfStaff(Database&, std::int64_t staff_id);
std::int64_t DeleteOldStaffSessions(Database&, std::int64_t now);

}  // namespace store

#endif  // PFORTE_STORE_SESSION_H_
