#include "mail/deliver.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <sstream>
#include <vector>

extern char** environ;

namespace mail {
namespace {

constexpr int kTemporaryFailure = 75;

HandoverResult Later(const std::string& what) { return {Handover::kLater, what + ": " + std::strerror(errno)}; }

std::int64_t Milliseconds() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1'000'000;
}

// False if the time is over. A child that stops reading ends it early; how it exits then decides.
bool Feed(int pipe, const std::string& mail, std::int64_t deadline) {
  std::size_t written = 0;
  while (written < mail.size()) {
    pollfd ready{pipe, POLLOUT, 0};
    auto left = deadline - Milliseconds();
    if (left <= 0) return false;
    if (::poll(&ready, 1, static_cast<int>(left)) <= 0) continue;
    ssize_t count = ::write(pipe, mail.data() + written, mail.size() - written);
    if (count < 0 && errno != EAGAIN && errno != EINTR) return true;
    if (count > 0) written += static_cast<std::size_t>(count);
  }
  return true;
}

}  // namespace

HandoverResult PipeTo(const std::string& command, const std::string& mail, int seconds) {
  std::vector<std::string> words;
  std::istringstream in(command);
  for (std::string word; in >> word;) words.push_back(word);
  if (words.empty()) return {Handover::kLater, "mail command: empty"};
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  int pipes[2];
  if (::pipe2(pipes, O_CLOEXEC) != 0) return Later("pipe");
  ::fcntl(pipes[1], F_SETFL, O_NONBLOCK);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, pipes[0], 0);
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  sigset_t defaults;
  ::sigemptyset(&defaults);
  ::sigaddset(&defaults, SIGPIPE);
  ::posix_spawnattr_setsigdefault(&attributes, &defaults);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
  pid_t child = 0;
  int failed = ::posix_spawn(&child, arguments[0], &actions, &attributes, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  ::close(pipes[0]);
  if (failed != 0) {
    ::close(pipes[1]);
    return {Handover::kLater, words[0] + ": " + std::strerror(failed)};
  }
  auto deadline = Milliseconds() + std::int64_t{seconds} * 1000;
  struct sigaction ignore {}, before {};
  ignore.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &ignore, &before);
  // Killed before the pipe closes: the end of the pipe would tell the child that the mail is whole.
  if (!Feed(pipes[1], mail, deadline)) ::kill(-child, SIGKILL);
  ::close(pipes[1]);
  ::sigaction(SIGPIPE, &before, nullptr);
  int status = 0;
  const timespec pause{0, 10'000'000};
  while (::waitpid(child, &status, WNOHANG) == 0) {
    if (Milliseconds() >= deadline) {
      ::kill(-child, SIGKILL);  // the whole group that it may have started
      ::waitpid(child, &status, 0);
      return {Handover::kLater, words[0] + ": no answer in " + std::to_string(seconds) + " seconds"};
    }
    ::nanosleep(&pause, nullptr);
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {Handover::kTaken, ""};
  if (WIFSIGNALED(status)) {
    return {Handover::kLater, words[0] + ": ended by signal " + std::to_string(WTERMSIG(status))};
  }
  return {WEXITSTATUS(status) == kTemporaryFailure || WEXITSTATUS(status) == 127 ? Handover::kLater : Handover::kNever,
          words[0] + ": exit status " + std::to_string(WEXITSTATUS(status))};
}

HandoverResult WriteTo(const std::string& directory, const std::string& name, const std::string& mail) {
  if (::mkdir(directory.c_str(), 0770) != 0 && errno != EEXIST) return Later(directory);
  std::string target = directory + "/" + name + ".eml", part = directory + "/." + name + ".part";
  int file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0660);
  if (file < 0) return Later(part);
  std::size_t written = 0;
  while (written < mail.size()) {
    ssize_t count = ::write(file, mail.data() + written, mail.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) break;
    written += static_cast<std::size_t>(count);
  }
  bool whole = written == mail.size() && ::fsync(file) == 0;
  HandoverResult result = whole ? HandoverResult{Handover::kTaken, ""} : Later(part);
  ::close(file);
  if (whole && ::rename(part.c_str(), target.c_str()) != 0) result = Later(target);
  if (result.outcome != Handover::kTaken) ::unlink(part.c_str());
  return result;
}

}  // namespace mail
