#include "base/log.h"

#include <unistd.h>

#include <csignal>

#include "base/clock.h"

namespace base {
namespace {

std::string_view Name(LogLevel level) {
  switch (level) {
    case LogLevel::kInfo: return "info";
    case LogLevel::kWarning: return "warning";
    case LogLevel::kError: return "error";
  }
  return "error";
}

void Append(std::string& line, std::string_view key, std::string_view value) {
  constexpr char kHex[] = "0123456789abcdef";
  const bool quoted = value.empty() || value.find_first_of(" =") != std::string_view::npos;
  if (!line.empty()) line += ' ';
  line.append(key) += '=';
  if (quoted) line += '"';
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    // The backslash too, so that a written \x0a can be told from a newline.
    if (byte < 0x20 || byte > 0x7e || c == '"' || c == '\\') {
      line.append("\\x") += kHex[byte >> 4];
      line += kHex[byte & 15];
    } else {
      line += c;
    }
  }
  if (quoted) line += '"';
}

}  // namespace

std::string LogLine(std::int64_t now, LogLevel level, std::string_view event, LogFields fields) {
  std::string line;
  Append(line, "time", Rfc3339(now));
  Append(line, "level", Name(level));
  Append(line, "event", event);
  for (const auto& [key, value] : fields) Append(line, key, value);
  line += '\n';
  return line;
}

void Log(LogLevel level, std::string_view event, LogFields fields) {
  const std::string line = LogLine(SystemClock()(), level, event, fields);
  // A reader that went away must not end the process by SIGPIPE.
  struct sigaction ignore {
  }, before{};
  ignore.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &ignore, &before);
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
  ::sigaction(SIGPIPE, &before, nullptr);
}

}  // namespace base
