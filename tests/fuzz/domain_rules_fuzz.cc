// A rule that is read says the same when it is written and read again, is about the domain it names, and holds there
// unless another one for the same domain comes before it.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "rules/domain_rules.h"
#include "rules/email.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  model::FormErrors errors;
  const auto rules = rules::ParseDomainRules(text, errors);
  std::string written;
  for (const auto& rule : rules) written += std::string(model::Word(rule.verdict)) + " " + rule.domain + "\n";
  model::FormErrors none;
  const auto again = rules::ParseDomainRules(written, none);
  if (!none.empty() || again.size() != rules.size()) std::abort();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (again[i].domain != rules[i].domain || again[i].verdict != rules[i].verdict) std::abort();
    const std::string& domain = rules[i].domain;
    const std::string inside = domain == "*" ? "x.example" : domain.starts_with("*.") ? "x" + domain.substr(1) : domain;
    const auto key = rules::EmailKey("x@" + inside);
    if (!key) continue;  // with what stands before it the address is too long
    const auto holds = rules::RuleFor(rules, *key);
    if (!holds || (holds->domain == domain && holds->verdict < rules[i].verdict)) std::abort();
  }
  return 0;
}
