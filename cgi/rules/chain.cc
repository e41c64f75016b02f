#include "rules/chain.h"

#include <charconv>

#include "base/fault.h"
#include "crypto/token.h"
#include "rules/note.h"
#include "store/history.h"

namespace rules {
namespace {

constexpr std::int64_t kAtOnce = 5000;  // lines, some megabytes

std::string Number(std::optional<std::int64_t> number) { return number ? std::to_string(*number) : ""; }

ChainState StateOf(const House& house, const model::HistoryHead& before, store::HistoryRow& row) {
  model::History& line = row.line;
  if (line.hash.empty()) return ChainState::kUnchained;
  bool emptied = line.detail.empty() && line.source.empty() && line.was.empty() && line.became.empty();
  bool fits = model::ParseWord(row.act, line.act) && (line.erased.empty() || emptied) &&
              crypto::Equal(line.hash, LineHash(house, before.hash, line));
  if (fits) return ChainState::kWhole;
  return line.id == before.id + 1 ? ChainState::kAltered : ChainState::kMissing;
}

ChainState CompareHead(House& house, const model::HistoryHead& kept) {
  auto found = store::FindHistoryHash(house.database, kept.id);
  if (!found) return ChainState::kHeadGone;
  return found->hash == kept.hash ? ChainState::kWhole : ChainState::kHeadOther;
}

}  // namespace

std::string ContentDigest(const House& house, const model::History& line) {
  if (!line.erased.empty()) return line.erased;
  return crypto::Digest(house.keys, crypto::Use::kAudit,
                        {"content", line.salt, line.detail, line.source, line.was, line.became});
}

std::string LineHash(const House& house, std::string_view previous, const model::History& line) {
  return crypto::Digest(house.keys, crypto::Use::kAudit,
                        {"line", previous, std::to_string(line.id), std::to_string(line.at), line.actor,
                         model::Word(line.act), Number(line.contact_id), Number(line.account_id),
                         Number(line.access_id), Number(line.website_id), ContentDigest(house, line)});
}

model::HistoryHead FindHead(House& house) {
  return store::FindHistoryHead(house.database).value_or(model::HistoryHead());
}

std::string HeadText(const model::HistoryHead& head) { return std::to_string(head.id) + ":" + head.hash; }

std::optional<model::HistoryHead> ParseHead(std::string_view text) {
  constexpr std::size_t kHashLength = 43;
  model::HistoryHead head;
  auto end = text.data() + text.size();
  auto [rest, failed] = std::from_chars(text.data(), end, head.id);
  if (failed != std::errc() || head.id < 1 || rest == end || *rest != ':') return std::nullopt;
  head.hash.assign(rest + 1, end);
  if (head.hash.size() != kHashLength) return std::nullopt;
  return head;
}

std::int64_t ChainOldHistory(House& house) {
  std::int64_t chained = 0;
  store::Transaction transaction(house.database);
  model::HistoryHead before;
  for (;;) {
    auto rows = store::ListHistoryAfter(house.database, before.id, kAtOnce);
    if (rows.empty() || (before.id == 0 && !rows.front().line.hash.empty())) break;
    for (auto& [line, act] : rows) {
      if (!model::ParseWord(act, line.act)) {
        throw base::Fault("line " + std::to_string(line.id) + " of the history holds the unknown word " + act);
      }
      line.salt = crypto::NewToken();
      before = {line.id, LineHash(house, before.hash, line)};
      store::UpdateHistoryChained(house.database, line.id, line.salt, before.hash);
      ++chained;
    }
  }
  transaction.Commit();
  return chained;
}

ChainVerdict VerifyChain(House& house, const std::optional<model::HistoryHead>& kept,
                         const std::function<void(std::int64_t, std::int64_t)>& progress) {
  ChainVerdict verdict;
  const std::int64_t all = FindHead(house).id;
  for (;;) {
    auto rows = store::ListHistoryAfter(house.database, verdict.head.id, kAtOnce);
    if (rows.empty()) break;
    for (auto& row : rows) {
      verdict.state = StateOf(house, verdict.head, row);
      const model::History& line = row.line;
      if (verdict.state != ChainState::kWhole) {
        verdict.line = line.id;
        return verdict;
      }
      ++verdict.lines;
      verdict.erased += line.erased.empty() ? 0 : 1;
      verdict.head = {line.id, line.hash};
    }
    progress(verdict.lines, all);
  }
  if (kept) {
    verdict.state = CompareHead(house, *kept);
    if (verdict.state != ChainState::kWhole) verdict.line = kept->id;
  }
  return verdict;
}

}  // namespace rules
