// `pforte access grant|register|reset|link|correct`: how somebody comes to an access, and back to the own account.
#ifndef PFORTE_COMMAND_ACCESS_GRANT_H_
#define PFORTE_COMMAND_ACCESS_GRANT_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds them to `pforte access`; if one is asked for, parsing sets `chosen`.
void AddAccessGrant(CLI::App& access, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_ACCESS_GRANT_H_
