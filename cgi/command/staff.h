// `pforte staff`: the people of the office.
#ifndef PFORTE_COMMAND_STAFF_H_
#define PFORTE_COMMAND_STAFF_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds the subcommand; if it is the one asked for, parsing sets `chosen`.
void AddStaff(CLI::App& app, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_STAFF_H_
