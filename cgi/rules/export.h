// Handing out what the database holds, some rows at a time, so that a million of them needs no memory and no reader
// keeps a writer waiting. What is changed meanwhile appears as it was or as it is.
#ifndef PFORTE_RULES_EXPORT_H_
#define PFORTE_RULES_EXPORT_H_

#include <cstdint>
#include <vector>

#include "model/access.h"
#include "model/contact.h"
#include "model/history.h"
#include "rules/house.h"

namespace rules {

// The next rows with ids above `after`, none at the end; `website_id` 0 for all websites. A contact belongs to the
// websites that one of its accounts has any access to.
[[nodiscard]] std::vector<model::Contact> ExportContacts(House&, std::int64_t website_id, std::int64_t after);
[[nodiscard]] std::vector<model::AccessLine> ExportAccesses(House&, std::int64_t website_id, std::int64_t after);
// Only who can read the website's protected pages now, by company and name (rules/holder.h).
[[nodiscard]] std::vector<model::AccessLine> ExportHolders(House&, std::int64_t website_id, std::int64_t after);
[[nodiscard]] std::vector<model::History> ExportHistory(House&, std::int64_t website_id, std::int64_t after);

}  // namespace rules

#endif  // PFORTE_RULES_EXPORT_H_
