// The texts of templates/server with values in them. Knows no server.
#ifndef PFORTE_COMMAND_EXPAND_H_
#define PFORTE_COMMAND_EXPAND_H_

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace command {

using Values = std::map<std::string, std::string>;
// The rows of the loop "@EACH what@", their values beside those around it; a row's own come before those.
using Rows = std::function<std::vector<Values>(std::string_view what, const Values& around)>;

// Every @NAME@ that has a value, and every loop as often as it has rows; all else stays. No value is searched again.
[[nodiscard]] std::string Expand(std::string_view text, const Values& values, const Rows& rows);

}  // namespace command

#endif  // PFORTE_COMMAND_EXPAND_H_
