// A decision about many at once: prepared, shown, carried out in slices, each item judged on its own.
#ifndef PFORTE_MODEL_BULK_H_
#define PFORTE_MODEL_BULK_H_

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "model/enum.h"

namespace model {

// The first two of accesses, the last two of registrations whose address is not proven.
enum class BulkAct { kApprove, kReject, kResend, kPurge };
template <>
struct Words<BulkAct> {
  static constexpr std::string_view kWords[] = {"approve", "reject", "resend", "purge"};
};

enum class BulkOutcome {
  kOpen,
  kDone,
  kChanged,     // by somebody else since it was prepared, or it is so already
  kNotAllowed,  // another website's, or the own request
  kGone,
  kUndone,      // done, and taken back
};
inline constexpr int kBulkOutcomeCount = 6;
template <>
struct Words<BulkOutcome> {
  static constexpr std::string_view kWords[] = {"open", "done", "changed", "not_allowed", "gone", "undone"};
};

struct Bulk {
  std::int64_t id = 0;
  std::optional<std::int64_t> staff_id;  // nothing: the command line
  BulkAct act = BulkAct::kApprove;
  std::string reason;
  std::int64_t mail = 1;
  std::int64_t created_at = 0;
  std::optional<std::int64_t> started_at;

  auto Columns() { return std::tie(id, staff_id, act, reason, mail, created_at, started_at); }
};

struct BulkItem {
  std::int64_t item_id = 0;  // of an access or a registration
  std::int64_t version = 0;  // what was looked at
  BulkOutcome outcome = BulkOutcome::kOpen;

  auto Columns() { return std::tie(item_id, version, outcome); }
};

// How many of a bulk's items came out so.
struct BulkCount {
  BulkOutcome outcome = BulkOutcome::kOpen;
  std::int64_t count = 0;

  auto Columns() { return std::tie(outcome, count); }
};

}  // namespace model

#endif  // PFORTE_MODEL_BULK_H_
