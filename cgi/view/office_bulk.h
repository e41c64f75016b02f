// A decision about many: what will happen to each, how far it is, what came of it.
#ifndef PFORTE_VIEW_OFFICE_BULK_H_
#define PFORTE_VIEW_OFFICE_BULK_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/access.h"
#include "model/bulk.h"
#include "view/office_part.h"

namespace view {

struct BulkRow {
  model::BulkOutcome outcome = model::BulkOutcome::kOpen;  // before it is carried out: what would come of it
  std::int64_t access_id = 0;                              // 0: a registration, or gone
  std::string name, email, company, website;               // "" if it is gone
  model::Status status = model::Status::kInProcessing;     // of an access, now
  std::string decided_by;
};

struct OfficeBulkView {
  model::Bulk bulk;
  std::array<std::int64_t, model::kBulkOutcomeCount> counts{};  // by BulkOutcome
  model::BulkOutcome outcome = model::BulkOutcome::kOpen;       // which of them the rows are
  std::vector<BulkRow> rows;
  std::optional<std::int64_t> next;  // the next page begins behind that item
  std::optional<std::int64_t> undo_after;  // taking it back goes on behind that item
  std::int64_t grace_seconds = 0;
};

[[nodiscard]] std::string OfficeBulk(const Frame& frame, const OfficeBulkView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_BULK_H_
