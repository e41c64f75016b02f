// Who has access to a website today: a list to look at, to print and to take along.
#ifndef PFORTE_VIEW_OFFICE_HOLDERS_H_
#define PFORTE_VIEW_OFFICE_HOLDERS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/access.h"
#include "model/website.h"
#include "view/frame.h"

namespace view {

struct OfficeHoldersView {
  model::Website website;
  std::vector<model::AccessLine> lines;
  std::int64_t total = 0, now = 0;
  bool may_download = false;  // there are some, and it was not found that they are too many
  bool from_beginning = true, has_next = false;
};

[[nodiscard]] std::string OfficeHolders(const Frame& frame, const OfficeHoldersView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_HOLDERS_H_
