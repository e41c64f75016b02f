// Whether one account may read one website's protected pages: the heart of the product.
// Approval belongs to the access, never to the person.
#ifndef PFORTE_MODEL_ACCESS_H_
#define PFORTE_MODEL_ACCESS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "model/enum.h"

namespace model {

// in_processing -> approved | rejected | withdrawn (by the applicant); approved <-> rejected.
// An approved access whose valid_until has passed counts as expired; that is computed, not stored.
enum class Status { kInProcessing, kApproved, kRejected, kWithdrawn };
template <>
struct Words<Status> {
  static constexpr std::string_view kWords[] = {"in_processing", "approved", "rejected", "withdrawn"};
};

struct Access {
  std::int64_t id = 0;
  std::int64_t account_id = 0;
  std::int64_t website_id = 0;
  Status status = Status::kInProcessing;
  std::int64_t status_at = 0;        // since when
  std::string decided_by;            // name of staff, "" for the policy
  std::string reason;                // told to the customer
  std::string message;               // the applicant's words
  std::string order_number;
  std::string next;                  // the page first wanted
  std::optional<std::int64_t> valid_until;
  std::int64_t requested_at = 0;
  std::int64_t version = 0;          // counts changes; a decision on an older one is refused
  std::string network;               // digest of the coarse network it came from, "" if unknown (any more)

  auto Columns() {
    return std::tie(id, account_id, website_id, status, status_at, decided_by, reason, message, order_number,
                    next, valid_until, requested_at, version, network);
  }
};

// Those with access to a website are counted so far: one more is shown as "2000+".
inline constexpr std::int64_t kHoldersMost = 2000;

// An access with what lists show around it.
struct AccessLine {
  Access access;
  std::string email, account_name, contact_name, company, contact_number, website_name;
  std::int64_t contact_id = 0;
  std::int64_t other_accesses = 0;   // of the same contact, on any website
  std::int64_t earlier_rejections = 0;
  std::string claimed_by;            // name of staff who looks after it, "" if nobody does
  std::int64_t asked = 0;            // 1: a question is open, 2: the last one is answered
  std::int64_t renewal_asked_at = 0; // since when the customer asks for more time, 0: does not
  std::int64_t from_network = 0;     // others that came from the same network within a day, counted to 100

  auto Columns() {
    return std::tuple_cat(access.Columns(), std::tie(email, account_name, contact_name, company, contact_number,
                                                     website_name, contact_id, other_accesses, earlier_rejections,
                                                     claimed_by, asked, from_network, renewal_asked_at));
  }
};

}  // namespace model

#endif  // PFORTE_MODEL_ACCESS_H_
