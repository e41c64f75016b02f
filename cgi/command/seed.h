// `pforte seed`: customers who do not exist, for benchmarks.
#ifndef PFORTE_COMMAND_SEED_H_
#define PFORTE_COMMAND_SEED_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds the subcommand; if it is the one asked for, parsing sets `chosen`.
void AddSeed(CLI::App& app, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_SEED_H_
