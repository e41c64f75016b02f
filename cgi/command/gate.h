// `pforte gate`: what the web server must be told; command/check.h looks whether it works.
#ifndef PFORTE_COMMAND_GATE_H_
#define PFORTE_COMMAND_GATE_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds the subcommand; if it is the one asked for, parsing sets `chosen`.
void AddGate(CLI::App& app, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_GATE_H_
