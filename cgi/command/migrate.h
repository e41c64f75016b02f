// `pforte migrate`: the database to this executable's schema.
#ifndef PFORTE_COMMAND_MIGRATE_H_
#define PFORTE_COMMAND_MIGRATE_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds the subcommand; if it is the one asked for, parsing sets `chosen`.
void AddMigrate(CLI::App& app, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_MIGRATE_H_
