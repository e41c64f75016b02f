// A customer as the office knows it: a company or a person, with any number of accounts.
#ifndef PFORTE_MODEL_CONTACT_H_
#define PFORTE_MODEL_CONTACT_H_

#include <cstdint>
#include <string>
#include <tuple>

namespace model {

struct Contact {
  std::int64_t id = 0;
  std::string number;     // customer number, unique if not ""
  std::string name;
  std::string company;
  std::string phone;
  std::string language = "de";
  std::string notes;      // internal, never shown to the customer
  std::int64_t created_at = 0;
  std::int64_t version = 0;

  auto Columns() { return std::tie(id, number, name, company, phone, language, notes, created_at, version); }
};

// A line of the contact search.
struct ContactLine {
  std::int64_t id = 0;
  std::string number, name, company, phone;
  std::string emails;     // of its accounts, separated by ", "
  std::int64_t accesses = 0;
  std::int64_t waiting = 0;

  auto Columns() { return std::tie(id, number, name, company, phone, emails, accesses, waiting); }
};

}  // namespace model

#endif  // PFORTE_MODEL_CONTACT_H_
