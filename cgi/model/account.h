// A person who signs in. The e-mail address is the user name; an account exists only once its
// address was proven (or the office vouched for it with an invitation).
#ifndef PFORTE_MODEL_ACCOUNT_H_
#define PFORTE_MODEL_ACCOUNT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

namespace model {

struct Account {
  std::int64_t id = 0;
  std::int64_t contact_id = 0;
  std::string email;       // as the person typed it; mail goes to exactly this
  std::string email_key;   // canonical form (rules/email.h), unique
  std::string name;
  std::string language = "de";
  std::string password;    // encrypted Argon2id string; "" if none was set yet
  std::optional<std::int64_t> password_changed_at;
  std::optional<std::int64_t> email_proven_at;
  std::optional<std::int64_t> last_sign_in_at;
  std::int64_t disabled = 0;
  std::int64_t created_at = 0;
  std::int64_t version = 0;

  auto Columns() {
    return std::tie(id, contact_id, email, email_key, name, language, password, password_changed_at,
                    email_proven_at, last_sign_in_at, disabled, created_at, version);
  }
};

}  // namespace model

#endif  // PFORTE_MODEL_ACCOUNT_H_
