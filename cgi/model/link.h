// A single-use secret sent by mail: at rest only digests. Minted by the mailer when the mail
// leaves, so that its life counts from then.
#ifndef PFORTE_MODEL_LINK_H_
#define PFORTE_MODEL_LINK_H_

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "model/enum.h"

namespace model {

// kStatus is the exception: it opens the status page and may be used until it expires.
enum class Purpose { kVerify, kReset, kInvitation, kStatus, kEmail };
template <>
struct Words<Purpose> {
  static constexpr std::string_view kWords[] = {"verify", "reset", "invitation", "status", "email"};
};

struct Link {
  std::string token;                          // digest, the key
  Purpose purpose = Purpose::kVerify;
  std::optional<std::int64_t> registration_id;
  std::optional<std::int64_t> account_id;
  std::int64_t website_id = 0;
  std::string email;                          // the address it was mailed to
  std::string code;                           // digest of the short code, "" if it has none
  std::int64_t created_at = 0;
  std::int64_t expires_at = 0;
  std::optional<std::int64_t> used_at;

  auto Columns() {
    return std::tie(token, purpose, registration_id, account_id, website_id, email, code, created_at, expires_at,
                    used_at);
  }
};

}  // namespace model

#endif  // PFORTE_MODEL_LINK_H_
