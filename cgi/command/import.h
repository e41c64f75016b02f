// `pforte import`: customers from the tables and password files of other programs.
#ifndef PFORTE_COMMAND_IMPORT_H_
#define PFORTE_COMMAND_IMPORT_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds the subcommand; if it is the one asked for, parsing sets `chosen`.
void AddImport(CLI::App& app, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_IMPORT_H_
