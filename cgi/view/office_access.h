// One website account: how it stands, what is known about the person, and everything the office can
// do about it. A password is never part of it.
#ifndef PFORTE_VIEW_OFFICE_ACCESS_H_
#define PFORTE_VIEW_OFFICE_ACCESS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/access.h"
#include "model/account.h"
#include "model/form_error.h"
#include "model/history.h"
#include "model/item.h"
#include "model/near.h"
#include "model/registration_form.h"
#include "view/frame.h"

namespace view {

struct OfficeAccessView {
  model::AccessLine line;
  model::Account account;  // its password is not looked at
  std::vector<model::History> history;
  // Beside the decision.
  std::vector<model::AccessLine> others;   // of the same contact
  std::vector<model::History> rejections;
  std::vector<model::Near> near;
  bool merging = false;  // whoever looks may put the account to another contact
  std::optional<model::Status> undo;  // what it goes back to as long as the mail of the decision waits
  model::GivenAnswers given;  // to the website's own questions and terms
  std::vector<model::Question> questions;  // the oldest first
  std::vector<model::Note> notes;
  std::optional<model::Claim> claim;
  std::int64_t staff_id = 0;  // of whoever looks
  std::int64_t now = 0;
  std::string handover_link;  // shown once, "" for none
  std::string mail_error;     // why the last mail to the account was given up, "" if it was not
  std::int64_t renewal_asked_at = 0;  // since when more time is asked for, 0: it is not
  // Input of the forms, to show again; errors only of the form that was sent.
  std::string reason;
  bool mail = true;
  std::string valid_until;  // "2027-12-31", the last day; "" for no limit
  std::string email;        // to correct the address; at first that of the account
  std::string question, note;
  std::string renew_until;  // as valid_until
  model::FormErrors reject_errors, validity_errors, email_errors, ask_errors, note_errors, renew_errors;
};

[[nodiscard]] std::string OfficeAccess(const Frame& frame, const OfficeAccessView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_ACCESS_H_
