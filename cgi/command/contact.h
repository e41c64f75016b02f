// `pforte contact`: the customers.
#ifndef PFORTE_COMMAND_CONTACT_H_
#define PFORTE_COMMAND_CONTACT_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds the subcommand; if it is the one asked for, parsing sets `chosen`.
void AddContact(CLI::App& app, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_CONTACT_H_
