// How far a long command has come, for the one who waits: a line on a terminal that is written over. Nothing elsewhere.
#ifndef PFORTE_COMMAND_PROGRESS_H_
#define PFORTE_COMMAND_PROGRESS_H_

#include <chrono>
#include <cstdint>
#include <string>

#include "command/desk.h"

namespace command {

// "[##########----------]  50 %  500 of 1000, 12 s left"; the time once a second has passed.
[[nodiscard]] std::string ProgressLine(std::int64_t done, std::int64_t total, double seconds);

class Progress {
 public:
  Progress(Desk& desk, std::int64_t total) : desk_(desk), total_(total) {}
  ~Progress() { Hide(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Ten times a second at most.
  void Show(std::int64_t done);
  // Wipes the line, before anything else is said.
  void Hide();

 private:
  using Clock = std::chrono::steady_clock;
  Desk& desk_;
  std::int64_t total_;
  Clock::time_point began_ = Clock::now(), shown_;
};

}  // namespace command

#endif  // PFORTE_COMMAND_PROGRESS_H_
