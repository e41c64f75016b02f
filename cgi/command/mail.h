// `pforte mail`: the outbox.
#ifndef PFORTE_COMMAND_MAIL_H_
#define PFORTE_COMMAND_MAIL_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds the subcommand; if it is the one asked for, parsing sets `chosen`.
void AddMail(CLI::App& app, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_MAIL_H_
