// The settings of one website, and of a new one.
#ifndef PFORTE_VIEW_OFFICE_WEBSITE_H_
#define PFORTE_VIEW_OFFICE_WEBSITE_H_

#include <string>

#include "model/form_error.h"
#include "model/website.h"
#include "view/frame.h"

namespace view {

struct OfficeWebsiteView {
  model::Website website;        // as stored, or the input to show again; id 0: a new one
  std::string title;             // what the stored website is called, "" for a new one
  std::string password_minimum;  // what was typed, if that is no number; "" shows the website's
  model::FormErrors errors;
};

[[nodiscard]] std::string OfficeWebsite(const Frame& frame, const OfficeWebsiteView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_WEBSITE_H_
