// Spellings of a path that a careless server takes for it although a rule about the path does not see it. A pure list.
#ifndef PFORTE_COMMAND_SPELLING_H_
#define PFORTE_COMMAND_SPELLING_H_

#include <string>
#include <string_view>
#include <vector>

namespace command {

struct Spelling {
  std::string about;   // "a doubled slash"
  std::string target;  // of the request line
};
// At least 130 of every path that begins with a slash, each once, never the path itself. `mount` is where the portal's
// public pages lie: "" or "/partner".
[[nodiscard]] std::vector<Spelling> Spellings(std::string_view path, std::string_view mount);

}  // namespace command

#endif  // PFORTE_COMMAND_SPELLING_H_
