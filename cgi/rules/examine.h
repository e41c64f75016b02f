// Whether this installation can do its work: what `pforte doctor` tells the webmaster.
#ifndef PFORTE_RULES_EXAMINE_H_
#define PFORTE_RULES_EXAMINE_H_

#include <string>
#include <vector>

namespace rules {

enum class Grade { kOk, kWarning, kBroken };

struct Finding {
  Grade grade = Grade::kOk;
  std::string about;   // "database"
  std::string found;   // what is the case
  std::string advice;  // what to do; "" if kOk
};
// Looks at everything that the configuration names; changes nothing but what every start of a
// process does (the throttle's database, lock files). Never throws for what it looks at: a fault
// becomes a finding.
[[nodiscard]] std::vector<Finding> Examine(const std::string& config_path);

}  // namespace rules

#endif  // PFORTE_RULES_EXAMINE_H_
