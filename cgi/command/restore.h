// `pforte restore`: a backup in the database's place.
#ifndef PFORTE_COMMAND_RESTORE_H_
#define PFORTE_COMMAND_RESTORE_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds the subcommand; if it is the one asked for, parsing sets `chosen`.
void AddRestore(CLI::App& app, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_RESTORE_H_
