// The office's list of everything that was asked for, in all its stages.
#ifndef PFORTE_RULES_QUEUE_H_
#define PFORTE_RULES_QUEUE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/access.h"
#include "model/place.h"
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
  std::string order;            // the whole order number
  std::string decided_by;       // a name as the accesses have it
  std::int64_t website_id = 0;  // 0: every website
  std::int64_t older_than = 0;  // days in the stage, 0: any
  std::optional<model::Sort> sort;         // nothing: what waits the oldest first, what is decided the newest
  std::optional<model::Place> place;    // the page begins behind it, or if `back` ends before it
  bool back = false;
};
struct Queue {
  std::vector<model::AccessLine> accesses;              // of every stage but kUnverified
  std::vector<model::RegistrationLine> registrations;   // of kUnverified
  // How many the filter lets through, on all pages, counted to kCountMost + 1.
  std::int64_t total = 0;
  std::optional<model::Place> previous, next;  // the places of the pages around this
  // The stage is so large that it can be searched only for words of three letters or more, and there is none.
  bool too_short = false;
};
// `scope` as StaffSignedIn::Scope. However many there are, it looks at about as many as it shows; of a search in a
// large stage at those of the newest contacts.
[[nodiscard]] Queue ListQueue(House&, std::int64_t scope, const QueueFilter&);
// The first of what ListQueue shows on all pages together, at most `most`; `place` is not looked at.
[[nodiscard]] std::vector<model::Place> ListQueueKeys(House&, std::int64_t scope, const QueueFilter&,
                                                         std::int64_t most);
[[nodiscard]] model::Sort SortOf(const QueueFilter&);
// Counted to kCountMost + 1.
[[nodiscard]] std::int64_t CountStage(House&, std::int64_t scope, Stage);
// Who may have decided, as the accesses name them.
[[nodiscard]] std::vector<std::string> ListDeciders(House&);
[[nodiscard]] std::vector<model::Website> ListScopeWebsites(House&, std::int64_t scope);

// Of an unverified registration in the staff's scope; false if it is not there (any more).
[[nodiscard]] bool ResendRegistration(House&, const model::Staff&, std::int64_t id);
[[nodiscard]] bool DeleteRegistration(House&, const model::Staff&, std::int64_t id);

// What the search index is asked for: all words must occur, those of three letters or more anywhere. Shorter ones are
// left out, or with `beginnings` begin a word. "" if there is none.
[[nodiscard]] std::string SearchExpression(std::string_view search, bool beginnings = false);
// These words in a row, in the search engine's language.
[[nodiscard]] std::string QuotePhrase(std::string_view words);
// What a search field's words match anywhere: "%word%", with LIKE's own signs taken literally away.
[[nodiscard]] std::string LikePattern(std::string_view search);

}  // namespace rules

#endif  // PFORTE_RULES_QUEUE_H_
