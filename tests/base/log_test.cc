#include "base/log.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

namespace base {
namespace {

std::string Value(std::string_view value) {
  const std::string line = LogLine(0, LogLevel::kInfo, "e", {{"k", value}});
  const std::string before = "time=1970-01-01T00:00:00Z level=info event=e k=";
  EXPECT_EQ(line.substr(0, before.size()), before);
  EXPECT_EQ(line.back(), '\n');
  return line.substr(before.size(), line.size() - before.size() - 1);
}

TEST(LogLine, NamesTimeLevelEventAndFields) {
  EXPECT_EQ(LogLine(1795512600, LogLevel::kWarning, "mail.dead", {{"id", "17"}, {"tries", "5"}}),
            "time=2026-11-24T09:30:00Z level=warning event=mail.dead id=17 tries=5\n");
  EXPECT_EQ(LogLine(0, LogLevel::kError, "fault", {}),
            "time=1970-01-01T00:00:00Z level=error event=fault\n");
}

TEST(LogLine, NeverStartsASecondLine) {
  EXPECT_EQ(Value("a\nlevel=error"), "\"a\\x0alevel=error\"");
  EXPECT_EQ(Value("a\r\nb"), "a\\x0d\\x0ab");
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const std::string line =
        LogLine(0, LogLevel::kInfo, std::string(1, c), {{"k", std::string_view(&c, 1)}});
    EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1) << byte;
    EXPECT_TRUE(std::all_of(line.begin(), line.end() - 1, [](char x) {
      return x >= ' ' && x <= '~';
    })) << byte;
  }
}

TEST(LogLine, QuotesWhatHasSpaces) {
  EXPECT_EQ(Value("two words"), "\"two words\"");
  EXPECT_EQ(Value("a=b"), "\"a=b\"");
  EXPECT_EQ(Value(""), "\"\"");
}

TEST(LogLine, LetsNoValueEndItsQuotes) {
  EXPECT_EQ(Value("a\" level=error"), "\"a\\x22 level=error\"");
}

TEST(LogLine, TellsAWrittenEscapeFromAnEscapedByte) {
  EXPECT_EQ(Value("\\x0a"), "\\x5cx0a");
  EXPECT_EQ(Value("ä\x7f"), "\\xc3\\xa4\\x7f");
}

// Runs `work` in a child whose standard error is `descriptor`; its wait status.
template <typename Work>
int WithStandardError(int descriptor, Work work) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(descriptor, STDERR_FILENO);
    work();
    ::_exit(0);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  return status;
}

TEST(Log, WritesOneLineToStandardError) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  EXPECT_EQ(WithStandardError(ends[1],
                              [] {
                                Log(LogLevel::kInfo, "start", {{"port", "8080"}});
                              }),
            0);
  ::close(ends[1]);
  char text[256];
  const auto length = ::read(ends[0], text, sizeof text);
  ::close(ends[0]);
  ASSERT_GT(length, 0);
  const std::string line(text, static_cast<std::size_t>(length));
  EXPECT_EQ(line.substr(line.find(" level=")), " level=info event=start port=8080\n");
}

TEST(Log, SurvivesAStandardErrorThatNobodyReads) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ::close(ends[0]);
  EXPECT_EQ(WithStandardError(ends[1],
                              [] {
                                ::signal(SIGPIPE, SIG_DFL);
                                Log(LogLevel::kError, "fault");
                              }),
            0);
  // What the process does about SIGPIPE elsewhere stays its own affair.
  EXPECT_EQ(WTERMSIG(WithStandardError(ends[1],
                                       [] {
                                         ::signal(SIGPIPE, SIG_DFL);
                                         Log(LogLevel::kError, "fault");
                                         [[maybe_unused]] auto n = ::write(STDERR_FILENO, "x", 1);
                                       })),
            SIGPIPE);
  ::close(ends[1]);
}

TEST(Log, SurvivesAClosedStandardError) {
  EXPECT_EQ(WithStandardError(STDERR_FILENO,
                              [] {
                                ::close(STDERR_FILENO);
                                Log(LogLevel::kError, "fault");
                              }),
            0);
}

}  // namespace
}  // namespace base
