// At the host that one comes to, signed in at another: one button to be signed in here too, or what to do instead.
#ifndef PFORTE_VIEW_ARRIVE_H_
#define PFORTE_VIEW_ARRIVE_H_

#include <string>

#include "view/frame.h"

namespace view {

struct ArriveView {
  bool ready = false;  // else it is over: too late, used up, or not made for this browser
  std::string email;   // if ready: of whoever is signed in
  std::string from;    // if ready: the name of the website there
  std::string next;    // where it leads, "" for the overview
};

[[nodiscard]] std::string Arrive(const Frame& frame, const ArriveView& view);

}  // namespace view

#endif  // PFORTE_VIEW_ARRIVE_H_
