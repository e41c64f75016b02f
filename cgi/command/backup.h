// `pforte backup`: a checked copy of the database.
#ifndef PFORTE_COMMAND_BACKUP_H_
#define PFORTE_COMMAND_BACKUP_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds the subcommand; if it is the one asked for, parsing sets `chosen`.
void AddBackup(CLI::App& app, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_BACKUP_H_
