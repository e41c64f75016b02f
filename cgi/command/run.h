// The command line as a whole: words in, exit status out. Knows neither the process nor the
// terminal.
#ifndef PFORTE_COMMAND_RUN_H_
#define PFORTE_COMMAND_RUN_H_

#include <string>
#include <vector>

#include "command/desk.h"

namespace command {

inline constexpr char kVersion[] = "0.1.0";

// `words` without the program's name. Sets `config` to the value of --config before anything is
// opened. Throws what the rules throw.
[[nodiscard]] int Run(const std::vector<std::string>& words, std::string& config, Desk& desk);

}  // namespace command

#endif  // PFORTE_COMMAND_RUN_H_
