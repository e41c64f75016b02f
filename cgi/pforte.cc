// pforte: the command line.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <system_error>

#include "base/fault.h"
#include "command/run.h"
#include "rules/house.h"

namespace {

// Where the command line's acts come from, for the history.
std::string Machine() {
  char name[256] = "";
  (void)::gethostname(name, sizeof name - 1);
  return std::string(name) + " (uid " + std::to_string(::getuid()) + ")";
}

}  // namespace

int main(int count, char** words) {
  std::string config;
  auto config_path = [&] { return config.empty() ? base::FindConfig() : config; };
  std::optional<rules::House> house;
  auto open = [&]() -> rules::House& {
    if (house && !house->database.IsCurrent()) house.reset();
    if (!house) {
      house.emplace(rules::OpenHouse(store::Part::kCommand, config_path()));
      house->acting.source = Machine();
    }
    return *house;
  };
  std::error_code failed;
  auto programs = std::filesystem::read_symlink("/proc/self/exe", failed).parent_path().string();
  command::Desk desk{open, config_path, programs, std::cin, std::cout, std::cerr, ::isatty(STDERR_FILENO) != 0};
  // Web servers hand the words of a query to a CGI program as arguments: strangers would be administrators.
  if (std::getenv("GATEWAY_INTERFACE") != nullptr || std::getenv("REQUEST_METHOD") != nullptr) {
    return command::Refuse(desk, "is no CGI program: move it to a folder that no web server shows");
  }
  try {
    int status = command::Run({words + 1, words + count}, config, desk);
    std::cout.flush();
    if (!std::cout) return command::Refuse(desk, "standard output cannot be written");
    return status;
  } catch (const base::Fault& fault) {
    return command::Refuse(desk, fault.what());
  } catch (const std::exception& error) {
    return command::Refuse(desk, std::string("unexpected: ") + error.what());
  }
}
