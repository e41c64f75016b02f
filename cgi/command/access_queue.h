// `pforte access list|all|undo-all`: the queue, and decisions about all that a filter lets through.
#ifndef PFORTE_COMMAND_ACCESS_QUEUE_H_
#define PFORTE_COMMAND_ACCESS_QUEUE_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds them to `pforte access`; if one is asked for, parsing sets `chosen`.
void AddAccessQueue(CLI::App& access, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_ACCESS_QUEUE_H_
