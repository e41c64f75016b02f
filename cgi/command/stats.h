// `pforte stats`: the figures of the office's overview.
#ifndef PFORTE_COMMAND_STATS_H_
#define PFORTE_COMMAND_STATS_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds the subcommand; if it is the one asked for, parsing sets `chosen`.
void AddStats(CLI::App& app, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_STATS_H_
