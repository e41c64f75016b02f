// The chain over the history: the hash of each line covers the line before, so that none can be changed, removed, put
// in or moved without breaking it from there on. Lines cut off at the end are found by a head that somebody kept
// elsewhere: the digest mail carries it. What a line says can be erased, not that it was.
#ifndef PFORTE_RULES_CHAIN_H_
#define PFORTE_RULES_CHAIN_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "model/history.h"
#include "rules/house.h"

namespace rules {

// Decision: keyed, so that whoever can write the database, but not read the key file, cannot make another chain that
// fits. Covers the digest of what the line says instead of that itself: erased, the digest takes its place.
[[nodiscard]] std::string ContentDigest(const House&, const model::History&);
[[nodiscard]] std::string LineHash(const House&, std::string_view previous, const model::History&);

// Of the newest line; id 0 if there is none.
[[nodiscard]] model::HistoryHead FindHead(House&);
// "4711:<hash>", as people copy it, and back.
[[nodiscard]] std::string HeadText(const model::HistoryHead&);
[[nodiscard]] std::optional<model::HistoryHead> ParseHead(std::string_view text);

// Hashes the lines that are older than the chain, in one transaction; returns how many. Does nothing where the first
// line has a hash already: what is broken must stay to be seen.
[[nodiscard]] std::int64_t ChainOldHistory(House&);

enum class ChainState {
  kWhole,
  kUnchained,   // the line has no hash: `pforte migrate` did not end
  kAltered,     // the line is not as it was written, or does not follow the one before
  kMissing,     // the lines before it are gone
  kHeadGone,    // the line that the kept head names is not there: cut off at the end
  kHeadOther,   // it is there with another hash: the chain was replaced
};
struct ChainVerdict {
  ChainState state = ChainState::kWhole;
  std::int64_t line = 0;            // the first broken one
  std::int64_t lines = 0, erased = 0;
  model::HistoryHead head;          // of what was read
};
// Reads everything, oldest first; asks `progress` now and then with how many lines were read, of how many.
[[nodiscard]] ChainVerdict VerifyChain(House&, const std::optional<model::HistoryHead>& kept,
                                       const std::function<void(std::int64_t, std::int64_t)>& progress);

}  // namespace rules

#endif  // PFORTE_RULES_CHAIN_H_
