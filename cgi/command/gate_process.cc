#include "command/gate_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "base/fault.h"

namespace command {
namespace {

namespace fs = std::filesystem;

constexpr char kProgram[] = "gate.fcgi";

fs::path Folder(pid_t process) { return fs::path("/proc") / std::to_string(process); }

// What the process was started with; "" if it ended or is another user's.
std::string Read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string Canonical(const std::string& path) {
  std::error_code failed;
  return fs::weakly_canonical(path, failed).string();
}

// The value of a variable in "NAME=value\0…", "" if it is not there.
std::string Variable(const std::string& environment, const std::string& name) {
  const std::string start = name + "=";
  for (std::size_t at = 0; at < environment.size();) {
    const std::string one = environment.c_str() + at;
    if (one.starts_with(start)) return one.substr(start.size());
    at += one.size() + 1;
  }
  return "";
}

void Wake(const std::vector<pid_t>& processes) {
  for (pid_t process : processes) ::kill(process, SIGCONT);
}

// Until the other end of the pipe closes, however that comes. Of a session of its own, so that Ctrl-C passes it by.
[[noreturn]] void Watch(int pipe, const std::vector<pid_t>& processes) {
  ::setsid();
  for (int each : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) ::signal(each, SIG_IGN);
  char byte = 0;
  while (::read(pipe, &byte, 1) < 0 && errno == EINTR) continue;
  Wake(processes);
  ::_exit(0);
}

}  // namespace

bool IsGate(pid_t process) {
  // The first word as it was called: a script's interpreter or another user's process has none of that name.
  const std::string words = Read(Folder(process) / "cmdline");
  return fs::path(words.c_str()).filename() == kProgram;
}

std::vector<pid_t> FindGates(const std::string& config_path) {
  const std::string config = Canonical(config_path);
  std::vector<pid_t> processes;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator("/proc", failed)) {
    const std::string name = entry.path().filename().string();
    pid_t process = 0;
    auto parsed = std::from_chars(name.data(), name.data() + name.size(), process);
    if (parsed.ec != std::errc() || parsed.ptr != name.data() + name.size() || !IsGate(process)) continue;
    const std::string told = Variable(Read(entry.path() / "environ"), "PFORTE_CONFIG");
    if (!told.empty() && Canonical(told) == config) processes.push_back(process);
  }
  std::sort(processes.begin(), processes.end());
  return processes;
}

StoppedGates::StoppedGates(std::vector<pid_t> processes) : processes_(std::move(processes)) {
  int pipes[2];
  if (::pipe2(pipes, O_CLOEXEC) != 0) throw base::Fault(std::string("no pipe: ") + std::strerror(errno));
  child_ = ::fork();
  if (child_ == 0) {
    ::close(pipes[1]);
    Watch(pipes[0], processes_);
  }
  ::close(pipes[0]);
  pipe_ = pipes[1];
  int failed = child_ < 0 ? errno : 0;
  for (pid_t process : processes_) {
    if (failed == 0 && ::kill(process, SIGSTOP) != 0) failed = errno;
  }
  if (failed == 0) return;
  Wake(processes_);
  ::close(pipe_);
  if (child_ > 0) ::waitpid(child_, nullptr, 0);
  throw base::Fault(std::string("the gate's processes cannot be stopped: ") + std::strerror(failed));
}

StoppedGates::~StoppedGates() {
  ::close(pipe_);
  while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) continue;
  // The child did it, unless it was killed.
  Wake(processes_);
}

}  // namespace command
