#include "view/office_registrations.h"

#include "base/clock.h"
#include "marker/office/registrations.tpl.h"

namespace view {

namespace {

using base::Say;
using base::Text;

constexpr char kPath[] = "/admin/registrations";
constexpr char kDecide[] = "/admin/registrations/decide";

struct StageText {
  Text word, empty;
};
// By Stage.
constexpr StageText kStages[kStageCount] = {
    {Text::kOfficeStageWaiting, Text::kOfficeRegistrationsEmptyWaiting},
    {Text::kOfficeStageUnverified, Text::kOfficeRegistrationsEmptyUnverified},
    {Text::kOfficeStageApproved, Text::kOfficeRegistrationsEmptyApproved},
    {Text::kOfficeStageRejected, Text::kOfficeRegistrationsEmptyRejected},
    {Text::kOfficeStageWithdrawn, Text::kOfficeRegistrationsEmptyWithdrawn},
    {Text::kOfficeStageExpired, Text::kOfficeRegistrationsEmptyExpired},
    {Text::kOfficeStageRenewal, Text::kOfficeRegistrationsEmptyRenewal},
};

const StageText& TextOf(Stage stage) { return kStages[static_cast<std::size_t>(stage)]; }
std::string WordOf(Stage stage) { return std::string(model::Word(stage)); }

// What may be decided on the rows of a stage; an expired access is renewed on its own page.
bool MayApprove(Stage stage) { return stage == Stage::kWaiting || stage == Stage::kRejected; }
bool MayReject(Stage stage) { return stage == Stage::kWaiting || stage == Stage::kApproved; }
bool MaySelect(Stage stage) { return MayApprove(stage) || MayReject(stage); }
bool ShowsDecision(Stage stage) {
  return stage == Stage::kApproved || stage == Stage::kRejected || stage == Stage::kExpired || stage == Stage::kRenewal;
}

// For somebody of the office.
bool Waits(Stage stage) {
  return stage == Stage::kWaiting || stage == Stage::kUnverified || stage == Stage::kRenewal;
}

model::Sort UsualSort(Stage stage) {
  return Waits(stage) ? model::Sort::kOldest : model::Sort::kNewest;
}

bool IsFiltered(const OfficeRegistrationsView& view) {
  return !view.query.empty() || view.website_id != 0 || !view.order.empty() || !view.decided_by.empty() ||
         !view.older_than.empty();
}

// What leads back to the list as it is filtered and sorted now.
AddressQuery FilterOf(const OfficeRegistrationsView& view) {
  AddressQuery query = {{"stage", WordOf(view.stage)}};
  auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) query.emplace_back(name, value);
  };
  add("q", view.query);
  add("website", view.website_id == 0 ? "" : std::to_string(view.website_id));
  add("order", view.order);
  add("older", view.older_than);
  add("by", view.decided_by);
  if (view.sort != UsualSort(view.stage)) add("sort", std::string(model::Word(view.sort)));
  return query;
}

std::string PlaceAddress(const Frame& frame, const OfficeRegistrationsView& view, const char* name,
                         const std::string& place) {
  if (place.empty()) return "";
  AddressQuery query = FilterOf(view);
  query.emplace_back(name, place);
  return Address(frame.base + kPath, query);
}

void FillFilter(Page& page, const Frame& frame, const OfficeRegistrationsView& view) {
  auto& body = page.body();
  std::vector<OfficeTab> tabs;
  for (std::size_t i = 0; i < kStageCount; ++i) {
    const auto stage = static_cast<Stage>(i);
    tabs.push_back({Say(frame.language, kStages[i].word), view.counts[i],
                    Address(frame.base + kPath, {{"stage", WordOf(stage)}}), stage == view.stage});
  }
  AddTabs(page, body, frame.language, Text::kOfficeRegistrationsStages, tabs);
  body.SetValue(kr_STAGE, WordOf(view.stage));
  body.SetValue(kr_QUERY, view.query);
  for (const WebsiteChoice& website : view.websites) {
    auto& option = *body.AddSectionDictionary(kr_WEBSITE_OPTION);
    option.SetIntValue(kr_WEBSITE_ID, website.id);
    option.SetValue(kr_WEBSITE_NAME, website.name);
    ShowIf(option, website.id == view.website_id, kr_SELECTED);
  }
  body.SetValue(kr_ORDER_NUMBER, view.order);
  body.SetValue(kr_OLDER, view.older_than);
  ShowIf(body, view.sort == model::Sort::kNewest, kr_NEWEST);
  if (ShowsDecision(view.stage)) {
    auto& by = *body.AddSectionDictionary(kr_BY);
    for (const std::string& name : view.deciders) {
      auto& option = *by.AddSectionDictionary(kr_BY_OPTION);
      option.SetValue(kr_BY_NAME, name);
      option.SetValue(kr_BY_SHOWN, ActorWord(frame.language, name));
      ShowIf(option, name == view.decided_by, kr_BY_SELECTED);
    }
  }
  // Closed unless something in it narrows the list: the search alone is what is asked most.
  ShowIf(body, !view.order.empty() || !view.older_than.empty() || !view.decided_by.empty(), kr_MORE_OPEN);
  if (view.total > 0 || IsFiltered(view)) {
    body.SetValueAndShowSection(kr_RESULTS, Results(frame.language, view.total), kr_COUNTED);
  }
  AddPager(page, body, PlaceAddress(frame, view, "before", view.previous),
           PlaceAddress(frame, view, "after", view.next));
}

