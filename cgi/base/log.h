// One line of logfmt per event to standard error: time=… level=… event=… key=value …
// Every value is made ASCII-safe (ASVS 16.4.1): control characters, quotes and
// bytes above 0x7e are written as \xNN, so no value can start a second line.
// Knows nothing of who reads it; never hand it a password, token or mail body.
#ifndef PFORTE_BASE_LOG_H_
#define PFORTE_BASE_LOG_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace base {

enum class LogLevel { kInfo, kWarning, kError };

using LogFields = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// The line that Log writes, with the closing newline.
[[nodiscard]] std::string LogLine(std::int64_t now, LogLevel level, std::string_view event,
                                  LogFields fields);

// Writes the line with one write(2); a failing standard error is ignored.
void Log(LogLevel level, std::string_view event, LogFields fields = {});

}  // namespace base

#endif  // PFORTE_BASE_LOG_H_
