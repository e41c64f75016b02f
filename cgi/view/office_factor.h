// Setting up a second factor: the secret for the authenticator app, and its first code.
#ifndef PFORTE_VIEW_OFFICE_FACTOR_H_
#define PFORTE_VIEW_OFFICE_FACTOR_H_

#include <string>

#include "model/form_error.h"
#include "view/frame.h"

namespace view {

struct OfficeFactorView {
  bool halfway = false;  // the sign-in goes on only with it
  std::string sealed;    // the secret, as the form carries it
  std::string key;       // to type
  std::string address;   // for the QR code
  std::string next;
  model::FormErrors errors;
};

[[nodiscard]] std::string OfficeFactor(const Frame& frame, const OfficeFactorView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_FACTOR_H_
