// The people of the office.
#ifndef PFORTE_MODEL_STAFF_H_
#define PFORTE_MODEL_STAFF_H_

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "model/enum.h"

namespace model {

// An approver decides on the accesses of the own websites; an administrator may do everything; an auditor reads what an
// administrator reads, and changes nothing.
enum class Role { kApprover, kAdministrator, kAuditor };
template <>
struct Words<Role> {
  static constexpr std::string_view kWords[] = {"approver", "administrator", "auditor"};
};

struct Staff {
  std::int64_t id = 0;
  std::string email, email_key;
  std::string name;
  Role role = Role::kApprover;
  std::string language = "de";
  std::string password;      // encrypted Argon2id string, owner email_key; "" until one is set
  std::optional<std::int64_t> last_sign_in_at;
  std::int64_t disabled = 0;
  std::int64_t created_at = 0;
  std::int64_t version = 0;
  std::string login;         // the web server's name for them, "" for none
  std::string factor;        // sealed secret of the authenticator app, "" for none
  std::int64_t factor_step = 0;  // the last half minute whose code was used

  auto Columns() {
    return std::tie(id, email, email_key, name, role, language, password, last_sign_in_at, disabled, created_at,
                    version, login, factor, factor_step);
  }
};

// By which somebody sets the own password. The token lives only in the link; here is the digest.
struct StaffLink {
  std::string token;
  std::int64_t staff_id = 0;
  std::int64_t created_at = 0, expires_at = 0;
  std::optional<std::int64_t> used_at;

  auto Columns() { return std::tie(token, staff_id, created_at, expires_at, used_at); }
};

}  // namespace model

#endif  // PFORTE_MODEL_STAFF_H_
