// The office's list of everything that was asked for, in all its stages.
#ifndef PFORTE_RULES_QUEUE_H_
#define PFORTE_RULES_QUEUE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/access.h"
#include "model/registration.h"
#include "model/stage.h"
#include "model/website.h"
#include "rules/house.h"
#include "rules/staff.h"

namespace rules {

using model::Stage;
inline constexpr std::int64_t kPageSize = 50;

struct QueueFilter {
  Stage stage = Stage::kWaiting;
  std::string search;
  std::int64_t website_id = 0;
  std::int64_t page = 1;
};
struct Queue {
  std::vector<model::AccessLine> accesses;              // of every stage but kUnverified
  std::vector<model::RegistrationLine> registrations;   // of kUnverified
  std::int64_t total = 0;  // how many the filter lets through, on all pages
  bool has_next = false;
};
// `scope` as StaffSignedIn::Scope.
[[nodiscard]] Queue ListQueue(House&, std::int64_t scope, const QueueFilter&);
[[nodiscard]] std::int64_t CountStage(House&, std::int64_t scope, Stage);
[[nodiscard]] std::vector<model::Website> ListScopeWebsites(House&, std::int64_t scope);

// Of an unverified registration in the staff's scope; false if it is not there (any more).
[[nodiscard]] bool ResendRegistration(House&, const model::Staff&, std::int64_t id);
[[nodiscard]] bool DeleteRegistration(House&, const model::Staff&, std::int64_t id);

// What a search field's words match anywhere: "%word%", with LIKE's own signs taken literally away.
[[nodiscard]] std::string LikePattern(std::string_view search);

}  // namespace rules

#endif  // PFORTE_RULES_QUEUE_H_
