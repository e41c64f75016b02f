// `pforte access`: who may read which website's protected pages.
#ifndef PFORTE_COMMAND_ACCESS_H_
#define PFORTE_COMMAND_ACCESS_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds the subcommand; if it is the one asked for, parsing sets `chosen`.
void AddAccess(CLI::App& app, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_ACCESS_H_
