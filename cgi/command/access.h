// `pforte access`: who may read which website's protected pages.
#ifndef PFORTE_COMMAND_ACCESS_H_
#define PFORTE_COMMAND_ACCESS_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"
#include "model/access.h"
#include "model/registration_form.h"

namespace command {

// Adds the subcommand; if it is the one asked for, parsing sets `chosen`.
void AddAccess(CLI::App& app, Action& chosen);

// One access with its person, contact and website, as `list --json` and `export` show it.
[[nodiscard]] Json AccessRow(const model::AccessLine& line, std::int64_t now);
// What was answered to the website's own questions, as {question: answer}, and the newest terms that were accepted.
void AddGiven(Json& row, const model::GivenAnswers& given);

}  // namespace command

#endif  // PFORTE_COMMAND_ACCESS_H_
