// `pforte init`: a new installation.
#ifndef PFORTE_COMMAND_INIT_H_
#define PFORTE_COMMAND_INIT_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds the subcommand; if it is the one asked for, parsing sets `chosen`.
void AddInit(CLI::App& app, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_INIT_H_
