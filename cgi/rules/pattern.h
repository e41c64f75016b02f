// What a new website takes over from another beside the settings of its form.
#ifndef PFORTE_RULES_PATTERN_H_
#define PFORTE_RULES_PATTERN_H_

#include <cstdint>

#include "rules/decide.h"
#include "rules/house.h"

namespace rules {

struct Pattern {
  std::int64_t website_id = 0;  // 0: no pattern
  bool approvers = false;       // who decides there decides at the new one too
};

// Within the transaction that adds the website. Name, address and aliases are never taken over, nor is any access.
// A table that belongs to a website is copied by one line here.
void TakeOver(House&, const Decider&, const Pattern&, std::int64_t website_id);

}  // namespace rules

#endif  // PFORTE_RULES_PATTERN_H_
