// Deciding beforehand by the domain of the address: who is approved once the address is proven, who is not taken.
#ifndef PFORTE_RULES_DOMAIN_RULES_H_
#define PFORTE_RULES_DOMAIN_RULES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/access.h"
#include "model/account.h"
#include "model/domain_rules.h"
#include "model/form_error.h"
#include "model/website.h"
#include "rules/customer.h"
#include "rules/decide.h"
#include "rules/house.h"

namespace rules {

struct DomainRule {
  model::Verdict verdict = model::Verdict::kAsk;
  std::string domain;  // lower case: "example.com", "*.example.com" for all below it, "*" for every domain
};

// One rule a line: "approve", "ask" or "block" (also "anerkennen", "fragen", "sperren"), then a
// domain. Blank lines and what follows a # say nothing. What is no rule is left out, with an error for "rules" that
// names its line.
[[nodiscard]] std::vector<DomainRule> ParseDomainRules(std::string_view text, model::FormErrors& errors);

// The rule for this canonical address: the most specific one, of equally specific ones block before ask before approve.
[[nodiscard]] std::optional<DomainRule> RuleFor(const std::vector<DomainRule>& rules, std::string_view email_key);

// What becomes of a request from this address on that website, if it is proven.
struct Admission {
  model::Status status = model::Status::kInProcessing;
  bool blocked = false;  // the website does not take it; says nothing about the person
  std::string rule;      // the domain of the rule that says so, "" for the website's policy
};
[[nodiscard]] Admission AdmissionOf(House&, const model::Website&, std::string_view email_key);
// That nobody but policy or rule approved.
void NoteAdmission(House&, const model::Account&, const model::Access&, const Admission&);

[[nodiscard]] model::DomainRules FindDomainRules(House&, std::int64_t website_id);
// Replaces all rules of the website. Never changes an access. Errors for "rules".
[[nodiscard]] SaveResult SaveDomainRules(House&, const Decider&, model::DomainRules);

}  // namespace rules

#endif  // PFORTE_RULES_DOMAIN_RULES_H_
