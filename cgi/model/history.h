// The audit: what happened, when, where and by whom, and what it changed. Only ever added to; each line follows the
// one before it by a hash (rules/chain.h).
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
  kLinkHandedOver, kSignedOut, kSignInFailed, kProofSent, kStaffAdded, kStaffDisabled, kStaffEnabled,
  kMailRetried, kMailCancelled, kMailTested, kPurged, kBackedUp, kRestored, kMigrated, kGateChecked, kExported, kErased,
  kStaffChanged, kStaffInvited, kStaffPasswordSet, kFactorSet, kFactorCleared, kRecoveryUsed,
  kClaimed, kReleased, kNoted, kAsked, kAnswered, kMerged, kUnmerged,
  kSessionsEnded, kAccountAdded, kAccountDisabled, kAccountEnabled, kRenewalAsked, kRenewed, kRenewalDeclined,
  kSyncConflict, kSyncPaired,
};
template <>
struct Words<Act> {
  static constexpr std::string_view kWords[] = {
      "registered", "verified", "requested", "approved", "rejected", "withdrawn", "reopened", "granted", "changed",
      "email_corrected", "password_changed", "password_reset", "signed_in", "reset_sent", "invited", "deleted",
      "text_changed", "validity_set", "link_handed_over", "signed_out", "sign_in_failed", "proof_sent", "staff_added",
      "staff_disabled", "staff_enabled", "mail_retried", "mail_cancelled", "mail_tested", "purged",
      "backed_up", "restored", "migrated", "gate_checked", "exported", "erased", "staff_changed", "staff_invited",
      "staff_password_set", "factor_set", "factor_cleared", "recovery_used",
      "claimed", "released", "noted", "asked", "answered", "merged", "unmerged",
      "sessions_ended", "account_added", "account_disabled", "account_enabled",
      "renewal_asked", "renewed", "renewal_declined",
      "sync_conflict", "sync_paired"};
};

struct History {
  std::int64_t id = 0;           // counts up by one: the chain has no gaps
  std::int64_t at = 0;
  std::string actor;             // name of staff, "customer", "policy", "command line", "stranger";
                                 // of a split operation "office" and "web host"
  Act act = Act::kRegistered;
  std::optional<std::int64_t> contact_id, account_id, access_id, website_id;
  std::string detail;            // the reason, whom of the staff it was about; never a secret
  std::string source;            // where: the address of the request, or the machine of the command line
  std::string was, became;       // what changed, "field: value", one a line
  std::string salt;              // 256 random bits in base64url, gone with what the line said
  std::string erased;            // the digest of what it said before that was erased, else ""
  std::string hash;              // of the line before and this one; "" before `pforte migrate` has chained it

  auto Columns() {
    return std::tie(id, at, actor, act, contact_id, account_id, access_id, website_id, detail, source, was, became,
                    salt, erased, hash);
  }
};

// A line with the names around it.
struct AuditLine {
  History line;
  std::string contact_name, account_email, website_name;  // "" if there is none, or it is gone
  auto Columns() { return std::tuple_cat(line.Columns(), std::tie(contact_name, account_email, website_name)); }
};

// The newest line, by which all before it are known.
struct HistoryHead {
  std::int64_t id = 0;           // 0: there is none
  std::string hash;
  auto Columns() { return std::tie(id, hash); }
};

}  // namespace model

#endif  // PFORTE_MODEL_HISTORY_H_
