#include "rules/handover.h"

#include "page/portal.h"
#include "rules/website.h"
#include "view/handover.h"
#include "view/message.h"

namespace page {
namespace {

constexpr std::string_view kPath = "/account/handover";
// On its way it is encoded twice, within a target of http::kMaxTarget and a place that http::SafeNext takes.
constexpr std::size_t kMaxNext = 600;

std::string Encoded(std::string_view next) {
  std::string encoded = http::EncodeUrl(next);
  return encoded.size() > kMaxNext ? "" : encoded;
}

std::string Query(std::int64_t to, std::string_view binding, std::string_view next) {
  return "?to=" + std::to_string(to) + "&binding=" + http::EncodeUrl(binding) + "&next=" + Encoded(next);
}

}  // namespace

bool IsElsewhere(const PortalVisit& visit, std::string_view address) {
  auto parts = rules::ParseAddress(address);
  return parts && parts->host != visit.request.host && (address.starts_with("https://") || IsLocal(parts->host));
}

bool IsAtHome(const PortalVisit& visit) {
  return visit.website.address == (visit.request.https ? "https://" : "http://") + visit.request.host + visit.mount;
}

std::string WayTo(const std::string& address, std::int64_t from, std::string_view next) {
  return address + "/account/login?from=" + std::to_string(from) + "&next=" + Encoded(next);
}

std::string WayBack(const PortalVisit& visit, const model::Website& from, std::string_view next) {
  return from.address + std::string(kPath) +
         Query(visit.website.id, rules::BrowserBinding(visit.house, visit.browser), next);
}

bool IsHandover(const PortalVisit& visit, std::string_view next) {
  return next.substr(0, next.find('?')) == visit.mount + std::string(kPath);
}

http::Response GetHandover(PortalVisit& visit) {
  std::string next = http::SafeNext(visit.request.query.Get("next"));
  std::string_view binding = visit.request.query.Get("binding");
  auto to = rules::FindWebsite(visit.house, visit.request.query.Number("to").value_or(0));
  std::optional<std::string> ticket;
  if (to && IsElsewhere(visit, to->address)) {
    ticket = rules::IssueTicket(visit.house, *visit.customer, visit.website, *to, binding, next);
  }
  if (!ticket) return http::Html(404, view::ErrorMessage(visit.frame, 404));
  if (!visit.request.query.Has("ask")) {
    return http::SeeOther(to->address + "/account/arrive?ticket=" + *ticket);
  }
  std::string query = Query(to->id, binding, next);
  visit.frame.path += query + "&ask=1";
  view::HandoverView page;
  page.email = visit.customer->account.email;
  page.website = to->name;
  page.address = to->address;
  page.go = visit.mount + std::string(kPath) + query;
  return http::Html(200, view::Handover(visit.frame, page));
}

}  // namespace page
