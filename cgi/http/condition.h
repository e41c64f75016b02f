// Conditional requests (RFC 9110 section 13): shall a file be sent again that the browser may have? Knows no files.
#ifndef PFORTE_HTTP_CONDITION_H_
#define PFORTE_HTTP_CONDITION_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "http/request.h"

namespace http {

// What tells one state of a file from another.
struct Validator {
  std::string etag;              // strong, with its quotes
  std::int64_t modified_at = 0;  // UTC seconds, not in the future
};

enum class Condition {
  kHolds,        // send it
  kNotModified,  // 304
  kFailed,       // 412
};
// If-Match, If-Unmodified-Since, If-None-Match and If-Modified-Since of a GET or HEAD, in the order of section 13.2.2.
// A list of tags that cannot be read matches nothing; a date that cannot be read is not there.
[[nodiscard]] Condition CheckConditions(const Variables&, const Validator&, std::int64_t now);

// Whether If-Range lets a Range count (section 13.1.5): absent, the same strong tag, or exactly the same date, if the
// file cannot have changed twice within its second. Anything else means: send the whole.
[[nodiscard]] bool RangeCounts(std::string_view if_range, const Validator&, std::int64_t now);

}  // namespace http

#endif  // PFORTE_HTTP_CONDITION_H_
