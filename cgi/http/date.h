// Dates as HTTP writes them (RFC 9110 section 5.6.7). Knows no clock.
#ifndef PFORTE_HTTP_DATE_H_
#define PFORTE_HTTP_DATE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace http {

// "Sun, 06 Nov 1994 08:49:37 GMT" for UTC seconds since 1970, of the years 1970 to 9999.
[[nodiscard]] std::string HttpDate(std::int64_t seconds);

// The three forms that a recipient must take: as above, "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994".
// Nothing for everything else, also for a day that no calendar has. A year of two digits that would lie more than 50
// years after `now` is the one of the century before.
[[nodiscard]] std::optional<std::int64_t> ParseHttpDate(std::string_view text, std::int64_t now);

}  // namespace http

#endif  // PFORTE_HTTP_DATE_H_
