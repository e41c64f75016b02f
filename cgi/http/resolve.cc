#include "http/resolve.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <sstream>

#include "base/descriptor.h"

extern char** environ;

namespace http {
namespace {

bool IsLiteral(const std::string& text) {
  std::array<unsigned char, sizeof(in6_addr)> address{};
  return ::inet_pton(AF_INET, text.c_str(), address.data()) == 1 ||
         ::inet_pton(AF_INET6, text.c_str(), address.data()) == 1;
}

// What the program printed; "" if it could not be started or failed. No shell.
std::string OutputOf(std::vector<std::string> words) {
  int pipes[2];
  if (::pipe2(pipes, O_CLOEXEC) != 0) return "";
  const base::Descriptor reading(pipes[0]);
  pid_t child = 0;
  int failed = 0;
  {
    const base::Descriptor writing(pipes[1]);
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, writing.Get(), 1);
    failed = ::posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
  }
  if (failed != 0) return "";
  std::string printed;
  std::array<char, 4096> piece{};
  for (;;) {
    ssize_t count = ::read(reading.Get(), piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    printed.append(piece.data(), static_cast<std::size_t>(count));
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? printed : "";
}

}  // namespace

std::vector<std::string> ParseAddresses(std::string_view printed) {
  std::vector<std::string> addresses;
  std::istringstream lines{std::string(printed)};
  for (std::string line; std::getline(lines, line);) {
    std::string address = line.substr(0, line.find_first_of(" \t"));
    bool known = std::find(addresses.begin(), addresses.end(), address) != addresses.end();
    if (IsLiteral(address) && !known) addresses.push_back(std::move(address));
  }
  return addresses;
}

std::vector<std::string> Resolve(const std::string& name) {
  std::string bare = name.starts_with('[') && name.ends_with(']') ? name.substr(1, name.size() - 2) : name;
  if (IsLiteral(bare)) return {bare};
  if (name == "localhost") return {"127.0.0.1"};
  if (name.empty() || name.starts_with('-')) return {};
  return ParseAddresses(OutputOf({"getent", "ahosts", name}));
}

}  // namespace http
