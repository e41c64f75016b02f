// The sign-in page. It says the same whether the address is known or not.
#ifndef PFORTE_VIEW_LOGIN_H_
#define PFORTE_VIEW_LOGIN_H_

#include <string>
#include <vector>

#include "model/form_error.h"
#include "view/frame.h"

namespace view {

// A website at another host where one may be signed in already, and the way here from there.
struct LoginElsewhere {
  std::string website, target;
};

struct LoginView {
  std::string email;
  std::string next;       // the page first wanted, "" for none
  bool open = true;       // people may ask for an access here
  bool mismatch = false;  // address and password do not go together, or too many tries
  bool busy = false;      // the password could not be checked now
  std::vector<LoginElsewhere> elsewhere;
  model::FormErrors errors;
};

[[nodiscard]] std::string Login(const Frame& frame, const LoginView& view);

}  // namespace view

#endif  // PFORTE_VIEW_LOGIN_H_
