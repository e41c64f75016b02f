// Recovery codes, shown once, to print or write down.
#ifndef PFORTE_VIEW_OFFICE_RECOVERY_H_
#define PFORTE_VIEW_OFFICE_RECOVERY_H_

#include <string>
#include <vector>

#include "view/frame.h"

namespace view {

struct OfficeRecoveryView {
  std::vector<std::string> codes;
  std::string next;  // path where it goes on
};

[[nodiscard]] std::string OfficeRecovery(const Frame& frame, const OfficeRecoveryView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_RECOVERY_H_
