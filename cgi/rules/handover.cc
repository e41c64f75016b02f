#include "rules/handover.h"

#include <algorithm>
#include <charconv>

#include "crypto/seal.h"
#include "crypto/token.h"
#include "rules/marker.h"
#include "rules/throttle.h"
#include "rules/website.h"
#include "store/session.h"
#include "store/ticket.h"
#include "store/website.h"

namespace rules {
namespace {

// The contexts they are sealed for: neither passes for the other.
constexpr std::string_view kOnItsWay = "ticket", kArrived = "arrival";
constexpr std::size_t kTokenLength = 43;

struct Ticket {
  std::int64_t from = 0, to = 0;  // websites
  std::string host;               // of `to`
  std::string family, binding, nonce;
  std::int64_t expires_at = 0;
  std::string next;
};

// One a line. `next` is the last and takes the rest: no value of it can pass for another field.
std::string Write(const Ticket& ticket) {
  return std::to_string(ticket.from) + "\n" + std::to_string(ticket.to) + "\n" + ticket.host + "\n" + ticket.family +
         "\n" + ticket.binding + "\n" + ticket.nonce + "\n" + std::to_string(ticket.expires_at) + "\n" + ticket.next;
}

Ticket Read(std::string_view text) {
  auto line = [&text] {
    std::string_view first = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(first.size() + 1, text.size()));
    return first;
  };
  auto number = [&line] {
    std::int64_t value = 0;
    std::string_view digits = line();
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  };
  Ticket ticket;
  ticket.from = number();
  ticket.to = number();
  ticket.host = line();
  ticket.family = line();
  ticket.binding = line();
  ticket.nonce = line();
  ticket.expires_at = number();
  ticket.next = text;
  return ticket;
}

std::string Sealed(const House& house, std::string_view stage, const Ticket& ticket) {
  return crypto::Seal(house.keys, crypto::Use::kTicket, stage, Write(ticket));
}

// Nothing unless it was made at this stage, for this place.
std::optional<Ticket> Opened(const House& house, std::string_view stage, const TicketPlace& place,
                             std::string_view sealed) {
  auto text = crypto::Open(house.keys, crypto::Use::kTicket, stage, sealed);
  if (!text) return std::nullopt;
  Ticket ticket = Read(*text);
  bool ours = !place.browser.empty() && ticket.to == place.website.id && ticket.host == place.host &&
              crypto::Equal(ticket.binding, BrowserBinding(house, place.browser));
  if (!ours) return std::nullopt;
  return ticket;
}

// The ticket, if it holds. Fills `handover` with what it says, kLate until the caller finds more.
std::optional<Ticket> Holding(const House& house, std::string_view stage, const TicketPlace& place,
                              std::string_view sealed, Handover& handover) {
  auto ticket = Opened(house, stage, place, sealed);
  if (!ticket) return std::nullopt;
  handover.state = HandoverState::kLate;
  handover.from = ticket->from;
  handover.next = ticket->next;
  if (ticket->expires_at <= house.Now()) return std::nullopt;
  return ticket;
}

}  // namespace

std::vector<model::Website> ListNeighbours(House& house, std::string_view host) {
  std::vector<model::Website> neighbours = store::ListWebsites(house.database);
  std::erase_if(neighbours, [&](const model::Website& website) {
    auto parts = ParseAddress(website.address);
    return website.closed != 0 || !parts || parts->host == host;
  });
  return neighbours;
}

std::string BrowserBinding(const House& house, std::string_view browser) {
  return crypto::Digest(house.keys, crypto::Use::kTicket, {browser});
}

std::optional<std::string> IssueTicket(const House& house, const SignedIn& customer, const model::Website& from,
                                       const model::Website& to, std::string_view binding, std::string_view next) {
  auto parts = ParseAddress(to.address);
  bool formed = binding.size() == kTokenLength &&
                binding.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") ==
                    std::string_view::npos;
  if (!parts || !formed) return std::nullopt;
  Ticket ticket;
  ticket.from = from.id;
  ticket.to = to.id;
  ticket.host = parts->host;
  ticket.family = customer.family;
  ticket.binding = binding;
  ticket.nonce = crypto::NewToken();
  ticket.expires_at = house.Now() + kTicketLife;
  ticket.next = next;
  return Sealed(house, kOnItsWay, ticket);
}

Handover TakeTicket(const House& house, const TicketPlace& place, std::string_view sealed) {
  Handover handover;
  auto ticket = Holding(house, kOnItsWay, place, sealed, handover);
  if (!ticket) return handover;
  // Counted from the ticket's end and not from now: all arrivals of one ticket end together, and what was used up may
  // be forgotten then.
  ticket->expires_at += kArrivalLife;
  handover.arrival = Sealed(house, kArrived, *ticket);
  handover.state = HandoverState::kOk;
  return handover;
}

Handover FindArrival(House& house, const TicketPlace& place, std::string_view arrival) {
  Handover handover;
  auto ticket = Holding(house, kArrived, place, arrival, handover);
  if (!ticket) return handover;
  auto live = store::FindSessionOfFamily(house.database, ticket->family, house.Now());
  if (!live) return handover;
  handover.account = std::move(live->account);
  handover.family = std::move(ticket->family);
  handover.state = HandoverState::kOk;
  return handover;
}

Handover Arrive(House& house, const TicketPlace& place, std::string_view arrival) {
  Handover handover;
  auto ticket = Holding(house, kArrived, place, arrival, handover);
  if (!ticket || !Reservation(house).Take(kArrival, ticket->family)) return handover;
  store::Transaction transaction(house.database);
  auto live = store::FindSessionOfFamily(house.database, ticket->family, house.Now());
  if (!live) return handover;
  MarkerChange markers(house, {.account_id = live->account.id, .website_id = {}});
  if (!store::InsertTicket(house.database, ticket->nonce, ticket->expires_at)) return handover;
  // Of the same account and family, to the same end.
  model::Session session = std::move(live->session);
  session.host = place.host;
  handover.session = BeginSession(house, std::move(session));
  markers.Commit(transaction);
  handover.family = std::move(ticket->family);
  handover.state = HandoverState::kOk;
  return handover;
}

}  // namespace rules
