// `pforte doctor`: whether the installation can do its work.
#ifndef PFORTE_COMMAND_DOCTOR_H_
#define PFORTE_COMMAND_DOCTOR_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds the subcommand; if it is the one asked for, parsing sets `chosen`.
void AddDoctor(CLI::App& app, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_DOCTOR_H_
