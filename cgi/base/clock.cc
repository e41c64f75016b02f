#include "base/clock.h"

#include "base/fault.h"

namespace base {

std::string Rfc3339(std::int64_t seconds) {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm utc{};
  if (::gmtime_r(&time, &utc) == nullptr) {
    throw Fault(std::to_string(seconds) + " seconds are beyond the calendar");
  }
  char text[64];
  const auto length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return {text, length};
}

}  // namespace base
