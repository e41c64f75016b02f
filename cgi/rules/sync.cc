#include "rules/sync.h"

#include <fcntl.h>
#include <sys/file.h>

#include "base/fault.h"
#include "crypto/sign.h"
#include "crypto/token.h"
#include "rules/note.h"
#include "store/mail.h"
#include "store/sync.h"

namespace rules {

std::string SyncKey(const House& house) { return crypto::PublicKey(house.keys); }

PairOutcome Pair(House& house, model::SyncRole own, std::string_view peer_key) {
  if (!crypto::IsPublicKey(peer_key)) return PairOutcome::kNoKey;
  if (peer_key == SyncKey(house)) return PairOutcome::kOwnKey;
  store::Transaction transaction(house.database);
  if (store::FindSyncPeer(house.database)) return PairOutcome::kPairedAlready;
  store::InsertSyncPeer(house.database, own, peer_key, crypto::NewToken(), house.Now());
  store::InsertSyncRows(house.database);
  store::UpdateSyncPeerChange(house.database);
  Changes changes;
  changes.Add("role", "", model::Word(own));
  changes.Add("key", "", peer_key);
  NoteAct(house, model::Act::kSyncPaired, house.acting.name, "", changes);
  transaction.Commit();
  return PairOutcome::kDone;
}

bool Unpair(House& house) {
  store::Transaction transaction(house.database);
  auto peer = store::FindSyncPeer(house.database);
  if (!peer) return false;
  store::DeleteSyncPeer(house.database);
  store::DeleteSyncRows(house.database);
  Changes changes;
  changes.Add("role", model::Word(peer->role), "");
  changes.Add("key", peer->key, "");
  NoteAct(house, model::Act::kSyncPaired, house.acting.name, "", changes);
  transaction.Commit();
  return true;
}

void RenewSync(House& house) {
  store::Transaction transaction(house.database);
  store::UpdateSyncPeerEpoch(house.database, crypto::NewToken());
  transaction.Commit();
}

std::optional<SyncState> FindSyncState(House& house) {
  auto peer = store::FindSyncPeer(house.database);
  if (!peer) return std::nullopt;
  SyncState state;
  if (peer->role == model::SyncRole::kOffice) {
    constexpr std::int64_t kMost = 1000;
    state.waiting = store::CountSyncRowsAfter(house.database, 0) +
                    static_cast<std::int64_t>(store::ListHeldMails(house.database, 0, kMost).size());
    state.conflicts = static_cast<std::int64_t>(ListConflicts(house).size());
  } else {
    state.waiting = store::CountSyncRowsAfter(house.database, peer->cursor);
  }
  state.peer = std::move(*peer);
  return state;
}

std::vector<model::SyncConflict> ListConflicts(House& house) { return store::ListSyncConflicts(house.database); }

std::int64_t SettleConflicts(House& house, std::int64_t id) {
  store::Transaction transaction(house.database);
  const std::int64_t settled = store::UpdateSyncConflictSettled(house.database, id, house.Now());
  const std::string which = id == 0 ? "all" : std::to_string(id);
  if (settled > 0) NoteAct(house, model::Act::kSyncConflict, house.acting.name, "settled: " + which);
  transaction.Commit();
  return settled;
}

bool IsSplitOffice(House& house) {
  auto peer = store::FindSyncPeer(house.database);
  return peer && peer->role == model::SyncRole::kOffice;
}

base::Descriptor LockSync(const House& house) {
  const std::string path = house.config.state_directory + "/sync.lock";
  base::Descriptor lock = base::OpenShared(path, O_RDWR, 0660);
  if (!lock.IsOpen()) throw base::Fault(path + ": cannot be opened");
  if (::flock(lock.Get(), LOCK_EX | LOCK_NB) != 0) {
    throw base::Fault("sync: another run is under way", base::Fault::Kind::kBusy);
  }
  return lock;
}

}  // namespace rules
