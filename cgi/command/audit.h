// `pforte audit`: who did what, and whether the record of it is whole.
#ifndef PFORTE_COMMAND_AUDIT_H_
#define PFORTE_COMMAND_AUDIT_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds the subcommand; if it is the one asked for, parsing sets `chosen`.
void AddAudit(CLI::App& app, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_AUDIT_H_
