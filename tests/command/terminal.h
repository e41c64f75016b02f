// A terminal at which commands are typed, in the house of a Scenario.
#ifndef PFORTE_TESTS_COMMAND_TERMINAL_H_
#define PFORTE_TESTS_COMMAND_TERMINAL_H_

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "command/run.h"
#include "support/scenario.h"

namespace command {

// A terminal at which the words are typed.
class Terminal {
 public:
  // Exit status; `input` is what stands on standard input.
  int Type(const std::vector<std::string>& words, const std::string& input = "") {
    std::istringstream in(input);
    std::ostringstream out, err;
    std::string config;
    Desk desk{[this]() -> rules::House& {
                ++opened;
                return scenario.house;
              },
              [&config] { return config.empty() ? "/srv/a b/pforte.toml" : config; },
              "/opt/pforte/bin",
              in,
              out,
              err};
    int status = Run(words, config, desk);
    said = out.str();
    complained = err.str();
    return status;
  }
  Json Read(const std::vector<std::string>& words) {
    EXPECT_EQ(kDone, Type(words)) << complained;
    return Json::parse(said);
  }

  support::Scenario scenario{store::Part::kCommand};
  std::string said, complained;
  int opened = 0;
};

}  // namespace command

#endif  // PFORTE_TESTS_COMMAND_TERMINAL_H_
