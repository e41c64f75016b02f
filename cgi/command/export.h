// `pforte export`: what the database holds, for spreadsheets and programs.
#ifndef PFORTE_COMMAND_EXPORT_H_
#define PFORTE_COMMAND_EXPORT_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds the subcommand; if it is the one asked for, parsing sets `chosen`.
void AddExport(CLI::App& app, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_EXPORT_H_
