// Split operation: an office and a web host that hold the same customers, brought together over any pipe. The office
// fetches what changed on the web host, asks it for what the office decided, and keeps what was refused as conflicts.
// Whatever is cut off is done by the next run; nothing is done twice. docs/sync.md says who owns what.
#ifndef PFORTE_RULES_SYNC_H_
#define PFORTE_RULES_SYNC_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/descriptor.h"
#include "model/sync.h"
#include "rules/house.h"
#include "rules/sync_frame.h"

namespace rules {

// This installation's public key, to be told to the other. No secret.
[[nodiscard]] std::string SyncKey(const House&);

enum class PairOutcome { kDone, kNoKey, kOwnKey, kPairedAlready };
// From then on every change is noted for the other side.
[[nodiscard]] PairOutcome Pair(House&, model::SyncRole own, std::string_view peer_key);
// Forgets the other side, not what came from it; false if there is none.
[[nodiscard]] bool Unpair(House&);
// After a restored backup: what the other side knows of our changes is void, it asks for all of them again.
void RenewSync(House&);

struct SyncState {
  model::SyncPeer peer;
  std::int64_t waiting = 0;  // at the office: changes and mails to publish; on the web host: changes not fetched yet
  std::int64_t conflicts = 0;
};
[[nodiscard]] std::optional<SyncState> FindSyncState(House&);
[[nodiscard]] std::vector<model::SyncConflict> ListConflicts(House&);
// Somebody has looked after it, which the history says; `id` 0: after all. Returns how many were open.
std::int64_t SettleConflicts(House&, std::int64_t id);

// True at the office of a split operation: links that are made here lead nowhere.
[[nodiscard]] bool IsSplitOffice(House&);

// The one run at a time of this installation. Throws base::Fault if there is another.
[[nodiscard]] base::Descriptor LockSync(const House&);

// The office's end of the pipe. `read` gives what came, "" once the other side ended; both throw base::Fault.
struct SyncPipe {
  std::function<std::string()> read;
  std::function<void(std::string_view)> write;
};
struct SyncCount {
  std::int64_t fetched = 0;    // items of the web host
  std::int64_t published = 0;  // what it was asked for and did
  std::int64_t mails = 0;      // that it sends now
  std::int64_t conflicts = 0;
};
// A whole run. `progress` hears how much of how much is done, first of what is fetched, then of what is published.
// Throws base::Fault for a broken pipe and for a peer that is not the paired one; what was agreed until then stays.
SyncCount RunSync(House&, const SyncPipe&, const std::function<void(std::int64_t, std::int64_t)>& progress);

struct SyncPreview {
  std::int64_t waiting = 0;       // changes of the web host that would be fetched
  std::vector<SyncJson> wishes;   // what it would be asked for
};
// What RunSync would do, as far as it can be known. Neither side changes anything.
[[nodiscard]] SyncPreview PreviewSync(House&, const SyncPipe&);

// The web host's end: bytes in, bytes out. Throws base::Fault for whatever is not the paired office.
class SyncServer {
 public:
  explicit SyncServer(House&);
  // Answers what is whole.
  [[nodiscard]] std::string Take(std::string_view bytes);
  // The office has said that this was all.
  [[nodiscard]] bool HasEnded() const { return ended_; }

 private:
  [[nodiscard]] std::string Greet(const SyncJson& hello);
  [[nodiscard]] SyncJson Answer(const SyncJson& request);

  House& house_;
  SyncLink link_;
  SyncFrameReader reader_;
  bool greeted_ = false, ended_ = false;
};

}  // namespace rules

#endif  // PFORTE_RULES_SYNC_H_
