// The table access.
#ifndef PFORTE_STORE_ACCESS_H_
#define PFORTE_STORE_ACCESS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/access.h"
#include "store/database.h"

namespace store {

struct AccessFilter {
  model::Status status = model::Status::kInProcessing;
  bool expired = false;         // of the approved: those whose valid_until has passed; else those that hold
  std::int64_t website_id = 0;  // 0: any
  std::int64_t staff_id = 0;    // 0: all websites, else those of that approver
  std::string pattern;          // LIKE, "" for any
};

[[nodiscard]] std::optional<model::Access> FindAccess(Database&, std::int64_t id);
[[nodiscard]] std::optional<model::Access> FindAccessOfAccount(Database&, std::int64_t account_id,
                                                               std::int64_t website_id);
[[nodiscard]] std::optional<model::AccessLine> FindAccessLine(Database&, std::int64_t id);
[[nodiscard]] std::vector<model::AccessLine> ListAccessesOfAccount(Database&, std::int64_t account_id);
[[nodiscard]] std::vector<model::AccessLine> ListAccessesOfContact(Database&, std::int64_t contact_id);
[[nodiscard]] std::vector<model::AccessLine> ListAccesses(Database&, const AccessFilter&, std::int64_t now,
                                                          std::int64_t count, std::int64_t skip);
[[nodiscard]] std::int64_t CountAccesses(Database&, const AccessFilter&, std::int64_t now);
// The next with ids above `after`, of any website if `website_id` is 0.
[[nodiscard]] std::vector<model::AccessLine> ListAccessesAfter(Database&, std::int64_t website_id, std::int64_t after,
                                                               std::int64_t count);
// Who may read the protected pages at `now`, by company and name; from behind the access `after`, 0 for the beginning.
[[nodiscard]] std::vector<model::AccessLine> ListHolders(Database&, std::int64_t website_id, std::int64_t now,
                                                         std::int64_t after, std::int64_t count);
[[nodiscard]] std::int64_t CountHolders(Database&, std::int64_t website_id, std::int64_t now);
std::int64_t InsertAccess(Database&, const model::Access&, std::int64_t now);
// The decision; false if `version` is not the stored one or the status is already that.
[[nodiscard]] bool UpdateAccessStatus(Database&, std::int64_t id, std::int64_t version, model::Status,
                                      std::string_view decided_by, std::string_view reason, std::int64_t now);
// A withdrawn request is made again; false if it is not withdrawn.
[[nodiscard]] bool UpdateAccessRequested(Database&, std::int64_t id, model::Status, std::string_view message,
                                         std::string_view order_number, std::int64_t now);
[[nodiscard]] bool UpdateAccessWithdrawn(Database&, std::int64_t id, std::int64_t now);
[[nodiscard]] bool UpdateAccessMessage(Database&, std::int64_t id, std::string_view message);
[[nodiscard]] bool UpdateAccessValidity(Database&, std::int64_t id, std::int64_t version,
                                        std::optional<std::int64_t> valid_until);
// Of no other account than a canary (store/account.h).
void DeleteAccessesOfCanary(Database&, std::int64_t account_id);

}  // namespace store

#endif  // PFORTE_STORE_ACCESS_H_
