// Going on at another host of this installation without the password: a ticket carries the sign-in there. The host
// that issues it writes nothing; the one that takes it begins a session of the same family, once, in the one browser
// that the ticket was made for. Knows nothing of how tickets travel.
#ifndef PFORTE_RULES_HANDOVER_H_
#define PFORTE_RULES_HANDOVER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/account.h"
#include "model/website.h"
#include "rules/house.h"
#include "rules/sign_in.h"

namespace rules {

// How long, in seconds, a ticket may be on its way, and how long it then waits in its browser for the button.
inline constexpr std::int64_t kTicketLife = 30;
inline constexpr std::int64_t kArrivalLife = 10 * base::kMinute;

// Websites at other hosts than `host`, by name, without those that are closed.
[[nodiscard]] std::vector<model::Website> ListNeighbours(House&, std::string_view host);

// What ties a ticket to the browser that has this cookie at the target's host; says nothing about the cookie.
[[nodiscard]] std::string BrowserBinding(const House&, std::string_view browser);

// From the session of `customer` at website `from` to `to` at its own address, and there to `next`. Nothing if
// `binding` has not the form that BrowserBinding gives it.
[[nodiscard]] std::optional<std::string> IssueTicket(const House&, const SignedIn& customer,
                                                     const model::Website& from, const model::Website& to,
                                                     std::string_view binding, std::string_view next);

// Where a ticket is shown.
struct TicketPlace {
  const model::Website& website;
  std::string_view host, browser;  // as the request says; the browser's cookie
};
enum class HandoverState {
  kOk,
  kLate,     // once good: its time is over, it was used up, the sign-in that it carries has ended, or too many arrived
  kRefused,  // another browser, host or website, or nothing that we made: one answer for all
};
struct Handover {
  HandoverState state = HandoverState::kRefused;
  std::int64_t from = 0;                  // unless kRefused: the website that it comes from
  std::string next;                       // unless kRefused: as it was issued
  std::optional<model::Account> account;  // FindArrival, kOk: whose sign-in it carries
  std::string family;                     // FindArrival and Arrive, kOk: of that sign-in
  std::string arrival;                    // TakeTicket, kOk: what waits for the button
  BegunSession session;                     // Arrive, kOk
};
// A ticket that just came. Changes nothing: the arrival stands for it for kArrivalLife, once, in the same browser.
[[nodiscard]] Handover TakeTicket(const House&, const TicketPlace&, std::string_view ticket);
// What an arrival is good for. Changes nothing.
[[nodiscard]] Handover FindArrival(House&, const TicketPlace&, std::string_view arrival);
// Uses it up: a session at this host that ends when the others of its family do.
[[nodiscard]] Handover Arrive(House&, const TicketPlace&, std::string_view arrival);

}  // namespace rules

#endif  // PFORTE_RULES_HANDOVER_H_
