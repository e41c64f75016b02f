#include "command/pipe.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

#include "base/fault.h"

namespace command {
namespace {

constexpr int kPatience = 600;     // seconds
constexpr double kGrace = 2;       // for the program to end by itself
constexpr double kLook = 0.02;

[[noreturn]] void Fail(const std::string& what) { throw base::Fault(what + ": " + std::strerror(errno)); }

}  // namespace

std::string ReadSome(int descriptor, int stop) {
  pollfd waiting[] = {{descriptor, POLLIN, 0}, {stop, POLLIN, 0}};
  int ready = 0;
  do {
    ready = ::poll(waiting, 2, kPatience * 1000);
  } while (ready < 0 && errno == EINTR);
  if (ready < 0) Fail("the pipe cannot be read");
  if (waiting[1].revents != 0) throw base::Fault("stopped; run it again to go on");
  if (ready == 0) throw base::Fault("nothing came for ten minutes; run it again to go on");
  std::string bytes(65536, '\0');
  ssize_t count = 0;
  do {
    count = ::read(descriptor, bytes.data(), bytes.size());
  } while (count < 0 && errno == EINTR);
  if (count < 0) Fail("the pipe cannot be read");
  bytes.resize(static_cast<std::size_t>(count));
  return bytes;
}

bool WriteAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EPIPE) return false;
    if (count < 0) Fail("the pipe cannot be written");
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

Pipe::Pipe(const std::vector<std::string>& words) {
  // Whoever writes where nobody reads is told so.
  ::signal(SIGPIPE, SIG_IGN);
  int to[2], from[2];
  if (::pipe2(to, O_CLOEXEC) != 0) Fail("no pipe");
  base::Descriptor to_read(to[0]);
  out_.emplace(to[1]);
  if (::pipe2(from, O_CLOEXEC) != 0) Fail("no pipe");
  in_.emplace(from[0]);
  base::Descriptor from_write(from[1]);

  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, to_read.Get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, from_write.Get(), STDOUT_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t ordinary;
  sigemptyset(&ordinary);
  sigaddset(&ordinary, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &ordinary);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  const int failed = ::posix_spawnp(&child_, arguments[0], &actions, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) {
    child_ = -1;
    throw base::Fault(words[0] + ": cannot be started: " + std::strerror(failed));
  }
}

Pipe::~Pipe() {
  in_.reset();
  out_.reset();
  if (child_ < 0) return;
  for (double waited = 0; waited < kGrace; waited += kLook) {
    if (::waitpid(child_, nullptr, WNOHANG) != 0) return;
    ::usleep(static_cast<useconds_t>(kLook * 1e6));
  }
  ::kill(child_, SIGTERM);
  ::waitpid(child_, nullptr, 0);
}

std::string Pipe::Read() { return ReadSome(in_->Get(), stop_.Descriptor()); }

void Pipe::Write(std::string_view bytes) { (void)WriteAll(out_->Get(), bytes); }

}  // namespace command