// So that what is decided leads back to the same list.
void AddFilterInputs(ctemplate::TemplateDictionary& form, const OfficeRegistrationsView& view) {
  for (const auto& [name, value] : FilterOf(view)) {
    auto& input = *form.AddSectionDictionary(kr_KEPT);
    input.SetValue(kr_KEPT_NAME, name);
    input.SetValue(kr_KEPT_VALUE, value);
  }
}

void FillTime(ctemplate::TemplateDictionary& row, const Frame& frame,
              const OfficeRegistrationsView& view, std::int64_t at) {
  const bool waits = Waits(view.stage);
  row.SetValue(kr_DATETIME, base::Rfc3339(at));
  row.SetValue(kr_SINCE,
               waits ? Since(frame.language, at, view.now) : base::Date(frame.language, at));
}

void FillEvidence(ctemplate::TemplateDictionary& row, const Frame& frame, const OfficeRegistrationsView& view,
                  const model::AccessLine& line) {
  row.SetIntValue(kr_CONTACT, line.contact_id);
  if (line.other_accesses > 0) {
    row.SetValueAndShowSection(kr_OTHERS, OtherAccesses(frame.language, line.other_accesses),
                               kr_KNOWN);
  }
  if (line.earlier_rejections > 0) {
    row.SetValueAndShowSection(kr_REJECTIONS,
                               EarlierRejections(frame.language, line.earlier_rejections),
                               kr_REJECTED_BEFORE);
  }
  ShowIf(row, line.other_accesses == 0 && line.earlier_rejections == 0, kr_STRANGER);
  if (line.from_network >= kBurst) {
    row.SetValueAndShowSection(kr_FROM_NETWORK, FromNetwork(frame.language, line.from_network), kr_BURST);
  }
  ShowIf(row, line.renewal_asked_at != 0 && view.stage != Stage::kRenewal, kr_RENEWAL);
  if (line.access.status != model::Status::kInProcessing) return;
  ShowIf(row, line.asked == 1, kr_ASKED);
  ShowIf(row, line.asked == 2, kr_ANSWERED);
  if (!line.claimed_by.empty()) {
    row.SetValueAndShowSection(
        kr_CLAIMED_BY, Say(frame.language, Text::kOfficeEvidenceClaimed, {{"NAME", line.claimed_by}}), kr_CLAIMED);
  }
}

void FillWords(ctemplate::TemplateDictionary& row, const OfficeRegistrationsView& view,
               const model::Access& access) {
  if (access.message.empty() && access.reason.empty()) return;
  auto& words = *row.AddSectionDictionary(kr_SAYING);
  ShowIf(words, MaySelect(view.stage), kr_BESIDE);
  constexpr int kColumns = 5;  // those every stage has
  words.SetIntValue(
      kr_SPAN, kColumns + (ShowsDecision(view.stage) ? 1 : 0) + (MayApprove(view.stage) ? 1 : 0));
  SetIfAny(words, kr_MESSAGE_TEXT, access.message, kr_MESSAGE);
  SetIfAny(words, kr_REASON_TEXT, access.reason, kr_REASON);
}

void AddRow(ctemplate::TemplateDictionary& list, const Frame& frame,
            const OfficeRegistrationsView& view, const model::AccessLine& line) {
  const model::Access& access = line.access;
  const std::string name = PersonOf(line);
  auto& row = *list.AddSectionDictionary(kr_ACCESS);
  row.SetIntValue(kr_ID, access.id);
  row.SetIntValue(kr_VERSION, access.version);
  row.SetValue(kr_NAME, name);
  SetIfAny(row, kr_COMPANY, line.company, kr_FIRM);
  if (name != line.email) row.SetValueAndShowSection(kr_EMAIL, line.email, kr_ADDRESSED);
  row.SetValue(kr_WEBSITE, line.website_name);
  row.SetValue(kr_ORDER, access.order_number);
  ShowIf(row, access.order_number.empty(), kr_NO_ORDER);
  FillTime(row, frame, view, view.stage == Stage::kRenewal ? line.renewal_asked_at : access.status_at);
  FillEvidence(row, frame, view, line);
  FillWords(row, view, access);
  if ((view.stage == Stage::kExpired || view.stage == Stage::kRenewal) && access.valid_until) {
    const std::string date = base::Date(frame.language, *access.valid_until);
    const bool ended = *access.valid_until <= view.now;
    const Text text = ended ? Text::kOfficeRegistrationsUntil : Text::kOfficeRegistrationsEnds;
    row.SetValueAndShowSection(kr_UNTIL, Say(frame.language, text, {{"DATE", date}}), kr_ENDED);
  }
  if (MaySelect(view.stage)) {
    row.SetValueAndShowSection(
        kr_SELECT_LABEL,
        Say(frame.language, Text::kOfficeRegistrationsSelectLabel, {{"NAME", name}}), kr_PICK);
    ShowIf(row, view.selected.contains(access.id), kr_PICKED);
  }
  if (ShowsDecision(view.stage)) {
    row.SetValueAndShowSection(kr_DECIDED_BY, ActorWord(frame.language, access.decided_by),
                               kr_DECIDED);
  }
  if (MayApprove(view.stage)) {
    row.SetValueAndShowSection(
        kr_APPROVE_LABEL,
        Say(frame.language, Text::kOfficeRegistrationsApproveLabel, {{"NAME", name}}), kr_APPROVE);
  }
}

