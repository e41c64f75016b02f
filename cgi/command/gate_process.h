// The processes of the gate on this machine: finding this installation's, and holding them still for a while, as if
// they had died without a word.
#ifndef PFORTE_COMMAND_GATE_PROCESS_H_
#define PFORTE_COMMAND_GATE_PROCESS_H_

#include <sys/types.h>

#include <string>
#include <vector>

namespace command {

// Every process of this machine that is a gate.fcgi with that configuration in $PFORTE_CONFIG, as far as this user may
// look.
[[nodiscard]] std::vector<pid_t> FindGates(const std::string& config_path);

// Whether the process runs a program of that name: only such is ever stopped.
[[nodiscard]] bool IsGate(pid_t process);

// Stopped (SIGSTOP) while this lives. They go on in any case, also if this process is killed: a child of its own waits
// for its end and wakes them.
class StoppedGates {
 public:
  // Throws base::Fault if one cannot be stopped; then all go on.
  explicit StoppedGates(std::vector<pid_t> processes);
  ~StoppedGates();
  StoppedGates(const StoppedGates&) = delete;
  StoppedGates& operator=(const StoppedGates&) = delete;

 private:
  std::vector<pid_t> processes_;
  int pipe_ = -1;  // its end tells the child
  pid_t child_ = 0;
};

}  // namespace command

#endif  // PFORTE_COMMAND_GATE_PROCESS_H_
