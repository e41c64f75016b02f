// The office's end of a split operation.
#include <algorithm>

#include "base/fault.h"
#include "crypto/token.h"
#include "rules/mail.h"
#include "rules/marker.h"
#include "rules/sync.h"
#include "rules/sync_adopt.h"
#include "rules/sync_conflict.h"
#include "rules/sync_wish.h"
#include "store/mail.h"
#include "store/sync.h"

namespace rules {
namespace {

using model::SyncOutcome;

model::SyncPeer WebHostOf(House& house) {
  auto peer = store::FindSyncPeer(house.database);
  if (!peer || peer->role != model::SyncRole::kOffice) {
    throw base::Fault("sync: this installation is not paired as an office; see `pforte sync pair`");
  }
  return std::move(*peer);
}

// Whoever acts while a run goes on.
class ActingForWebHost {
 public:
  explicit ActingForWebHost(House& house) : house_(house), before_(house.acting) {
    house.acting = {"web host", "sync"};
  }
  ~ActingForWebHost() { house_.acting = before_; }
  ActingForWebHost(const ActingForWebHost&) = delete;
  ActingForWebHost& operator=(const ActingForWebHost&) = delete;

 private:
  House& house_;
  Acting before_;
};

// Questions and answers over the pipe.
class Talk {
 public:
  Talk(House& house, const SyncPipe& pipe)
      : pipe_(pipe), link_(house.keys, model::SyncRole::kOffice, WebHostOf(house).key) {
    const std::string ours = crypto::NewToken();
    pipe_.write(link_.Say({{"protocol", kSyncProtocol}, {"nonce", ours}}));
    link_.Join(ours);
    const SyncJson hello = Hear();
    SyncReader reader(hello);
    if (reader.Number("protocol") != kSyncProtocol) {
      throw base::Fault("sync: the web host speaks another version: update the older one");
    }
    link_.Join(ours + "." + reader.Text("nonce"));
    reader.End();
  }

  [[nodiscard]] SyncJson Ask(const SyncJson& request) {
    pipe_.write(link_.Say(request));
    return Hear();
  }

 private:
  SyncJson Hear() {
    while (true) {
      if (auto frame = reader_.Next()) return link_.Hear(*frame);
      const std::string bytes = pipe_.read();
      if (bytes.empty()) throw base::Fault("sync: the other side ended too early; run it again to go on");
      reader_.Add(bytes);
    }
  }

  const SyncPipe& pipe_;
  SyncLink link_;
  SyncFrameReader reader_;
};

SyncJson PlaceOf(House& house, const char* ask) {
  const model::SyncPeer peer = WebHostOf(house);
  return {{"ask", ask}, {"after", peer.cursor}, {"epoch", peer.peer_epoch}};
}

// The fields of the item that were wished otherwise.
SyncJson HeldPart(const SyncJson& wished, const SyncJson& item) {
  if (item.is_null() || item.contains("gone")) return {};
  SyncJson held = SyncJson::object();
  for (const auto& each : wished.items()) held[each.key()] = item.value(each.key(), SyncJson());
  return held;
}

class Run {
 public:
  Run(House& house, const SyncPipe& pipe, const std::function<void(std::int64_t, std::int64_t)>& progress)
      : house_(house), talk_(house, pipe), progress_(progress) {}

  SyncCount Do() {
    const auto before = store::ListSyncConflicts(house_.database).size();
    const SyncJson websites = talk_.Ask({{"ask", "websites"}});
    for (const auto& item : Items(websites)) AdoptWebsite(house_, item);
    Fetch();
    Publish();
    PublishMails();
    // What it did on our behalf, and what happened meanwhile.
    Fetch();
    (void)talk_.Ask({{"ask", "end"}, {"cursor", WebHostOf(house_).cursor}});
    store::Transaction transaction(house_.database);
    store::UpdateSyncPeerRun(house_.database, house_.Now());
    transaction.Commit();
    count_.conflicts = static_cast<std::int64_t>(store::ListSyncConflicts(house_.database).size() - before);
    return count_;
  }

 private:
  static const SyncJson& Items(const SyncJson& reply) {
    SyncReader reader(reply);
    const SyncJson& items = reader.Part("items");
    reader.End();
    return items;
  }

  // The place in the web host's changes is kept together with them, or neither.
  void Fetch() {
    for (std::int64_t left = 1; left > 0;) {
      const SyncJson reply = talk_.Ask(PlaceOf(house_, "changes"));
      SyncReader reader(reply);
      const SyncJson& items = reader.Part("items");
      const std::int64_t cursor = reader.Number("cursor");
      const std::string epoch = reader.Text("epoch");
      left = reader.Number("left");
      reader.End();
      store::Transaction transaction(house_.database);
      MarkerChange markers(house_, {});
      for (const auto& item : items) AdoptItem(house_, item, Adopt::kUnlessChanged);
      store::UpdateSyncPeerCursor(house_.database, cursor, epoch);
      markers.Commit(transaction);
      count_.fetched += static_cast<std::int64_t>(items.size());
      progress_(count_.fetched, count_.fetched + left);
    }
  }

