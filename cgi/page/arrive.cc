#include "view/arrive.h"

#include "page/portal.h"
#include "rules/handover.h"
#include "rules/website.h"

namespace page {
namespace {

rules::TicketPlace Here(const PortalVisit& visit) { return {visit.website, visit.request.host, visit.browser}; }

std::string Target(const PortalVisit& visit, const rules::Handover& handover) {
  std::string next = http::SafeNext(handover.next);
  return next.empty() ? visit.mount + "/account/" : next;
}

// The secret leaves the address line at once, also if it opens nothing here: it may open something elsewhere.
http::Response Take(PortalVisit& visit) {
  auto taken = rules::TakeTicket(visit.house, Here(visit), visit.request.query.Get("ticket"));
  if (taken.state == rules::HandoverState::kLate) {
    return http::SeeOther(WayTo(visit.website.address, taken.from, taken.next));
  }
  visit.SetCookie("arrival", taken.arrival, taken.arrival.empty() ? 0 : rules::kArrivalLife);
  return visit.Go("/account/arrive");
}

// Who is signed in here comes back to a button that has done its work, and goes on.
http::Response Over(PortalVisit& visit, int status, const rules::Handover& handover) {
  if (visit.customer) return http::SeeOther(Target(visit, handover));
  view::ArriveView page;
  page.next = http::SafeNext(handover.next);
  return http::Html(status, view::Arrive(visit.frame, page));
}

}  // namespace

http::Response GetArrive(PortalVisit& visit) {
  if (visit.request.query.Has("ticket")) return Take(visit);
  auto found = rules::FindArrival(visit.house, Here(visit), visit.Cookie("arrival"));
  if (found.state != rules::HandoverState::kOk) return Over(visit, 200, found);
  if (visit.customer && visit.customer->family == found.family) return http::SeeOther(Target(visit, found));
  view::ArriveView page;
  page.ready = true;
  page.email = found.account->email;
  if (auto from = rules::FindWebsite(visit.house, found.from)) page.from = from->name;
  page.next = http::SafeNext(found.next);
  return http::Html(200, view::Arrive(visit.frame, page));
}

http::Response PostArrive(PortalVisit& visit) {
  auto arrived = rules::Arrive(visit.house, Here(visit), visit.Cookie("arrival"));
  visit.SetCookie("arrival", "", 0);
  if (arrived.state != rules::HandoverState::kOk) return Over(visit, 422, arrived);
  // Not one of the same family: that would end the sign-in that was just carried here.
  if (visit.customer && visit.customer->family != arrived.family) rules::SignOut(visit.house, visit.session);
  visit.Begin(arrived.session);
  return http::SeeOther(Target(visit, arrived));
}

}  // namespace page
