#include "command/stop.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "base/fault.h"

namespace command {

Stop::Stop() {
  if (::pipe2(pipe_, O_CLOEXEC | O_NONBLOCK) != 0) throw base::Fault("no pipe for signals");
  struct sigaction action {};
  action.sa_handler = [](int) { [[maybe_unused]] auto written = ::write(pipe_[1], "", 1); };
  action.sa_flags = SA_RESTART;
  for (int i = 0; i < 3; ++i) {
    ::sigaction(kSignals[i], nullptr, &before_[i]);
    if (before_[i].sa_handler != SIG_IGN) ::sigaction(kSignals[i], &action, nullptr);
  }
}

Stop::~Stop() {
  for (int i = 0; i < 3; ++i) ::sigaction(kSignals[i], &before_[i], nullptr);
  ::close(pipe_[0]);
  ::close(pipe_[1]);
}

bool Stop::Wait(double seconds) const {
  pollfd ready{pipe_[0], POLLIN, 0};
  return ::poll(&ready, 1, static_cast<int>(seconds * 1000)) != 0;
}

}  // namespace command
