// The websites of the company, each with how many are in and how many wait.
#ifndef PFORTE_VIEW_OFFICE_WEBSITES_H_
#define PFORTE_VIEW_OFFICE_WEBSITES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/website.h"
#include "view/frame.h"

namespace view {

struct OfficeWebsiteLine {
  model::Website website;
  std::int64_t approved = 0, waiting = 0;
};

struct OfficeWebsitesView {
  std::vector<OfficeWebsiteLine> websites;
  bool may_manage = false;  // administrators: new websites, staff
};

[[nodiscard]] std::string OfficeWebsites(const Frame& frame, const OfficeWebsitesView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_WEBSITES_H_
