#include "view/home.h"

#include "page/portal.h"
#include "rules/registration_form.h"
#include "rules/renewal.h"
#include "rules/status.h"

namespace page {
namespace {

// At another host by way of its sign-in page, so that nobody types the password again.
std::string Enter(const PortalVisit& visit, const rules::OwnAccess& own) {
  if (!IsAtHome(visit) || !IsElsewhere(visit, own.address)) return own.target;
  std::string path = own.target.substr(own.target.find('/', own.target.find("//") + 2));
  return WayTo(own.address, visit.website.id, path);
}

view::HomeRenewal RenewalOf(PortalVisit& visit, const model::Access& access) {
  auto renewal = rules::FindRenewal(visit.house, access);
  if (!renewal) return view::HomeRenewal::kNone;
  if (renewal->asked_at) return view::HomeRenewal::kAsked;
  return renewal->declined_at ? view::HomeRenewal::kDeclined : view::HomeRenewal::kOffered;
}

view::HomeView Look(PortalVisit& visit) {
  view::HomeView page;
  page.name = visit.customer->account.name;
  page.email = visit.customer->account.email;
  page.may_request = visit.website.open != 0;
  for (const auto& own : rules::ListOwnAccesses(visit.house, visit.customer->account)) {
    const model::Access& access = own.line.access;
    view::HomeAccess line;
    line.id = access.id;
    line.website_name = own.line.website_name;
    line.renewal = RenewalOf(visit, access);
    line.address = own.address;
    line.status = access.status;
    line.expired = own.expired;
    line.since = access.status_at;
    line.reason = access.reason;
    line.valid_until = access.valid_until;
    line.here = access.website_id == visit.website.id;
    if (access.status == model::Status::kApproved && !own.expired) line.target = Enter(visit, own);
    if (line.here && access.status != model::Status::kWithdrawn) page.may_request = false;
    page.accesses.push_back(std::move(line));
  }
  if (page.may_request) page.asked = rules::FindAskedForm(visit.house, visit.website.id);
  return page;
}

}  // namespace

http::Response GetHome(PortalVisit& visit) { return http::Html(200, view::Home(visit.frame, Look(visit))); }

http::Response PostRenewal(PortalVisit& visit) {
  auto id = visit.request.form.Number("access").value_or(0);
  if (rules::AskRenewal(visit.house, visit.customer->account, id)) {
    visit.Notice(base::Say(visit.language, base::Text::kNoticeRenewalAsked));
  }
  return visit.Go("/account/");
}

http::Response PostAccesses(PortalVisit& visit) {
  model::FormErrors errors;
  const rules::RequestForm form{visit.Field("message"), visit.Field("order"),
                                ReadInput(visit, rules::FindAskedForm(visit.house, visit.website.id))};
  bool asked = rules::RequestAccess(visit.house, visit.website, visit.customer->account, form, visit.language, errors);
  if (!errors.empty()) {
    auto page = Look(visit);
    page.message = form.message;
    page.order = form.order;
    page.input = form.input;
    page.errors = errors;
    return http::Html(422, view::Home(visit.frame, page));
  }
  if (asked) visit.Notice(base::Say(visit.language, base::Text::kNoticeAccessRequested));
  return visit.Go("/account/status");
}

}  // namespace page
