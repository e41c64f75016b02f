// The wish to end, from outside: SIGTERM, SIGINT or SIGHUP, kept until somebody looks. At most one at a time.
#ifndef PFORTE_COMMAND_STOP_H_
#define PFORTE_COMMAND_STOP_H_

#include <csignal>

namespace command {

class Stop {
 public:
  // Catches the signals, but for one that is ignored (nohup). Throws base::Fault.
  Stop();
  ~Stop();
  Stop(const Stop&) = delete;
  Stop& operator=(const Stop&) = delete;

  // True as soon as a signal came, false after `seconds`.
  [[nodiscard]] bool Wait(double seconds) const;
  // Can be read as soon as a signal came.
  [[nodiscard]] int Descriptor() const { return pipe_[0]; }

 private:
  static constexpr int kSignals[] = {SIGTERM, SIGINT, SIGHUP};
  static inline int pipe_[2] = {-1, -1};
  struct sigaction before_[3] = {};
};

}  // namespace command

#endif  // PFORTE_COMMAND_STOP_H_
