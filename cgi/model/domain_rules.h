// Whose address decides beforehand: rules of a website by the domain of the address.
#ifndef PFORTE_MODEL_DOMAIN_RULES_H_
#define PFORTE_MODEL_DOMAIN_RULES_H_

#include <cstdint>
#include <string>
#include <tuple>

#include "model/enum.h"

namespace model {

// Of two equally specific rules the later of these holds.
enum class Verdict { kApprove, kAsk, kBlock };
template <>
struct Words<Verdict> {
  static constexpr std::string_view kWords[] = {"approve", "ask", "block"};
};

struct DomainRules {
  std::int64_t website_id = 0;
  std::string rules;         // as typed, "approve example.com", one a line
  std::int64_t version = 0;  // counts changes; 0: none were ever set

  auto Columns() { return std::tie(website_id, rules, version); }
};

}  // namespace model

#endif  // PFORTE_MODEL_DOMAIN_RULES_H_
