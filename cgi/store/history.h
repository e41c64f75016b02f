// The table history: only added to.
#ifndef PFORTE_STORE_HISTORY_H_
#define PFORTE_STORE_HISTORY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/history.h"
#include "model/place.h"
#include "store/database.h"

namespace store {

// A line as it stands, whoever wrote it: `act` may be a word that nobody knows, and line.act is not set.
struct HistoryRow {
  model::History line;
  std::string act;
  auto Columns() {
    auto& l = line;
    return std::tie(l.id, l.at, l.actor, act, l.contact_id, l.account_id, l.access_id, l.website_id, l.detail, l.source,
                    l.was, l.became, l.salt, l.erased, l.hash);
  }
};
struct AuditFilter {
  std::int64_t since = 0;       // not before
  std::string actor, act;       // "" for any
  std::int64_t website_id = 0;  // 0: any
  std::int64_t contact_id = 0;  // 0: any
  std::string pattern;          // LIKE, "" for any
};

// With its id and hash: rules/note.h makes both.
void AppendHistory(Database&, const model::History&);
[[nodiscard]] std::optional<model::HistoryHead> FindHistoryHead(Database&);
[[nodiscard]] std::optional<model::HistoryHead> FindHistoryHash(Database&, std::int64_t id);
// In the order in which they were written.
[[nodiscard]] std::vector<HistoryRow> ListHistoryAfter(Database&, std::int64_t id, std::int64_t count);
// Only of a line that has no hash.
void UpdateHistoryChained(Database&, std::int64_t id, std::string_view salt, std::string_view hash);
// Newest first, at most 200, without signing in and out.
[[nodiscard]] std::vector<model::History> ListHistoryOfContact(Database&, std::int64_t contact_id);
[[nodiscard]] std::vector<model::History> ListHistoryOfAccess(Database&, std::int64_t access_id);
// Looks at the `window` lines before that place in time, newest first, and returns at most `count` of those that fit;
// `actor` and `contact_id` of the filter are not looked at.
[[nodiscard]] std::vector<model::AuditLine> ListAudit(Database&, const AuditFilter&, const model::Place& before,
                                                      std::int64_t window, std::int64_t count);
// The same of the lines of f.actor alone, and of f.contact_id alone, whoever acted.
[[nodiscard]] std::vector<model::AuditLine> ListAuditOfActor(Database&, const AuditFilter& f, const model::Place&,
                                                             std::int64_t window, std::int64_t count);
[[nodiscard]] std::vector<model::AuditLine> ListAuditOfContact(Database&, const AuditFilter& f, const model::Place&,
                                                               std::int64_t window, std::int64_t count);
// The last line of such a window; nothing if the history ends in it.
[[nodiscard]] std::optional<model::Place> FindAuditEnd(Database&, const AuditFilter&, const model::Place& before,
                                                       std::int64_t window);
[[nodiscard]] std::optional<model::Place> FindAuditEndOfActor(Database&, const AuditFilter&, const model::Place&,
                                                              std::int64_t window);
[[nodiscard]] std::optional<model::Place> FindAuditEndOfContact(Database&, const AuditFilter&, const model::Place&,
                                                                std::int64_t window);
// What says something still of that account of the contact.
[[nodiscard]] std::vector<model::History> ListHistoryOfAccountToErase(Database&, std::int64_t account_id,
                                                                      std::int64_t contact_id);
// What says something still of that contact, or of a registration of that address.
[[nodiscard]] std::vector<model::History> ListHistoryToErase(Database&, std::int64_t contact_id,
                                                             std::string_view email);
// Empties what the line says; `erased` is the digest of that.
void UpdateHistoryErased(Database&, std::int64_t id, std::string_view erased);

// The next with ids above `after`, of any website if `website_id` is 0.
[[nodiscard]] std::vector<model::History> ListHistoryOfWebsiteAfter(Database&, std::int64_t website_id,
                                                                    std::int64_t after, std::int64_t count);

}  // namespace store

#endif  // PFORTE_STORE_HISTORY_H_
