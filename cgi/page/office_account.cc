#include "rules/account.h"

#include "page/office.h"
#include "rules/customer.h"
#include "rules/website.h"
#include "rules/why.h"
#include "view/office_account.h"
#include "view/office_why.h"

namespace page {
namespace {

// Back to its contact, with what was done to it.
http::Response Back(OfficeVisit& visit, const model::Account& account, base::Text notice) {
  visit.Notice(visit.Say(notice, {{"EMAIL", account.email}}));
  return visit.Go("/admin/contact/" + std::to_string(account.contact_id));
}

http::Response SetDisabled(OfficeVisit& visit, bool disabled) {
  auto account = rules::FindOfficeAccount(visit.house, visit.Decider(), visit.Id());
  if (!account) return visit.Missing();
  const bool done = rules::SetAccountDisabled(visit.house, visit.Decider(), visit.Id(), disabled);
  return Back(visit, *account,
              !done      ? base::Text::kOfficeNoticeNotYours
              : disabled ? base::Text::kOfficeNoticeAccountDisabled
                         : base::Text::kOfficeNoticeAccountEnabled);
}

}  // namespace

http::Response PostAccountSessionsEnd(OfficeVisit& visit) {
  auto account = rules::FindOfficeAccount(visit.house, visit.Decider(), visit.Id());
  if (!account) return visit.Missing();
  const bool done = rules::EndSessions(visit.house, visit.Decider(), visit.Id());
  return Back(visit, *account,
              done ? base::Text::kOfficeNoticeAccountSignedOut : base::Text::kOfficeNoticeNotYours);
}

http::Response PostAccountDisable(OfficeVisit& visit) { return SetDisabled(visit, true); }
http::Response PostAccountEnable(OfficeVisit& visit) { return SetDisabled(visit, false); }

http::Response GetNewAccount(OfficeVisit& visit) {
  auto facts = rules::FindContactFacts(visit.house, visit.Decider(), visit.Id());
  if (!facts) return visit.Missing();
  view::OfficeAccountView page;
  page.contact_id = visit.Id();
  page.contact_name = page.name = facts->contact.name;
  return http::Html(200, view::OfficeAccount(visit.frame, page));
}

http::Response PostNewAccount(OfficeVisit& visit) {
  auto facts = rules::FindContactFacts(visit.house, visit.Decider(), visit.Id());
  if (!facts) return visit.Missing();
  view::OfficeAccountView page;
  page.contact_id = visit.Id();
  page.contact_name = facts->contact.name;
  page.email = visit.Field("email");
  page.name = visit.Field("name");
  auto added = rules::AddAccount(visit.house, visit.Decider(), visit.Id(), page.email, page.name);
  if (!added.errors.empty()) {
    page.errors = std::move(added.errors);
    return http::Html(422, view::OfficeAccount(visit.frame, page));
  }
  visit.Notice(visit.Say(base::Text::kOfficeNoticeAccountAdded, {{"EMAIL", page.email}}));
  return visit.Go("/admin/contact/" + std::to_string(visit.Id()));
}

http::Response GetWhy(OfficeVisit& visit) {
  auto account = rules::FindOfficeAccount(visit.house, visit.Decider(), visit.Id());
  if (!account) return visit.Missing();
  view::OfficeWhyView page;
  page.account_id = account->id;
  page.contact_id = account->contact_id;
  page.name = account->name;
  page.page = visit.Query("page");
  if (page.page.empty()) return http::Html(200, view::OfficeWhy(visit.frame, page));
  auto address = http::ParsePageAddress(page.page);
  auto place = address ? rules::ParseAddress(address->origin) : std::nullopt;
  if (!place) {
    page.errors.push_back({"page", base::Text::kOfficeWhyInvalid});
    return http::Html(422, view::OfficeWhy(visit.frame, page));
  }
  auto why = rules::ExplainPass(visit.house, visit.Decider(), visit.Id(), place->host, address->path);
  if (!why) return visit.Missing();
  auto& answer = page.answer.emplace();
  answer.opens = why->opens;
  for (auto text : why->found) answer.found.push_back(rules::SayWhy(visit.language, *why, text));
  if (why->advice) answer.advice = rules::SayWhy(visit.language, *why, *why->advice);
  answer.access_id = why->access_id;
  return http::Html(200, view::OfficeWhy(visit.frame, page));
}

}  // namespace page
