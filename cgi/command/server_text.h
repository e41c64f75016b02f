// What web servers must be told, templates/server, compiled in; the list is generated.
#ifndef PFORTE_COMMAND_SERVER_TEXT_H_
#define PFORTE_COMMAND_SERVER_TEXT_H_

#include <string_view>
#include <vector>

namespace command {

// @NAME@ stands for a value; what stands between the lines "@EACH WEBSITE@" or "@EACH PATH@" and "@END@" is repeated.
struct ServerText {
  std::string_view name;  // the file: "nginx-markers"
  std::string_view text;
};
[[nodiscard]] const std::vector<ServerText>& ServerTexts();

}  // namespace command

#endif  // PFORTE_COMMAND_SERVER_TEXT_H_
