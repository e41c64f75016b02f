// The queue: one list per stage of everybody who asked for an access, and what decides on many at once.
#ifndef PFORTE_VIEW_OFFICE_REGISTRATIONS_H_
#define PFORTE_VIEW_OFFICE_REGISTRATIONS_H_

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "model/access.h"
#include "model/enum.h"
#include "model/form_error.h"
#include "model/registration.h"
#include "view/frame.h"
#include "view/office_part.h"

namespace view {

enum class Stage { kWaiting, kUnverified, kApproved, kRejected, kWithdrawn, kExpired };
inline constexpr int kStageCount = 6;

struct OfficeRegistrationsView {
  Stage stage = Stage::kWaiting;
  std::array<std::int64_t, kStageCount> counts{};         // of all, by Stage, unfiltered
  std::string query;
  std::int64_t website_id = 0;                            // the filter, 0 for none
  std::vector<WebsiteChoice> websites;                    // to filter by
  std::vector<model::AccessLine> accesses;                // of every stage but kUnverified
  std::vector<model::RegistrationLine> registrations;     // of kUnverified
  std::int64_t total = 0;                                 // how many the filter lets through
  int page = 1;
  bool has_next = false;
  std::int64_t now = 0;
  // The bulk form, to show again.
  std::set<std::int64_t> selected;
  std::string reason;
  bool mail = true;
  model::FormErrors errors;
};

[[nodiscard]] std::string OfficeRegistrations(const Frame& frame, const OfficeRegistrationsView& view);

}  // namespace view

// The values of `stage` in the address.
template <>
struct model::Words<view::Stage> {
  static constexpr std::string_view kWords[] = {"waiting", "unverified", "approved", "rejected", "withdrawn", "expired"};
};

#endif  // PFORTE_VIEW_OFFICE_REGISTRATIONS_H_
