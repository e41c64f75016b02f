// At the host where somebody is signed in: on to a website at another host. Shown where a redirection could not go
// there by itself; how the sign-in travels is not its business.
#ifndef PFORTE_VIEW_HANDOVER_H_
#define PFORTE_VIEW_HANDOVER_H_

#include <string>

#include "view/frame.h"

namespace view {

struct HandoverView {
  std::string email;             // of whoever is signed in
  std::string website, address;  // where one is going
  std::string go;                // path, with mount, that leads there
};

[[nodiscard]] std::string Handover(const Frame& frame, const HandoverView& view);

}  // namespace view

#endif  // PFORTE_VIEW_HANDOVER_H_
