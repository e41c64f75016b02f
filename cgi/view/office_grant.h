// The office gives a contact an access itself: on any registered website, with an invitation.
#ifndef PFORTE_VIEW_OFFICE_GRANT_H_
#define PFORTE_VIEW_OFFICE_GRANT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/access.h"
#include "model/form_error.h"
#include "view/frame.h"
#include "view/office_part.h"

namespace view {

struct OfficeGrantView {
  std::int64_t contact_id = 0;
  std::string contact_name;
  std::vector<WebsiteChoice> websites;
  // Input of the form, to show again.
  std::int64_t website_id = 0;
  std::string email, name;
  model::Status status = model::Status::kApproved;  // or kInProcessing
  bool mail = true;                                 // send an invitation
  model::FormErrors errors;
};

[[nodiscard]] std::string OfficeGrant(const Frame& frame, const OfficeGrantView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_GRANT_H_
