// The web host's end of a split operation.
#include "base/fault.h"
#include "crypto/token.h"
#include "rules/sync.h"
#include "rules/sync_act.h"
#include "rules/sync_item.h"
#include "store/sync.h"
#include "store/website.h"

namespace rules {
namespace {

constexpr std::int64_t kAtOnce = 200;
// Far below the longest message, whatever the last item is.
constexpr std::size_t kEnough = std::size_t{1} << 18;

model::SyncPeer OfficeOf(House& house) {
  auto peer = store::FindSyncPeer(house.database);
  if (!peer || peer->role != model::SyncRole::kWeb) {
    throw base::Fault("sync: this installation is not paired as the web host of an office; see `pforte sync pair`");
  }
  return std::move(*peer);
}

SyncJson ListWebsiteItems(House& house) {
  SyncJson items = SyncJson::array();
  for (const auto& website : store::ListWebsites(house.database)) items.push_back(WebsiteItem(house, website));
  return {{"items", items}};
}

// Where the office stands in our changes: at the beginning, if it counts those of another database than this.
std::int64_t Place(const model::SyncPeer& peer, SyncReader& request) {
  const std::int64_t after = request.Number("after");
  const std::string epoch = request.Text("epoch");
  request.End();
  return epoch == peer.epoch && after >= 0 && after <= peer.change ? after : 0;
}

SyncJson ListChanges(House& house, SyncReader& request) {
  const model::SyncPeer peer = OfficeOf(house);
  std::int64_t cursor = Place(peer, request);
  SyncJson items = SyncJson::array();
  std::size_t size = 0;
  for (const auto& row : store::ListSyncRowsAfter(house.database, cursor, kAtOnce)) {
    if (auto item = FindSyncItem(house, row)) {
      size += SyncText(*item).size();
      items.push_back(std::move(*item));
    }
    cursor = row.change;
    if (size >= kEnough) break;
  }
  const std::int64_t left = store::CountSyncRowsAfter(house.database, cursor);
  return {{"items", items}, {"cursor", cursor}, {"epoch", peer.epoch}, {"left", left}};
}

SyncJson CountChanges(House& house, SyncReader& request) {
  const model::SyncPeer peer = OfficeOf(house);
  return {{"waiting", store::CountSyncRowsAfter(house.database, Place(peer, request))}};
}

SyncJson ApplyActs(House& house, SyncReader& request) {
  SyncJson results = SyncJson::array();
  for (const auto& act : request.Part("acts")) results.push_back(ApplyAct(house, act));
  request.End();
  return {{"results", results}};
}

SyncJson End(House& house, SyncReader& request) {
  const std::int64_t cursor = request.Number("cursor");
  request.End();
  store::Transaction transaction(house.database);
  store::UpdateSyncPeerCursor(house.database, cursor, "");
  store::UpdateSyncPeerRun(house.database, house.Now());
  store::DeleteSyncRowsGone(house.database, cursor);
  transaction.Commit();
  return {{"end", true}};
}

}  // namespace

SyncServer::SyncServer(House& house) : house_(house), link_(house.keys, model::SyncRole::kWeb, OfficeOf(house).key) {
  house.acting = {"office", "sync"};
}

std::string SyncServer::Greet(const SyncJson& hello) {
  SyncReader reader(hello);
  if (reader.Number("protocol") != kSyncProtocol) {
    throw base::Fault("sync: the office speaks version " + std::to_string(hello.at("protocol").get<std::int64_t>()) +
                      ", this web host version " + std::to_string(kSyncProtocol) + ": update the older one");
  }
  const std::string theirs = reader.Text("nonce"), ours = crypto::NewToken();
  reader.End();
  link_.Join(theirs);
  std::string said = link_.Say({{"protocol", kSyncProtocol}, {"nonce", ours}});
  link_.Join(theirs + "." + ours);
  return said;
}

SyncJson SyncServer::Answer(const SyncJson& request) {
  SyncReader reader(request);
  const std::string ask = reader.Text("ask");
  if (ask == "changes") return ListChanges(house_, reader);
  if (ask == "acts") return ApplyActs(house_, reader);
  if (ask == "waiting") return CountChanges(house_, reader);
  if (ask == "websites") {
    reader.End();
    return ListWebsiteItems(house_);
  }
  if (ask == "leave") {
    reader.End();
    ended_ = true;
    return {{"end", true}};
  }
  if (ask != "end") throw base::Fault("sync: the office asks '" + ask + "', unknown here: the versions differ");
  ended_ = true;
  return End(house_, reader);
}

std::string SyncServer::Take(std::string_view bytes) {
  reader_.Add(bytes);
  std::string said;
  while (auto frame = reader_.Next()) {
    if (ended_) throw base::Fault("sync: something came after the end");
    const SyncJson heard = link_.Hear(*frame);
    said += greeted_ ? link_.Say(Answer(heard)) : Greet(heard);
    greeted_ = true;
  }
  return said;
}

}  // namespace rules
