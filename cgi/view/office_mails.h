// The outbox: what is on its way, what has left, and what could not be delivered, with the reason.
#ifndef PFORTE_VIEW_OFFICE_MAILS_H_
#define PFORTE_VIEW_OFFICE_MAILS_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "model/mail.h"
#include "view/frame.h"

namespace view {

struct OfficeMailLine {
  model::Mail mail;
  std::string website_name;
};

struct OfficeMailsView {
  model::Delivery delivery = model::Delivery::kQueued;
  std::array<std::int64_t, 4> counts{};  // by model::Delivery
  std::vector<OfficeMailLine> mails;
  int page = 1;
  bool has_next = false;
};

[[nodiscard]] std::string OfficeMails(const Frame& frame, const OfficeMailsView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_MAILS_H_
