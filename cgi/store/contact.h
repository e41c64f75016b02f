// The table contact and its search index.
#ifndef PFORTE_STORE_CONTACT_H_
#define PFORTE_STORE_CONTACT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/contact.h"
#include "model/near.h"
#include "store/database.h"

namespace store {

[[nodiscard]] std::optional<model::Contact> FindContact(Database&, std::int64_t id);
[[nodiscard]] std::optional<model::Contact> FindContactByNumber(Database&, std::string_view number);
// `search` false: an account is inserted next, which makes both found.
std::int64_t InsertContact(Database&, const model::Contact&, std::int64_t now, bool search = true);
// False if `contact.version` is not the stored one.
[[nodiscard]] bool UpdateContact(Database&, const model::Contact&);
// Accounts with an address of the domain from `from` to before `to`, in their order.
[[nodiscard]] std::vector<model::Near> ListNearAddresses(Database&, std::string_view domain, std::string_view from,
                                                         std::string_view to, std::int64_t staff_id,
                                                         std::int64_t count);
// The same whatever the domain.
[[nodiscard]] std::vector<model::Near> ListNearLocalParts(Database&, std::string_view from, std::string_view to,
                                                          std::int64_t staff_id, std::int64_t count);
// `expression` as of ListContactIdsOfWords; the newest contacts first.
[[nodiscard]] std::vector<model::Near> ListNearNames(Database&, std::string_view expression, std::int64_t staff_id,
                                                     std::int64_t count);
// From then on the contact is found no more, until it is merged into nothing.
void UpdateContactMerged(Database&, std::int64_t id, std::optional<std::int64_t> into_id);
[[nodiscard]] std::int64_t CountContactsMergedInto(Database&, std::int64_t id);
[[nodiscard]] std::vector<std::int64_t> ListContactIdsMergedInto(Database&, std::int64_t id);
// Its accounts and merges must be gone.
void DeleteContact(Database&, std::int64_t id);
// The next with ids below `before`, the newest first; none that is merged into another.
[[nodiscard]] std::vector<std::int64_t> ListContactIds(Database&, std::int64_t before, std::int64_t count);
// Of those in which the words occur. `expression` in the search engine's language: quoted words, all of which must.
[[nodiscard]] std::vector<std::int64_t> ListContactIdsOfWords(Database&, std::string_view expression,
                                                              std::int64_t before, std::int64_t count);
// Nothing if it is not there, or not in an approver's websites; `staff_id` 0 sees every contact.
[[nodiscard]] std::optional<model::ContactLine> FindContactLine(Database&, std::int64_t id, std::int64_t staff_id);
// The next with ids above `after`, of any website if `website_id` is 0.
[[nodiscard]] std::vector<model::Contact> ListContactsAfter(Database&, std::int64_t website_id, std::int64_t after,
                                                            std::int64_t count);
[[nodiscard]] std::int64_t CountContacts(Database&);
// Contacts and registrations that no seed made (rules/seed.h).
[[nodiscard]] std::int64_t CountRealPeople(Database&);
// Makes the contact found by what it and its accounts say now; every insert and update of either calls it.
void UpdateContactSearch(Database&, std::int64_t contact_id);
// The contact of a canary (store/account.h) that was deleted, and what it was found by; one with an account stays.
void DeleteContactOfCanary(Database&, std::int64_t id);
void DeleteContactSearch(Database&, std::int64_t contact_id);

}  // namespace store

#endif  // PFORTE_STORE_CONTACT_H_
