// `pforte mail text`: the wording of mails.
#ifndef PFORTE_COMMAND_MAIL_TEXT_H_
#define PFORTE_COMMAND_MAIL_TEXT_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds the subcommand to `mail`; if it is the one asked for, parsing sets `chosen`.
void AddMailText(CLI::App& mail, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_MAIL_TEXT_H_