  void Publish() {
    const std::int64_t all = store::CountSyncRowsAfter(house_.database, 0);
    std::int64_t after = 0, done = 0;
    do {
      const SyncWishes found = ListWishes(house_, after);
      const SyncJson reply = AskFor(found.wishes);
      store::Transaction transaction(house_.database);
      MarkerChange markers(house_, {});
      for (std::size_t i = 0; i < found.wishes.size(); ++i) AdoptResult(found.wishes[i], reply[i]);
      for (const auto& row : found.settled) Settle(house_, row);
      markers.Commit(transaction);
      done += static_cast<std::int64_t>(found.wishes.size() + found.settled.size());
      progress_(std::min(done, all), all);
      after = found.next;
    } while (after != 0);
  }

  void PublishMails() {
    std::int64_t after = 0;
    do {
      const SyncWishes found = ListMailWishes(house_, after);
      const SyncJson reply = AskFor(found.wishes);
      store::Transaction transaction(house_.database);
      for (std::size_t i = 0; i < found.wishes.size(); ++i) {
        const std::int64_t id = found.wishes[i].mail_id;
        if (OutcomeOf(found.wishes[i], reply[i]) == SyncOutcome::kDone) {
          store::UpdateMailSent(house_.database, id, house_.Now());
          ++count_.mails;
        } else {
          (void)store::UpdateMailCancelledById(house_.database, id, house_.Now());
        }
      }
      transaction.Commit();
      after = found.next;
    } while (after != 0);
  }

  // As many results as wishes, in their order.
  SyncJson AskFor(const std::vector<SyncWish>& wishes) {
    if (wishes.empty()) return SyncJson::array();
    SyncJson acts = SyncJson::array();
    for (const auto& wish : wishes) acts.push_back(wish.act);
    const SyncJson reply = talk_.Ask({{"ask", "acts"}, {"acts", acts}});
    SyncReader reader(reply);
    SyncJson results = reader.Part("results");
    reader.End();
    if (!results.is_array() || results.size() != wishes.size()) throw base::Fault("sync: an answer is missing");
    return results;
  }

  static SyncOutcome OutcomeOf(const SyncWish& wish, const SyncJson& result) {
    SyncReader reader(result);
    const auto outcome = reader.Word<SyncOutcome>("outcome");
    if (reader.Text("id") != wish.act.at("id")) throw base::Fault("sync: an answer is to another question");
    (void)reader.Part("item");
    reader.End();
    return outcome;
  }

  void AdoptResult(const SyncWish& wish, const SyncJson& result) {
    const SyncOutcome outcome = OutcomeOf(wish, result);
    const SyncJson& item = result.at("item");
    const model::SyncRow& asked = wish.row;
    const bool refused = outcome == SyncOutcome::kConflict;
    if (outcome == SyncOutcome::kDone) ++count_.published;
    if (refused) {
      const SyncJson wished = WishedPart(wish.act);
      RecordConflict(house_, asked.kind, asked.row_id, wished, HeldPart(wished, item));
    }
    auto row = store::FindSyncRow(house_.database, asked.kind, asked.row_id);
    const bool same = row && row->change == asked.change;
    if (item.is_null()) {
      if (same && row->gone != 0) store::DeleteSyncRow(house_.database, row->kind, row->row_id);
      if (same) store::UpdateSyncRowSettled(house_.database, *row);
    } else if (same || refused) {
      AdoptItem(house_, item, Adopt::kAnyway);
    } else if (row && item.at("uid") == row->uid) {
      // Somebody here was at it again while the web host was asked: that is asked for next.
      store::UpdateSyncRowBase(house_.database, row->kind, row->row_id, SyncText(item), row->change);
    }
    // Somebody else told the customer, or there is nothing to tell.
    if (asked.kind == model::SyncKind::kAccess && (refused || outcome == SyncOutcome::kSame)) {
      store::UpdateMailCancelled(house_.database, DecisionDedupe(asked.row_id), house_.Now());
    }
  }

  House& house_;
  Talk talk_;
  const std::function<void(std::int64_t, std::int64_t)>& progress_;
  SyncCount count_;
};

}  // namespace

SyncCount RunSync(House& house, const SyncPipe& pipe,
                  const std::function<void(std::int64_t, std::int64_t)>& progress) {
  const ActingForWebHost acting(house);
  return Run(house, pipe, progress).Do();
}

SyncPreview PreviewSync(House& house, const SyncPipe& pipe) {
  SyncPreview preview;
  Talk talk(house, pipe);
  const SyncJson reply = talk.Ask(PlaceOf(house, "waiting"));
  SyncReader reader(reply);
  preview.waiting = reader.Number("waiting");
  reader.End();
  (void)talk.Ask({{"ask", "leave"}});
  for (auto list : {ListWishes, ListMailWishes}) {
    std::int64_t after = 0;
    do {
      SyncWishes found = list(house, after);
      for (auto& wish : found.wishes) preview.wishes.push_back(std::move(wish.act));
      after = found.next;
    } while (after != 0);
  }
  return preview;
}

}  // namespace rules
