// The accesses that a subcommand of `pforte access` is about.
#ifndef PFORTE_COMMAND_ACCESS_WHICH_H_
#define PFORTE_COMMAND_ACCESS_WHICH_H_

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "command/desk.h"
#include "model/access.h"
#include "rules/decide.h"

namespace command {

struct Which {
  std::vector<std::string> words;  // ids, or e-mails
  std::string website;             // id, address or name; "" where a person has but one access
};

inline constexpr char kWebsiteHelp[] = "Id, address or name";

// What the subcommand asks for to know them: one, or as many as are named. Its help ends with the example.
void AddWhich(CLI::App* command, Which& which, bool many, const std::string& example);

// Nothing, and a line on standard error, if there is none.
[[nodiscard]] std::optional<model::AccessLine> FindAccess(Desk&, const Which&, const std::string& word);
// The exit status for what came of a decision about `word`, with a line on standard error if it is not kDone.
int Explain(Desk&, rules::DecideOutcome, const std::string& word);
// Does it to each, whatever became of the others; kDone only if it was done to all.
int EachAccess(Desk&, const Which&,
               const std::function<rules::DecideOutcome(const model::Access&, model::FormErrors&)>& act);

}  // namespace command

#endif  // PFORTE_COMMAND_ACCESS_WHICH_H_
