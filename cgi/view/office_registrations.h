// The queue: one list per stage of everybody who asked for an access, and what decides on many at
// once.
#ifndef PFORTE_VIEW_OFFICE_REGISTRATIONS_H_
#define PFORTE_VIEW_OFFICE_REGISTRATIONS_H_

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "model/access.h"
#include "model/form_error.h"
#include "model/registration.h"
#include "model/stage.h"
#include "view/frame.h"
#include "view/office_part.h"

namespace view {

using model::Stage;
using model::kStageCount;

struct OfficeRegistrationsView {
  Stage stage = Stage::kWaiting;
  std::array<std::int64_t, kStageCount> counts{};  // of all, by Stage, unfiltered
  // The filter, to show again; "" and 0 for none.
  std::string query, order, decided_by, older_than;
  std::int64_t website_id = 0;
  model::Sort sort = model::Sort::kOldest;
  std::vector<WebsiteChoice> websites;                 // to filter by
  std::vector<std::string> deciders;                   // to filter by, in stages with a decision
  std::vector<model::AccessLine> accesses;             // of every stage but kUnverified
  std::vector<model::RegistrationLine> registrations;  // of kUnverified
  std::int64_t total = 0;                              // how many the filter lets through, to kCountMost + 1
  std::string previous, next;                          // places of the pages around this, "" for none
  bool too_short = false;                              // the search, for a list that long
  std::int64_t now = 0;
  // The bulk form, to show again.
  std::set<std::int64_t> selected;
  bool all = false;  // not only those selected: all that the filter lets through
  std::string reason;
  bool mail = true;
  model::FormErrors errors;
};

[[nodiscard]] std::string OfficeRegistrations(const Frame& frame,
                                              const OfficeRegistrationsView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_REGISTRATIONS_H_
