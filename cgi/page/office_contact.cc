#include "view/office_contact.h"

#include "page/office.h"
#include "rules/account.h"
#include "rules/customer.h"
#include "rules/merge.h"
#include "view/office_contacts.h"
#include "view/office_grant.h"
#include "view/office_merge.h"

namespace page {
namespace {

std::string PathOf(std::int64_t contact_id) { return "/admin/contact/" + std::to_string(contact_id); }

model::Contact Typed(const OfficeVisit& visit, model::Contact contact) {
  contact.number = visit.Field("number");
  contact.name = visit.Field("name");
  contact.company = visit.Field("company");
  contact.phone = visit.Field("phone");
  contact.notes = visit.Field("notes");
  base::Language language = base::Language::kGerman;
  if (base::ParseLanguage(visit.Field("language"), language)) contact.language = base::Code(language);
  return contact;
}

view::OfficeContactView Show(OfficeVisit& visit, rules::ContactFacts facts) {
  view::OfficeContactView page;
  page.title = facts.contact.company.empty() ? facts.contact.name : facts.contact.name + ", " + facts.contact.company;
  page.contact = std::move(facts.contact);
  for (auto& account : facts.accounts) {
    auto error = rules::FindMailError(visit.house, account.id);
    page.accounts.push_back({std::move(account), std::move(error)});
  }
  page.accesses = std::move(facts.accesses);
  page.history = std::move(facts.history);
  page.now = visit.house.Now();
  page.merging = visit.staff->staff.role == model::Role::kAdministrator;
  page.whole = visit.staff->staff.role != model::Role::kApprover;
  if (auto into = rules::FindMergedInto(visit.house, page.contact.id)) {
    page.merged_into = into->id;
    page.merged_name = into->company.empty() ? into->name : into->name + ", " + into->company;
  }
  return page;
}

// Nothing if it was done.
std::optional<base::Text> WhyNot(rules::MergeOutcome outcome) {
  switch (outcome) {
    case rules::MergeOutcome::kDone: return std::nullopt;
    case rules::MergeOutcome::kSame: return base::Text::kOfficeMergeSame;
    case rules::MergeOutcome::kTwoNumbers: return base::Text::kOfficeMergeTwoNumbers;
    case rules::MergeOutcome::kNested: return base::Text::kOfficeMergeNested;
    case rules::MergeOutcome::kNotAllowed:
    case rules::MergeOutcome::kNotFound: break;
  }
  return base::Text::kOfficeNoticeGone;
}

// Each by itself: that one is refused keeps nobody from the others.
rules::SaveResult GrantOne(OfficeVisit& visit, const view::OfficeGrantView& typed, std::int64_t website_id) {
  rules::GrantForm form;
  form.contact_id = typed.contact_id;
  form.website_id = website_id;
  form.email = typed.email;
  form.name = typed.name;
  form.status = typed.status;
  form.mail = typed.mail;
  return rules::GrantAccess(visit.house, visit.Decider(), form);
}

}  // namespace

http::Response GetContacts(OfficeVisit& visit) {
  view::OfficeContactsView page;
  page.query = visit.Query("q");
  const auto before = visit.request.query.Number("before").value_or(0);
  auto found = rules::SearchContacts(visit.house, visit.staff->Scope(), page.query, before);
  page.contacts = std::move(found.lines);
  page.from_beginning = before == 0;
  page.next = found.next;
  page.gave_up = found.gave_up;
  return http::Html(200, view::OfficeContacts(visit.frame, page));
}

http::Response GetContact(OfficeVisit& visit) {
  auto facts = rules::FindContactFacts(visit.house, visit.Decider(), visit.Id());
  if (!facts) return visit.Missing();
  return http::Html(200, view::OfficeContact(visit.frame, Show(visit, std::move(*facts))));
}

http::Response PostContact(OfficeVisit& visit) {
  auto facts = rules::FindContactFacts(visit.house, visit.Decider(), visit.Id());
  if (!facts) return visit.Missing();
  auto page = Show(visit, std::move(*facts));
  page.contact = Typed(visit, page.contact);
  page.contact.version = visit.request.form.Number("version").value_or(0);
  auto result = rules::SaveContact(visit.house, visit.Decider(), page.contact);
  if (result.conflict) result.errors.push_back({"", base::Text::kOfficeFormVersionConflict});
  if (!result.errors.empty()) {
    page.errors = result.errors;
    return http::Html(422, view::OfficeContact(visit.frame, page));
  }
  visit.Notice(visit.Say(base::Text::kOfficeNoticeSaved));
  return visit.Go(PathOf(visit.Id()));
}

http::Response GetNewContact(OfficeVisit& visit) {
  view::OfficeContactView page;
  page.contact.language = base::Code(visit.language);
  return http::Html(200, view::OfficeContact(visit.frame, page));
}

http::Response PostNewContact(OfficeVisit& visit) {
  view::OfficeContactView page;
  page.contact = Typed(visit, {});
  auto result = rules::SaveContact(visit.house, visit.Decider(), page.contact);
  if (!result.errors.empty()) {
    page.errors = result.errors;
    return http::Html(422, view::OfficeContact(visit.frame, page));
  }
  visit.Notice(visit.Say(base::Text::kOfficeNoticeContactAdded));
  return visit.Go(PathOf(result.id));
}

http::Response GetMerge(OfficeVisit& visit) {
  auto facts = rules::FindContactFacts(visit.house, visit.Decider(), visit.Id());
  if (!facts) return visit.Missing();
  view::OfficeMergeView page;
  page.contact_id = visit.Id();
  page.name = facts->contact.name;
  // At first those of the same name.
  page.query = visit.request.query.Has("q") ? visit.Query("q") : facts->contact.name;
  auto found = rules::SearchContacts(visit.house, visit.staff->Scope(), page.query);
  for (auto& line : found.lines) {
    if (line.id != visit.Id()) page.contacts.push_back(std::move(line));
  }
  page.has_more = found.next != 0;
  return http::Html(200, view::OfficeMerge(visit.frame, page));
}

http::Response PostMerge(OfficeVisit& visit) {
  auto into = visit.request.form.Number("into").value_or(0);
  auto why_not = WhyNot(rules::MergeContacts(visit.house, visit.Decider(), visit.Id(), into));
  if (why_not) {
    visit.Notice(visit.Say(*why_not));
    return visit.Go(PathOf(visit.Id()) + "/merge");
  }
  visit.Notice(visit.Say(base::Text::kOfficeMergeDone), PathOf(visit.Id()) + "/unmerge");
  return visit.Go(PathOf(into));
}

http::Response PostUnmerge(OfficeVisit& visit) {
  auto why_not = WhyNot(rules::UnmergeContact(visit.house, visit.Decider(), visit.Id()));
  visit.Notice(visit.Say(why_not.value_or(base::Text::kOfficeMergeUndone)));
  return visit.Go(PathOf(visit.Id()));
}

http::Response GetGrant(OfficeVisit& visit) {
  auto facts = rules::FindContactFacts(visit.house, visit.Decider(), visit.Id());
  if (!facts) return visit.Missing();
  view::OfficeGrantView page;
  page.contact_id = visit.Id();
  page.contact_name = page.name = facts->contact.name;
  if (!facts->accounts.empty()) {
    page.email = facts->accounts.front().email;
    page.name = facts->accounts.front().name;
  }
  page.websites = Choices(visit);
  if (page.websites.size() == 1) page.chosen.insert(page.websites.front().id);
  return http::Html(200, view::OfficeGrant(visit.frame, page));
}

http::Response PostGrant(OfficeVisit& visit) {
  auto facts = rules::FindContactFacts(visit.house, visit.Decider(), visit.Id());
  if (!facts) return visit.Missing();
  view::OfficeGrantView page;
  page.contact_id = visit.Id();
  page.contact_name = facts->contact.name;
  page.websites = Choices(visit);
  page.email = visit.Field("email");
  page.name = visit.Field("name");
  if (visit.Field("status") == model::Word(model::Status::kInProcessing)) page.status = model::Status::kInProcessing;
  page.mail = visit.request.form.Has("mail");
  std::string granted;
  std::int64_t access_id = 0;
  for (const auto& website : page.websites) {
    if (!visit.request.form.Has("website_" + std::to_string(website.id))) continue;
    page.chosen.insert(website.id);
    auto result = GrantOne(visit, page, website.id);
    for (const auto& error : result.errors) {
      // What is wrong with the person is wrong for every website.
      if (error.field != "website" && page.results.empty()) page.errors.push_back(error);
    }
    if (!page.errors.empty()) break;
    page.results.push_back({website.name, std::nullopt});
    if (!result.errors.empty()) {
      page.results.back().refused = result.errors.front().text;
    } else {
      page.chosen.erase(website.id);
      granted += (granted.empty() ? "" : ", ") + website.name;
      access_id = result.id;
    }
  }
  if (page.chosen.empty() && page.results.empty()) page.errors = GrantOne(visit, page, 0).errors;
  if (!page.errors.empty()) return http::Html(422, view::OfficeGrant(visit.frame, page));
  // Some were granted: the page says which, and the others are still chosen.
  if (!page.chosen.empty()) return http::Html(200, view::OfficeGrant(visit.frame, page));
  if (page.results.size() > 1) {
    visit.Notice(visit.Say(base::Text::kOfficeNoticeGrantedMany, {{"WEBSITES", granted}}));
    return visit.Go(PathOf(visit.Id()));
  }
  visit.Notice(visit.Say(page.mail ? base::Text::kOfficeNoticeInvited : base::Text::kOfficeNoticeGranted,
                         {{"NAME", page.name}, {"EMAIL", page.email}}));
  return visit.Go("/admin/access/" + std::to_string(access_id));
}

}  // namespace page
