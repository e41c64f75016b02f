#include "support/split.h"

#include <algorithm>
#include <stdexcept>

#include "base/fault.h"
#include "rules/sync_item.h"
#include "store/sync.h"

namespace support {
namespace {

// Versions count the changes of one side alone.
void Strip(rules::SyncJson& item) {
  item.erase("version");
  for (auto& each : item) {
    if (each.is_object()) Strip(each);
  }
}

}  // namespace

rules::SyncCount SyncOver(rules::House& office, rules::House& web, Wire& wire) {
  const rules::Acting before = web.acting;
  rules::SyncServer server(web);
  std::string answers;
  const rules::SyncPipe pipe{
      [&] {
        const std::size_t count = std::min({answers.size(), wire.down_end - wire.down, wire.piece});
        std::string bytes = answers.substr(0, count);
        answers.erase(0, count);
        wire.down += count;
        return bytes;
      },
      [&](std::string_view bytes) {
        const std::size_t count = std::min(bytes.size(), wire.up_end - wire.up);
        for (std::size_t at = 0; at < count; at += wire.piece) {
          answers += server.Take(bytes.substr(at, std::min(wire.piece, count - at)));
        }
        wire.up += count;
        if (count < bytes.size()) throw base::Fault("the wire broke");
        wire.up_ends.push_back(wire.up);
        wire.down_ends.push_back(wire.down + answers.size());
      }};
  struct Back {
    rules::House& house;
    rules::Acting acting;
    ~Back() { house.acting = acting; }
  } back{web, before};
  return rules::RunSync(office, pipe, [](std::int64_t, std::int64_t) {});
}

bool TrySync(rules::House& office, rules::House& web, Wire& wire) {
  try {
    (void)SyncOver(office, web, wire);
    return true;
  } catch (const base::Fault&) {
    return false;
  }
}

void PairHouses(rules::House& office, rules::House& web) {
  if (rules::Pair(office, model::SyncRole::kOffice, rules::SyncKey(web)) != rules::PairOutcome::kDone ||
      rules::Pair(web, model::SyncRole::kWeb, rules::SyncKey(office)) != rules::PairOutcome::kDone) {
    throw std::runtime_error("not paired");
  }
}

std::map<std::string, rules::SyncJson> Known(rules::House& house) {
  std::map<std::string, rules::SyncJson> known;
  for (auto kind : {model::SyncKind::kContact, model::SyncKind::kAccount, model::SyncKind::kAccess,
                    model::SyncKind::kRegistration, model::SyncKind::kQuestion}) {
    // Ids of tests are small.
    for (std::int64_t id = 1; id <= 400; ++id) {
      auto row = store::FindSyncRow(house.database, kind, id);
      auto item = row && row->gone == 0 ? rules::FindSyncItem(house, *row) : std::nullopt;
      // A question that came too late stays at the office, as one of its conflicts.
      const bool refused = row && row->base.empty() && kind == model::SyncKind::kQuestion && rules::IsSplitOffice(house);
      if (!item || refused) continue;
      Strip(*item);
      const std::string name = std::string(model::Word(kind)) + " " + row->uid;
      if (!known.emplace(name, *item).second) throw std::runtime_error(name + " is there twice");
    }
  }
  return known;
}

}  // namespace support
