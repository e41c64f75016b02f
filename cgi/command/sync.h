// pforte sync: split operation.
#ifndef PFORTE_COMMAND_SYNC_H_
#define PFORTE_COMMAND_SYNC_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

void AddSync(CLI::App& app, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_SYNC_H_