// What may be done with many, and the filter that it leads back to.
void AddBulk(ctemplate::TemplateDictionary& form, const OfficeRegistrationsView& view) {
  const bool unverified = view.stage == Stage::kUnverified;
  AddFilterInputs(form, view);
  ShowIf(form, MayApprove(view.stage), kr_BULK_APPROVE);
  ShowIf(form, MayReject(view.stage), kr_BULK_REJECT);
  ShowIf(form, unverified, kr_BULK_UNVERIFIED);
  if (view.previous.empty() && view.next.empty()) return;
  auto& all = *form.AddSectionDictionary(kr_ALL);
  ShowIf(all, view.all, kr_ALL_CHECKED);
}

void AddAccesses(Page& page, const Frame& frame, const OfficeRegistrationsView& view) {
  auto& list = *page.body().AddSectionDictionary(kr_ACCESSES);
  std::vector<Field> fields;
  if (MaySelect(view.stage)) {
    fields = {ReasonField(frame.language, view.reason), MailField(view.mail)};
    list.ShowSection(kr_SELECTING);
    list.ShowSection(kr_BULK);
  }
  ShowIf(list, ShowsDecision(view.stage), kr_DECIDING);
  ShowIf(list, MayApprove(view.stage), kr_APPROVING);
  AddBulk(list, view);
  page.AddForm(list, kDecide, fields, view.errors);
  for (const model::AccessLine& line : view.accesses) AddRow(list, frame, view, line);
}

void AddUnverified(Page& page, const Frame& frame, const OfficeRegistrationsView& view) {
  auto& list = *page.body().AddSectionDictionary(kr_UNVERIFIED);
  AddBulk(list, view);
  page.AddForm(list, kDecide, {}, view.errors);
  for (const model::RegistrationLine& line : view.registrations) {
    const model::Registration& registration = line.registration;
    const std::string name = registration.name.empty() ? registration.email : registration.name;
    const std::string path = "/admin/registration/" + std::to_string(registration.id);
    auto& row = *list.AddSectionDictionary(kr_REGISTRATION);
    row.SetIntValue(kr_ID, registration.id);
    row.SetIntValue(kr_VERSION, registration.version);
    row.SetValue(kr_SELECT_LABEL,
                 Say(frame.language, Text::kOfficeRegistrationsSelectLabel, {{"NAME", name}}));
    ShowIf(row, view.selected.contains(registration.id), kr_PICKED);
    row.SetValue(kr_NAME, name);
    SetIfAny(row, kr_COMPANY, registration.company, kr_FIRM);
    if (name != registration.email) {
      row.SetValueAndShowSection(kr_EMAIL, registration.email, kr_ADDRESSED);
    }
    row.SetValue(kr_WEBSITE, line.website_name);
    row.SetValue(kr_ORDER, registration.order_number);
    ShowIf(row, registration.order_number.empty(), kr_NO_ORDER);
    FillTime(row, frame, view, registration.requested_at);
    SetIfAny(row, kr_MESSAGE_TEXT, registration.message, kr_MESSAGE);
    row.SetValue(kr_RESEND_CSRF, frame.csrf(path + "/resend"));
    row.SetValue(kr_RESEND_LABEL,
                 Say(frame.language, Text::kOfficeRegistrationsResendLabel, {{"NAME", name}}));
    row.SetValue(kr_DELETE_CSRF, frame.csrf(path + "/delete"));
    row.SetValue(kr_DELETE_LABEL,
                 Say(frame.language, Text::kOfficeRegistrationsDeleteLabel, {{"NAME", name}}));
  }
}

}  // namespace

std::string OfficeRegistrations(const Frame& frame, const OfficeRegistrationsView& view) {
  Page page(frame, "office/registrations.tpl",
            Say(frame.language, Text::kOfficeRegistrationsTitle));
  FillFilter(page, frame, view);
  ShowIf(page.body(), IsFiltered(view), kr_CLEAR);
  if (!view.accesses.empty()) {
    AddAccesses(page, frame, view);
  } else if (!view.registrations.empty()) {
    AddUnverified(page, frame, view);
  } else {
    const Text empty = view.too_short     ? Text::kOfficeRegistrationsTooShort
                       : IsFiltered(view) ? Text::kOfficeRegistrationsEmptySearch
                                          : TextOf(view.stage).empty;
    page.body().SetValueAndShowSection(kr_EMPTY_TEXT, Say(frame.language, empty), kr_EMPTY);
  }
  return page.Html();
}

}  // namespace view
