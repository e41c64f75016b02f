#include "http/condition.h"

#include <algorithm>

#include "http/date.h"

namespace http {
namespace {

// Section 8.8.3: of two tags that are compared strongly, neither may be weak; ours never is.
enum class Comparison { kStrong, kWeak };

// `list` is "*" or tags like "a", W/"b", which may hold commas.
bool Matches(std::string_view list, const std::string& etag, Comparison comparison) {
  if (list == "*") return true;
  while (true) {
    list.remove_prefix(std::min(list.find_first_not_of(" \t,"), list.size()));
    const bool weak = list.starts_with("W/");
    if (weak) list.remove_prefix(2);
    if (!list.starts_with('"')) return false;
    const auto close = list.find('"', 1);
    if (close == std::string_view::npos) return false;
    if (list.substr(0, close + 1) == etag && (!weak || comparison == Comparison::kWeak)) return true;
    list.remove_prefix(close + 1);
  }
}

}  // namespace

Condition CheckConditions(const Variables& variables, const Validator& validator, std::int64_t now) {
  if (const auto match = variables("HTTP_IF_MATCH"); !match.empty()) {
    if (!Matches(match, validator.etag, Comparison::kStrong)) return Condition::kFailed;
  } else if (const auto since = ParseHttpDate(variables("HTTP_IF_UNMODIFIED_SINCE"), now)) {
    if (validator.modified_at > *since) return Condition::kFailed;
  }
  if (const auto none_match = variables("HTTP_IF_NONE_MATCH"); !none_match.empty()) {
    if (Matches(none_match, validator.etag, Comparison::kWeak)) return Condition::kNotModified;
  } else if (const auto since = ParseHttpDate(variables("HTTP_IF_MODIFIED_SINCE"), now)) {
    if (validator.modified_at <= *since) return Condition::kNotModified;
  }
  return Condition::kHolds;
}

bool RangeCounts(std::string_view if_range, const Validator& validator, std::int64_t now) {
  if (if_range.empty() || if_range == validator.etag) return true;
  // Section 8.8.2.2: the date is a strong validator only once its second is over.
  return ParseHttpDate(if_range, now) == validator.modified_at && validator.modified_at < now;
}

}  // namespace http
