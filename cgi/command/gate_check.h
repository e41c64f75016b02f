// `pforte gate check`: what command/check.h finds, told to people, to programs and by mail.
#ifndef PFORTE_COMMAND_GATE_CHECK_H_
#define PFORTE_COMMAND_GATE_CHECK_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds the subcommand to `pforte gate`; if it is the one asked for, parsing sets `chosen`.
void AddGateCheck(CLI::App& gate, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_GATE_CHECK_H_
