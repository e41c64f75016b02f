// What a website looks like to its customers: the forms for it, and a sample on either ground.
#ifndef PFORTE_VIEW_OFFICE_BRANDING_H_
#define PFORTE_VIEW_OFFICE_BRANDING_H_

#include <string>
#include <utility>
#include <vector>

#include "model/branding.h"
#include "model/form_error.h"
#include "view/frame.h"

namespace view {

struct OfficeBrandingView {
  model::Branding branding;  // as stored, or the input to show again
  std::string website_name;
  std::vector<std::pair<std::string, std::string>> links;  // of the footer: name, address
  bool unsaved = false;      // only looked at
  model::FormErrors look_errors, logo_errors;
};

[[nodiscard]] std::string OfficeBranding(const Frame& frame, const OfficeBrandingView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_BRANDING_H_
