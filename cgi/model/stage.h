// The stages in which the office finds what was asked for.
#ifndef PFORTE_MODEL_STAGE_H_
#define PFORTE_MODEL_STAGE_H_

#include "model/enum.h"

namespace model {

enum class Stage { kWaiting, kUnverified, kApproved, kRejected, kWithdrawn, kExpired };
inline constexpr int kStageCount = 6;
template <>
struct Words<Stage> {
  static constexpr std::string_view kWords[] = {"waiting",  "unverified", "approved",
                                                "rejected", "withdrawn",  "expired"};
};

}  // namespace model

#endif  // PFORTE_MODEL_STAGE_H_
