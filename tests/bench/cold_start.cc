// Starts programs as a web server starts plain CGI and waits for their end. `cold_start RUNS PROGRAM...`
// starts them in turn with this environment and prints for each, one a line: the median in
// microseconds and the peak of resident memory in KiB.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

extern char** environ;

namespace {

struct Figures {
  std::vector<double> microseconds;
  long peak_kib = 0;
};

bool Run(char* program, Figures& figures) {
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  char* arguments[] = {program, nullptr};
  pid_t child = 0;
  int status = 0;
  rusage usage{};
  const auto start = std::chrono::steady_clock::now();
  bool ran = ::posix_spawn(&child, program, &actions, nullptr, arguments, environ) == 0 &&
             ::wait4(child, &status, 0, &usage) == child && status == 0;
  figures.microseconds.push_back(
      std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
  figures.peak_kib = std::max(figures.peak_kib, usage.ru_maxrss);
  ::posix_spawn_file_actions_destroy(&actions);
  return ran;
}

}  // namespace

int main(int count, char** arguments) {
  const int runs = count < 3 ? 0 : std::atoi(arguments[1]);
  if (runs < 1) return 1;
  std::vector<Figures> figures(static_cast<std::size_t>(count - 2));
  for (int run = 0; run < runs; ++run) {
    for (std::size_t i = 0; i < figures.size(); ++i) {
      if (!Run(arguments[i + 2], figures[i])) return 1;
    }
  }
  for (auto& each : figures) {
    auto middle = each.microseconds.begin() + runs / 2;
    std::nth_element(each.microseconds.begin(), middle, each.microseconds.end());
    std::printf("%.1f %ld\n", *middle, each.peak_kib);
  }
  return 0;
}
