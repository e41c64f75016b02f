// The outbox: what is on its way, what has left, and what could not be delivered, with the reason.
#ifndef PFORTE_VIEW_OFFICE_MAILS_H_
#define PFORTE_VIEW_OFFICE_MAILS_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "model/mail.h"
#include "view/frame.h"
#include "view/office_part.h"

namespace view {

struct OfficeMailLine {
  model::Mail mail;
  std::string website_name;
};

// What is held back, and by what.
struct MailLimits {
  std::int64_t sent = 0, cap = 0;                             // in the last 24 hours, and at most
  std::int64_t held = 0, next_at = 0;                         // because of the cap, 0 for none
  std::int64_t budget = 0, budget_next_at = 0, budget_most = 0;  // because of their website's hour
};

struct OfficeMailsView {
  model::Delivery delivery = model::Delivery::kQueued;
  std::int64_t website_id = 0;           // 0: of every website
  std::string query;                     // the beginning of an address
  bool too_short = false;
  std::vector<WebsiteChoice> websites;
  MailLimits limits;
  std::array<std::int64_t, 4> counts{};  // by model::Delivery
  std::vector<OfficeMailLine> mails;
  std::int64_t total = 0;                // on all pages, counted to kCountMost + 1
  std::int64_t previous = 0, next = 0;   // the places of the pages around this, 0 for none
};

// The word of a delivery: "Waiting".
[[nodiscard]] std::string DeliveryWord(base::Language, model::Delivery);
// May be sent again, or held back, by hand.
[[nodiscard]] bool MayRetry(const model::Mail&);
[[nodiscard]] bool MayCancel(const model::Mail&);

[[nodiscard]] std::string OfficeMails(const Frame& frame, const OfficeMailsView& view);

}  // namespace view

#endif  // PFORTE_VIEW_OFFICE_MAILS_H_
