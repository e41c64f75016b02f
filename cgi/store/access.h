// The table access.
#ifndef PFORTE_STORE_ACCESS_H_
#define PFORTE_STORE_ACCESS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "model/access.h"
#include "model/place.h"
#include "store/database.h"

namespace store {

struct AccessFilter {
  model::Status status = model::Status::kInProcessing;
  bool expired = false;         // of the approved: those whose valid_until has passed; else those that hold
  std::int64_t website_id = 0;  // 0: any
  std::int64_t staff_id = 0;    // 0: all websites, else those of that approver
  std::string decided_by;       // "": whoever
  std::int64_t now = 0;
};

// A piece of a list in the order of its index: behind `from`, none later than `until`. Backwards: before `from`.
struct Span {
  model::Place from;
  std::int64_t until = 0;
  std::int64_t count = 0;
};

[[nodiscard]] std::optional<model::Access> FindAccess(Database&, std::int64_t id);
[[nodiscard]] std::optional<model::Access> FindAccessOfAccount(Database&, std::int64_t account_id,
                                                               std::int64_t website_id);
[[nodiscard]] std::optional<model::AccessLine> FindAccessLine(Database&, std::int64_t id);
[[nodiscard]] std::vector<model::AccessLine> ListAccessesOfAccount(Database&, std::int64_t account_id);
[[nodiscard]] std::vector<model::AccessLine> ListAccessesOfContact(Database&, std::int64_t contact_id);
// The next with ids above `after`, of any website if `website_id` is 0.
[[nodiscard]] std::vector<model::AccessLine> ListAccessesAfter(Database&, std::int64_t website_id, std::int64_t after,
                                                               std::int64_t count);
// Where an access stands in the order of company and name.
struct HolderPlace {
  std::string name;
  std::int64_t contact_id = 0, account_id = 0;
  auto Columns() { return std::tie(name, contact_id, account_id); }
};
[[nodiscard]] std::optional<HolderPlace> FindHolderPlace(Database&, std::int64_t access_id);
// Who may read the protected pages at `now`, behind `after` in that order. Both give the same: the first sorts all
// holders of the website, the second walks all contacts until enough of them are holders.
[[nodiscard]] std::vector<model::AccessLine> ListFewHolders(Database&, std::int64_t website_id, std::int64_t now,
                                                            const HolderPlace& after, std::int64_t count);
[[nodiscard]] std::vector<model::AccessLine> ListManyHolders(Database&, std::int64_t website_id, std::int64_t now,
                                                             const HolderPlace& after, std::int64_t count);
// Counted up to `most`.
[[nodiscard]] std::int64_t CountHolders(Database&, std::int64_t website_id, std::int64_t now, std::int64_t most);

// Each takes of the filter what its name and its place in the queue ask for: these two the status alone, the next two
// status and website. Pieces that go backwards come in that order.
using QueueKeys = std::vector<model::Place>;
[[nodiscard]] QueueKeys ListAccessKeys(Database&, const AccessFilter&, const Span&);
[[nodiscard]] QueueKeys ListAccessKeysBackwards(Database&, const AccessFilter&, const Span&);
[[nodiscard]] QueueKeys ListAccessKeysOfWebsite(Database&, const AccessFilter&, const Span&);
[[nodiscard]] QueueKeys ListAccessKeysOfWebsiteBackwards(Database&, const AccessFilter&, const Span&);
[[nodiscard]] QueueKeys ListAccessKeysOfDecider(Database&, const AccessFilter&, const Span&);
[[nodiscard]] QueueKeys ListAccessKeysOfDeciderBackwards(Database&, const AccessFilter&, const Span&);
// By the time when they expired.
[[nodiscard]] QueueKeys ListExpiredAccessKeys(Database&, const AccessFilter&, const Span&);
[[nodiscard]] QueueKeys ListExpiredAccessKeysBackwards(Database&, const AccessFilter&, const Span&);
// In no order.
[[nodiscard]] QueueKeys ListAccessKeysOfOrder(Database&, const AccessFilter&, std::string_view order_number,
                                              std::int64_t count);
// `expression` as of ListContactIdsOfWords.
[[nodiscard]] QueueKeys ListAccessKeysOfWords(Database&, const AccessFilter&, std::string_view expression,
                                              std::int64_t count);
// The id, if the LIKE pattern fits anywhere in address, names, company, customer or order number.
[[nodiscard]] std::optional<std::int64_t> FindAccessMatch(Database&, std::int64_t id, std::string_view pattern);
// Counted up to `most`.
[[nodiscard]] std::int64_t CountAccesses(Database&, const AccessFilter&, std::int64_t most);
[[nodiscard]] std::int64_t CountAccessesOfWebsite(Database&, const AccessFilter&, std::int64_t most);
[[nodiscard]] std::int64_t CountExpiredAccesses(Database&, const AccessFilter&, std::int64_t most);
std::int64_t InsertAccess(Database&, const model::Access&, std::int64_t now);
// The decision; false if `version` is not the stored one or the status is already that.
[[nodiscard]] bool UpdateAccessStatus(Database&, std::int64_t id, std::int64_t version, model::Status,
                                      std::string_view decided_by, std::string_view reason, std::int64_t now);
// A withdrawn request is made again; false if it is not withdrawn.
[[nodiscard]] bool UpdateAccessRequested(Database&, std::int64_t id, model::Status, std::string_view message,
                                         std::string_view order_number, std::int64_t now);
[[nodiscard]] bool UpdateAccessWithdrawn(Database&, std::int64_t id, std::int64_t now);
[[nodiscard]] bool UpdateAccessMessage(Database&, std::int64_t id, std::string_view message);
void UpdateAccessAnswered(Database&, std::int64_t id);
// `valid_since`: since when that time counts, nothing: since the decision.
[[nodiscard]] bool UpdateAccessValidity(Database&, std::int64_t id, std::int64_t version,
                                        std::optional<std::int64_t> valid_until,
                                        std::optional<std::int64_t> valid_since = std::nullopt);
// As the web host says it (rules/sync_adopt.h): status, times, decision, request, validity.
void UpdateAccessSynced(Database&, const model::Access&);
// With what was asked, noted, claimed and told about them.
void DeleteAccessesOfAccount(Database&, std::int64_t account_id);
void UpdateAccessNetworksForgotten(Database&, std::int64_t before);
// Of no other account than a canary (store/account.h).
void DeleteAccessesOfCanary(Database&, std::int64_t account_id);

}  // namespace store

#endif  // PFORTE_STORE_ACCESS_H_
