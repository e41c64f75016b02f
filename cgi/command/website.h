// `pforte website`: the website register.
#ifndef PFORTE_COMMAND_WEBSITE_H_
#define PFORTE_COMMAND_WEBSITE_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds the subcommand; if it is the one asked for, parsing sets `chosen`.
void AddWebsite(CLI::App& app, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_WEBSITE_H_
