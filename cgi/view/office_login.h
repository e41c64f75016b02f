// Where staff sign in.
#ifndef PFORTE_VIEW_OFFICE_LOGIN_H_
#define PFORTE_VIEW_OFFICE_LOGIN_H_

#include <string>

#include "model/form_error.h"
#include "view/frame.h"

namespace view {

struct OfficeLoginView {
  std::string email;
  std::string next;       // the page first wanted, "" for none
  std::string remote_name;  // whom the web server knows, "" for nobody
  bool mismatch = false;  // address and password do not go together, or too many tries
  bool busy = false;      // the password could not be checked now
  model::FormErrors errors;
};

[[nodiscard]] std::string OfficeLogin(const Frame& frame, const OfficeLoginView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_LOGIN_H_
