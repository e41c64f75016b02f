// The history as a whole: searched and paged for administrators, written out, and emptied of what it says about
// somebody.
#ifndef PFORTE_RULES_AUDIT_H_
#define PFORTE_RULES_AUDIT_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/history.h"
#include "rules/house.h"
#include "store/history.h"

namespace rules {

struct AuditQuery {
  std::string actor;                           // "" for any
  std::optional<model::Act> act;
  std::int64_t website_id = 0;                 // 0: any
  std::int64_t contact_id = 0;                 // 0: any
  std::string search;                          // in what the lines say
  std::optional<std::int64_t> since, until;    // both included
};

struct AuditPage {
  std::vector<model::AuditLine> lines;         // newest first
  std::optional<model::Place> next;              // older lines begin behind it; nothing: there are none
  bool gave_up = false;                        // it looked at so many lines that the rest waits for another call
};

// How many lines one page looks at, at most: at a million lines the answer comes as soon as at a thousand, whatever is
// searched for, and writing costs no further index.
inline constexpr std::int64_t kAuditLook = 20'000;

// At most `count` lines older than `before`.
[[nodiscard]] AuditPage ListAudit(House&, const AuditQuery&, const std::optional<model::Place>& before,
                                  std::int64_t count);
// Whose address that is; nothing if there is no account of it.
[[nodiscard]] std::optional<std::int64_t> FindContactByEmail(House&, std::string_view email);

// Notes that it was done, then calls `write` with piece after piece of at most `most` lines, newest first.
void ExportAudit(House&, const AuditQuery&, std::int64_t most,
                 const std::function<void(const std::vector<model::AuditLine>&)>& write);
// As CSV for spreadsheets, the first with the names of the columns.
[[nodiscard]] std::string AuditCsvHead(char separator = ',');
[[nodiscard]] std::string AuditCsv(const model::AuditLine&, char separator = ',');

// Erases what the lines about that contact say (0: none), and those about registrations of that address that never
// became a contact's ("": none): detail, source, old and new values. That they were, when, and who did it stays, and
// the chain holds. Notes it; returns how many lines.
std::int64_t EraseHistory(House&, std::int64_t contact_id, std::string_view email);

}  // namespace rules

#endif  // PFORTE_RULES_AUDIT_H_
