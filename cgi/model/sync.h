// Split operation: two installations that know the same customers. The web host's word holds; the office asks it for
// changes and hears what came of them.
#ifndef PFORTE_MODEL_SYNC_H_
#define PFORTE_MODEL_SYNC_H_

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "model/enum.h"

namespace model {

enum class SyncRole { kOffice, kWeb };
template <>
struct Words<SyncRole> {
  static constexpr std::string_view kWords[] = {"office", "web"};
};

enum class SyncKind { kWebsite, kContact, kAccount, kAccess, kRegistration, kQuestion };
template <>
struct Words<SyncKind> {
  static constexpr std::string_view kWords[] = {"website", "contact", "account", "access", "registration", "question"};
};

enum class SyncOutcome {
  kDone,
  kSame,      // it was so already, by somebody else's doing
  kConflict,  // it is another by now than the office had seen, or is not there: nothing happened
  kVoid,      // there is nothing to do any more
};
template <>
struct Words<SyncOutcome> {
  static constexpr std::string_view kWords[] = {"done", "same", "conflict", "void"};
};

struct SyncPeer {
  SyncRole role = SyncRole::kOffice;  // of this installation
  std::string key;                    // the other's public key
  std::string epoch;                  // random, another one after each restore
  std::int64_t change = 0;            // counts what changes here
  std::string peer_epoch;             // whose changes the cursor counts
  std::int64_t cursor = 0;            // up to which change of the web host the office has it all
  std::int64_t paired_at = 0;
  std::optional<std::int64_t> last_at;

  auto Columns() { return std::tie(role, key, epoch, change, peer_epoch, cursor, paired_at, last_at); }
};

// What both know, with its name on both sides.
struct SyncRow {
  SyncKind kind = SyncKind::kAccess;
  std::int64_t row_id = 0;
  std::string uid;
  std::int64_t change = 0;  // the last; at the office 0: nothing to tell
  std::int64_t gone = 0;
  std::string base;         // at the office: as the web host said it last, JSON; "" if it never did

  auto Columns() { return std::tie(kind, row_id, uid, change, gone, base); }
};

struct SyncConflict {
  std::int64_t id = 0;
  std::int64_t at = 0;
  SyncKind kind = SyncKind::kAccess;
  std::int64_t row_id = 0;
  std::string about, wished, held;

  auto Columns() { return std::tie(id, at, kind, row_id, about, wished, held); }
};

}  // namespace model

#endif  // PFORTE_MODEL_SYNC_H_
