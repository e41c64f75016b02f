// `pforte access show|ask|note|claim|release`: a request with all that stands beside it.
#ifndef PFORTE_COMMAND_ACCESS_ITEM_H_
#define PFORTE_COMMAND_ACCESS_ITEM_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds them to `pforte access`; if one is asked for, parsing sets `chosen`.
void AddAccessItem(CLI::App& access, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_ACCESS_ITEM_H_
