#include "command/access_which.h"

#include <utility>

#include "rules/import.h"

namespace command {

void AddWhich(CLI::App* command, Which& which, bool many, const std::string& example) {
  command->add_option(many ? "WHICH" : "WHO", which.words, "Id as `list` shows it, or the e-mail")
      ->required()
      ->expected(1, many ? 1000 : 1);
  command->add_option("--website", which.website, kWebsiteHelp);
  command->footer("Example:\n  pforte access " + command->get_name() + " " + example);
}

std::optional<model::AccessLine> FindAccess(Desk& desk, const Which& which, const std::string& word) {
  if (auto id = ParseId(word)) {
    if (auto facts = rules::FindAccessFacts(desk.house(), {}, *id)) return facts->line;
    Refuse(desk, "there is no access " + word);
    return std::nullopt;
  }
  std::optional<model::Website> website;
  if (!which.website.empty() && !(website = FindWebsite(desk, which.website))) return std::nullopt;
  std::vector<model::AccessLine> found;
  for (auto& line : rules::ListAccessesOfEmail(desk.house(), word)) {
    if (!website || line.access.website_id == website->id) found.push_back(std::move(line));
  }
  if (found.size() == 1) return found.front();
  Refuse(desk, found.empty() ? word + " has no access" + (website ? " to this website" : "")
                             : word + " has accesses to several websites: say --website");
  return std::nullopt;
}

int Explain(Desk& desk, rules::DecideOutcome outcome, const std::string& word) {
  switch (outcome) {
    case rules::DecideOutcome::kDone:
      return kDone;
    case rules::DecideOutcome::kAlreadyDecided:
      return Refuse(desk, word + ": somebody changed this access meanwhile; look again");
    case rules::DecideOutcome::kNotAllowed:
      return Refuse(desk, word + ": not allowed");
    case rules::DecideOutcome::kNotFound:
      break;
  }
  return Refuse(desk, word + ": there is no such access");
}

int EachAccess(Desk& desk, const Which& which,
               const std::function<rules::DecideOutcome(const model::Access&, model::FormErrors&)>& act) {
  int result = kDone;
  for (const auto& word : which.words) {
    auto line = FindAccess(desk, which, word);
    model::FormErrors errors;
    int one = kRefused;
    if (line) {
      auto outcome = act(line->access, errors);
      one = errors.empty() ? Explain(desk, outcome, word) : Refuse(desk, errors);
    }
    if (one != kDone) result = one;
  }
  return result;
}

}  // namespace command
