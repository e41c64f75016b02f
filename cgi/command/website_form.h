// `pforte website rules|form|field`: whose address decides beforehand, and what a website asks of those who want
// access.
#ifndef PFORTE_COMMAND_WEBSITE_FORM_H_
#define PFORTE_COMMAND_WEBSITE_FORM_H_

#include <CLI/CLI.hpp>

#include "command/desk.h"

namespace command {

// Adds them to `pforte website`; if one is asked for, parsing sets `chosen`.
void AddWebsiteForm(CLI::App& website, Action& chosen);

}  // namespace command

#endif  // PFORTE_COMMAND_WEBSITE_FORM_H_
