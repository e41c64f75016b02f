// Which contact is this one? The others to choose from.
#ifndef PFORTE_VIEW_OFFICE_MERGE_H_
#define PFORTE_VIEW_OFFICE_MERGE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/contact.h"
#include "view/frame.h"

namespace view {

struct OfficeMergeView {
  std::int64_t contact_id = 0;  // whose accounts go over
  std::string name;
  std::string query;
  std::vector<model::ContactLine> contacts;
  bool has_more = false;  // than are shown: the search is too wide
};

[[nodiscard]] std::string OfficeMerge(const Frame& frame, const OfficeMergeView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_MERGE_H_
