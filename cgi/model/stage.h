// The stages in which the office finds what was asked for.
#ifndef PFORTE_MODEL_STAGE_H_
#define PFORTE_MODEL_STAGE_H_

#include <cstdint>

#include "model/enum.h"

namespace model {

enum class Stage { kWaiting, kUnverified, kApproved, kRejected, kWithdrawn, kExpired, kRenewal };
inline constexpr int kStageCount = 7;
template <>
struct Words<Stage> {
  static constexpr std::string_view kWords[] = {"waiting",  "unverified", "approved",
                                                "rejected", "withdrawn",  "expired", "renewal"};
};

// In the time since when they are what they are; of the expired, since when they are no more.
enum class Sort { kOldest, kNewest };
template <>
struct Words<Sort> {
  static constexpr std::string_view kWords[] = {"oldest", "newest"};
};

// Lists are counted so far, to stay fast however long they are: one more is shown as "1000+".
inline constexpr std::int64_t kCountMost = 1000;

}  // namespace model

#endif  // PFORTE_MODEL_STAGE_H_
