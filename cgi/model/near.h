// A contact that may be the same as another one.
#ifndef PFORTE_MODEL_NEAR_H_
#define PFORTE_MODEL_NEAR_H_

#include <cstdint>
#include <string>
#include <tuple>

namespace model {

// The likeliest first.
enum class Likeness { kAddress, kName, kDomain };

struct Near {
  std::int64_t contact_id = 0;
  std::string name, company, number;       // of the contact
  std::string email, email_key, account_name;  // of the account that is like it; "" if the contact has none
  Likeness likeness = Likeness::kDomain;   // found by comparing, not stored

  auto Columns() { return std::tie(contact_id, name, company, number, email, email_key, account_name); }
};

}  // namespace model

#endif  // PFORTE_MODEL_NEAR_H_
