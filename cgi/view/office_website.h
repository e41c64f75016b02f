// The settings of one website, and of a new one.
#ifndef PFORTE_VIEW_OFFICE_WEBSITE_H_
#define PFORTE_VIEW_OFFICE_WEBSITE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/form_error.h"
#include "model/staff.h"
#include "model/website.h"
#include "view/frame.h"
#include "view/office_part.h"

namespace view {

struct OfficeWebsiteView {
  model::Website website;        // as stored, or the input to show again; id 0: a new one
  std::string title;             // what the stored website is called, "" for a new one
  std::string password_minimum;  // what was typed, if that is no number; "" shows the website's
  model::FormErrors errors;
  // Of a stored one: who decides there, and who might.
  std::vector<model::Staff> approvers, candidates;
  // Of a new one: those it may take its settings over from, and from which it does (0: none), with approvers or not.
  std::vector<WebsiteChoice> patterns;
  std::int64_t pattern_id = 0;
  bool takes_approvers = false;
};

[[nodiscard]] std::string OfficeWebsite(const Frame& frame, const OfficeWebsiteView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_WEBSITE_H_
