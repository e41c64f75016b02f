// `pforte purge`: throwing away what nobody needs any more.
#ifndef PFORTE_COMMAND_PURGE_H_
#define PFORTE_COMMAND_PURGE_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds the subcommand; if it is the one asked for, parsing sets `chosen`.
void AddPurge(CLI::App& app, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_PURGE_H_
