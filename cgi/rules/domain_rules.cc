#include "rules/domain_rules.h"

#include <sstream>
#include <tuple>

#include "rules/email.h"
#include "rules/field.h"
#include "rules/note.h"
#include "store/domain_rules.h"
#include "store/website.h"

namespace rules {

using base::Text;
using model::Verdict;

namespace {

// Characters; all in two bytes still fit into one field of a form.
constexpr int kMaxRules = 4000;
constexpr std::size_t kMostErrors = 10;  // a list in a wrong format has as many as lines

std::optional<Verdict> ParseVerdict(std::string_view word) {
  Verdict verdict{};
  if (model::ParseWord(word, verdict)) return verdict;
  if (word == "anerkennen") return Verdict::kApprove;
  if (word == "fragen") return Verdict::kAsk;
  if (word == "sperren") return Verdict::kBlock;
  return std::nullopt;
}

// "" for what is none. The domains of addresses, and everything above them.
std::string ParseDomain(std::string_view typed) {
  if (typed.starts_with('@')) typed.remove_prefix(1);
  if (typed == "*") return "*";
  const bool below = typed.starts_with("*.");
  // Of "*.de" not the address "x@de" is asked about, but one below it.
  auto key = EmailKey("x@" + std::string(below ? "x." : "") + std::string(typed.substr(below ? 2 : 0)));
  if (!key) return "";
  return below ? "*" + key->substr(3) : key->substr(2);
}

std::optional<DomainRule> ParseRule(const std::string& line) {
  std::istringstream words(line);
  std::string verdict, domain, more;
  words >> verdict >> domain >> more;
  auto parsed = ParseVerdict(verdict);
  DomainRule rule{parsed.value_or(Verdict::kAsk), ParseDomain(domain)};
  if (!parsed || rule.domain.empty() || !more.empty()) return std::nullopt;
  return rule;
}

bool IsAbout(const DomainRule& rule, std::string_view domain) {
  if (rule.domain == "*") return true;
  return rule.domain.starts_with('*') ? domain.ends_with(std::string_view(rule.domain).substr(1))
                                      : domain == rule.domain;
}

// A domain itself before all that lies below something, the longer before the shorter.
bool IsLessSpecific(const DomainRule& one, const DomainRule& other) {
  auto rank = [](const DomainRule& rule) {
    return std::tuple(!rule.domain.starts_with('*'), rule.domain.size(), rule.verdict);
  };
  return rank(one) < rank(other);
}

}  // namespace

std::vector<DomainRule> ParseDomainRules(std::string_view text, model::FormErrors& errors) {
  std::vector<DomainRule> rules;
  std::istringstream lines{std::string(text)};
  std::int64_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    line = Trim(line.substr(0, line.find('#')));
    if (line.empty()) continue;
    if (auto rule = ParseRule(line)) {
      rules.push_back(std::move(*rule));
    } else if (errors.size() < kMostErrors) {
      errors.push_back({"rules", Text::kOfficeFormRuleInvalid, number});
    }
  }
  return rules;
}

std::optional<DomainRule> RuleFor(const std::vector<DomainRule>& rules, std::string_view email_key) {
  const auto domain = email_key.substr(email_key.rfind('@') + 1);
  const DomainRule* found = nullptr;
  for (const DomainRule& rule : rules) {
    if (IsAbout(rule, domain) && (found == nullptr || IsLessSpecific(*found, rule))) found = &rule;
  }
  return found == nullptr ? std::nullopt : std::optional(*found);
}

Admission AdmissionOf(House& house, const model::Website& website, std::string_view email_key) {
  model::FormErrors ignored;  // what is no rule was refused when it was saved
  auto rule = RuleFor(ParseDomainRules(FindDomainRules(house, website.id).rules, ignored), email_key);
  const bool automatic = rule ? rule->verdict == Verdict::kApprove : website.policy == model::Policy::kAutomatic;
  return {automatic ? model::Status::kApproved : model::Status::kInProcessing,
          rule && rule->verdict == Verdict::kBlock, rule ? rule->domain : ""};
}

void NoteAdmission(House& house, const model::Account& account, const model::Access& access,
                   const Admission& admission) {
  Changes changes;
  changes.Add("rule", "", admission.rule);
  Note(house, model::Act::kApproved, kByPolicy, account, access, "", changes);
}

model::DomainRules FindDomainRules(House& house, std::int64_t website_id) {
  model::DomainRules none;
  none.website_id = website_id;
  return store::FindDomainRules(house.database, website_id).value_or(none);
}

SaveResult SaveDomainRules(House& house, const Decider& decider, model::DomainRules rules) {
  SaveResult result;
  result.id = rules.website_id;
  LimitText(result.errors, "rules", rules.rules, kMaxRules);
  (void)ParseDomainRules(rules.rules, result.errors);
  if (!result.errors.empty()) return result;
  rules.rules = Trim(rules.rules);  // only now: errors name the lines as they were typed
  store::Transaction transaction(house.database);
  if (!store::FindWebsite(house.database, rules.website_id)) {
    result.errors.push_back({"", Text::kOfficeFormNoWebsite});
    return result;
  }
  auto before = FindDomainRules(house, rules.website_id);
  result.conflict = !(rules.version == 0 ? store::InsertDomainRules(house.database, rules)
                                         : store::UpdateDomainRules(house.database, rules));
  if (result.conflict) return result;
  Changes changes;
  changes.Add("rules", before.rules, rules.rules);
  NoteWebsite(house, model::Act::kChanged, decider.Name(), rules.website_id, "", changes);
  transaction.Commit();
  return result;
}

}  // namespace rules
