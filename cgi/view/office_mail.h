// One mail of the outbox: what it says, where it is, what can be done with it.
#ifndef PFORTE_VIEW_OFFICE_MAIL_H_
#define PFORTE_VIEW_OFFICE_MAIL_H_

#include <cstdint>
#include <optional>
#include <string>

#include "model/mail.h"
#include "view/diff.h"
#include "view/frame.h"

namespace view {

struct OfficeMailView {
  model::Mail mail;
  std::string website_name;
  std::optional<Wording> message;    // filled, without secrets; nothing if what it is about is gone
  std::int64_t contact_id = 0;       // 0 for none
  bool may_be_handed_over = false;
  std::string handed_link, handed_code;  // just made in place of it, "" for none
};

[[nodiscard]] std::string OfficeMail(const Frame& frame, const OfficeMailView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_MAIL_H_
