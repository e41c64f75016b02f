// `pforte website brand` and `pforte website approvers`: what customers see of a website, and who decides there.
#ifndef PFORTE_COMMAND_BRAND_H_
#define PFORTE_COMMAND_BRAND_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Both become subcommands of `website`.
void AddBrand(CLI::App& website, Action& chosen);
void AddApprovers(CLI::App& website, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_BRAND_H_
