// Where a request stands, since when, and what its owner can do meanwhile.
#ifndef PFORTE_VIEW_STATUS_H_
#define PFORTE_VIEW_STATUS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "model/access.h"
#include "model/form_error.h"
#include "model/registration_form.h"
#include "view/frame.h"

namespace view {

struct StatusView {
  std::string website_name;
  bool none = false;        // no access asked for yet: nothing below but the request form holds
  bool unverified = false;  // a registration whose address is not proven; `status` says nothing
  model::Status status = model::Status::kInProcessing;
  bool closed = false;   // the website, to everybody
  bool expired = false;  // approved, but valid_until has passed
  std::int64_t requested_at = 0;
  std::optional<std::int64_t> proven_at, decided_at;
  std::string reason;  // told with the decision, "" for none
  std::optional<std::int64_t> valid_until;
  std::string message;  // what the applicant told the office so far
  std::string question;  // of the office, to be answered; "" for none
  std::string email;
  std::string continue_path;  // approved: where to go, with mount; "" for nowhere
  model::AskedForm asked;           // by the request form
  std::string note, order, answer;  // input of the forms, to show again
  model::FormInput input;
  model::FormErrors errors, answer_errors;  // of the form that was sent
};

[[nodiscard]] std::string Status(const Frame& frame, const StatusView& view);

}  // namespace view

#endif  // PFORTE_VIEW_STATUS_H_
