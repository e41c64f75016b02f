// What time it is. Everything that needs the time asks the Clock it was given,
// so that tests can turn it; nothing else in the house calls time().
#ifndef PFORTE_BASE_CLOCK_H_
#define PFORTE_BASE_CLOCK_H_

#include <cstdint>
#include <ctime>
#include <functional>
#include <string>

namespace base {

// UTC seconds since 1970-01-01, without leap seconds (POSIX time).
using Clock = std::function<std::int64_t()>;

inline Clock SystemClock() {
  return [] { return static_cast<std::int64_t>(std::time(nullptr)); };
}

inline constexpr std::int64_t kMinute = 60;
inline constexpr std::int64_t kHour = 60 * kMinute;
inline constexpr std::int64_t kDay = 24 * kHour;

// "2026-11-24T09:30:00Z" (RFC 3339), for logs and for <time datetime>.
std::string Rfc3339(std::int64_t seconds);

}  // namespace base

#endif  // PFORTE_BASE_CLOCK_H_
