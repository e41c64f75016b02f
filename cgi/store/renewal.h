// The table renewal.
#ifndef PFORTE_STORE_RENEWAL_H_
#define PFORTE_STORE_RENEWAL_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "model/renewal.h"
#include "model/stage.h"
#include "store/access.h"
#include "store/database.h"

namespace store {

// Of the end that the access has now.
[[nodiscard]] std::optional<model::Renewal> FindRenewal(Database&, std::int64_t access_id);
// The next whose holders are to be told that they end: at `soon` or before, and half of their time is over.
[[nodiscard]] std::vector<std::int64_t> ListAccessIdsToTell(Database&, std::int64_t now, std::int64_t soon,
                                                            std::int64_t count);
// For how many seconds the access was given until its end; nothing if it has none.
[[nodiscard]] std::optional<std::int64_t> FindAccessTerm(Database&, std::int64_t access_id);
// Takes the place of that about an earlier end.
void InsertRenewal(Database&, std::int64_t access_id, std::int64_t ends_at, std::int64_t now);
// False if it is asked for already, was declined, or nobody was told.
[[nodiscard]] bool UpdateRenewalAsked(Database&, std::int64_t access_id, std::int64_t now);
void UpdateRenewalAnswered(Database&, std::int64_t access_id);
// False if nobody asks.
[[nodiscard]] bool UpdateRenewalDeclined(Database&, std::int64_t access_id, std::int64_t now);
// Those asked for, by the time when they were.
[[nodiscard]] QueueKeys ListRenewalKeys(Database&, const AccessFilter&, const Span&);
[[nodiscard]] QueueKeys ListRenewalKeysBackwards(Database&, const AccessFilter&, const Span&);
// Counted up to `most`.
[[nodiscard]] std::int64_t CountRenewals(Database&, const AccessFilter&, std::int64_t most);

}  // namespace store

#endif  // PFORTE_STORE_RENEWAL_H_
