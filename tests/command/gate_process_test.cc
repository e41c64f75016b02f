#include "command/gate_process.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <string>

#include "base/fault.h"
#include "support/folder.h"

namespace command {
namespace {

// A process that waits, under the name and with the configuration of a gate.
class Sleeper {
 public:
  explicit Sleeper(const std::string& name, const std::string& config) {
    process_ = ::fork();
    if (process_ == 0) {
      const std::string variable = "PFORTE_CONFIG=" + config;
      const char* words[] = {name.c_str(), "60", nullptr};
      const char* environment[] = {"A=b", variable.c_str(), nullptr};
      ::execve("/bin/sleep", const_cast<char**>(words), const_cast<char**>(environment));
      ::_exit(1);
    }
    while (!HasStarted()) ::usleep(1000);
  }
  ~Sleeper() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  Sleeper(const Sleeper&) = delete;
  Sleeper& operator=(const Sleeper&) = delete;

  [[nodiscard]] pid_t Id() const { return process_; }
  // Waits for the next change: true if it was stopped, false if it goes on.
  [[nodiscard]] bool WasStopped() const {
    int status = 0;
    EXPECT_EQ(process_, ::waitpid(process_, &status, WUNTRACED | WCONTINUED));
    EXPECT_TRUE(WIFSTOPPED(status) || WIFCONTINUED(status));
    return WIFSTOPPED(status);
  }
  // 'T' while it is stopped (proc(5)).
  [[nodiscard]] char State() const {
    const std::string line = Read("stat");
    return line.at(line.rfind(')') + 2);
  }

 private:
  [[nodiscard]] std::string Read(const std::string& file) const {
    std::ifstream in("/proc/" + std::to_string(process_) + "/" + file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }
  [[nodiscard]] bool HasStarted() const { return Read("environ").starts_with("A=b"); }

  pid_t process_ = 0;
};

TEST(GateProcess, IsFoundByItsNameAndItsConfiguration) {
  const support::Folder folder;
  const std::string config = folder.Write("pforte.toml", ""), other = folder.Write("other.toml", "");
  const Sleeper gate("/opt/pforte/gate.fcgi", config), neighbour("gate.fcgi", other), portal("portal.fcgi", config);
  EXPECT_EQ(std::vector<pid_t>{gate.Id()}, FindGates(folder / "./pforte.toml"));
  EXPECT_TRUE(IsGate(gate.Id()));
  EXPECT_FALSE(IsGate(portal.Id()));
  EXPECT_FALSE(IsGate(0));
  EXPECT_FALSE(IsGate(::getpid()));
}

TEST(GateProcess, StandsStillAndGoesOn) {
  const Sleeper gate("gate.fcgi", "x");
  {
    const StoppedGates stopped({gate.Id()});
    EXPECT_TRUE(gate.WasStopped());
  }
  EXPECT_FALSE(gate.WasStopped());
}

TEST(GateProcess, GoesOnWhenWhoeverStoppedItIsKilled) {
  const Sleeper gate("gate.fcgi", "x");
  pid_t killed = ::fork();
  if (killed == 0) {
    const StoppedGates stopped({gate.Id()});
    for (;;) ::pause();
  }
  EXPECT_TRUE(gate.WasStopped());
  ::kill(killed, SIGKILL);
  ::waitpid(killed, nullptr, 0);
  EXPECT_FALSE(gate.WasStopped());
}

TEST(GateProcess, GoesOnWhenAnotherOneCannotBeStopped) {
  const Sleeper gate("gate.fcgi", "x");
  pid_t gone = ::fork();
  if (gone == 0) ::_exit(0);
  ::waitpid(gone, nullptr, 0);
  EXPECT_THROW(StoppedGates({gate.Id(), gone}), base::Fault);
  EXPECT_NE('T', gate.State());
}

}  // namespace
}  // namespace command
