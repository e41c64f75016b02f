// The subcommand `pforte account`.
#ifndef PFORTE_COMMAND_ACCOUNT_H_
#define PFORTE_COMMAND_ACCOUNT_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

void AddAccount(CLI::App& app, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_ACCOUNT_H_
