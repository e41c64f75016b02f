// What happened, when and by whom: only ever added to.
#ifndef PFORTE_MODEL_HISTORY_H_
#define PFORTE_MODEL_HISTORY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "model/enum.h"

namespace model {

enum class Act {
  kRegistered, kVerified, kRequested, kApproved, kRejected, kWithdrawn, kReopened, kGranted, kChanged, kEmailCorrected,
  kPasswordChanged, kPasswordReset, kSignedIn, kResetSent, kInvited, kDeleted, kTextChanged, kValiditySet,
  kClaimed, kReleased, kNoted, kAsked, kAnswered, kMerged, kUnmerged,
};
template <>
struct Words<Act> {
  static constexpr std::string_view kWords[] = {
      "registered", "verified", "requested", "approved", "rejected", "withdrawn", "reopened", "granted", "changed",
      "email_corrected", "password_changed", "password_reset", "signed_in", "reset_sent", "invited", "deleted",
      "text_changed", "validity_set", "claimed", "released", "noted", "asked", "answered", "merged", "unmerged"};
};

struct History {
  std::int64_t id = 0;
  std::int64_t at = 0;
  std::string actor;             // name of staff, "customer", "policy" or "command line"
  Act act = Act::kRegistered;
  std::optional<std::int64_t> contact_id, account_id, access_id, website_id;
  std::string detail;            // the reason, the old address; never a secret

  auto Columns() { return std::tie(id, at, actor, act, contact_id, account_id, access_id, website_id, detail); }
};

}  // namespace model

#endif  // PFORTE_MODEL_HISTORY_H_
