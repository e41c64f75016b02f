// The office gives a contact an access itself: on any registered website, with an invitation.
#ifndef PFORTE_VIEW_OFFICE_GRANT_H_
#define PFORTE_VIEW_OFFICE_GRANT_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "model/access.h"
#include "model/form_error.h"
#include "view/frame.h"
#include "view/office_part.h"

namespace view {

// What came of one website.
struct OfficeGrantResult {
  std::string website;
  std::optional<base::Text> refused;  // why not; nothing: it was granted
};

struct OfficeGrantView {
  std::int64_t contact_id = 0;
  std::string contact_name;
  std::vector<WebsiteChoice> websites;
  // Input of the form, to show again.
  std::set<std::int64_t> chosen;
  std::string email, name;
  model::Status status = model::Status::kApproved;  // or kInProcessing
  bool mail = true;                                 // send an invitation
  model::FormErrors errors;
  std::vector<OfficeGrantResult> results;  // of the form that was sent, where not all were granted
};

[[nodiscard]] std::string OfficeGrant(const Frame& frame, const OfficeGrantView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_GRANT_H_
