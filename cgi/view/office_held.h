// All that is held about a contact, to read.
#ifndef PFORTE_VIEW_OFFICE_HELD_H_
#define PFORTE_VIEW_OFFICE_HELD_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "view/frame.h"

namespace view {

struct OfficeHeldTable {
  std::string name;  // "account"
  std::vector<std::vector<std::pair<std::string, std::string>>> rows;
};

struct OfficeHeldView {
  std::int64_t contact_id = 0;
  std::string name;
  std::vector<OfficeHeldTable> tables;
};

[[nodiscard]] std::string OfficeHeld(const Frame& frame, const OfficeHeldView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_HELD_H_
