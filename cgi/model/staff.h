// The people of the office.
#ifndef PFORTE_MODEL_STAFF_H_
#define PFORTE_MODEL_STAFF_H_

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "model/enum.h"

namespace model {

// An approver decides on the accesses of the own websites; an administrator may do everything.
enum class Role { kApprover, kAdministrator };
template <>
struct Words<Role> {
  static constexpr std::string_view kWords[] = {"approver", "administrator"};
};

struct Staff {
  std::int64_t id = 0;
  std::string email, email_key;
  std::string name;
  Role role = Role::kApprover;
  std::string language = "de";
  std::string password;      // encrypted Argon2id string, owner email_key
  std::optional<std::int64_t> last_sign_in_at;
  std::int64_t disabled = 0;
  std::int64_t created_at = 0;
  std::int64_t version = 0;

  auto Columns() {
    return std::tie(id, email, email_key, name, role, language, password, last_sign_in_at, disabled, created_at,
                    version);
  }
};

}  // namespace model

#endif  // PFORTE_MODEL_STAFF_H_
