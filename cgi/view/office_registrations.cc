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
};

const StageText& TextOf(Stage stage) { return kStages[static_cast<std::size_t>(stage)]; }
std::string WordOf(Stage stage) { return std::string(model::Word(stage)); }

// What may be decided on the rows of a stage; an expired access is renewed on its own page.
bool MayApprove(Stage stage) { return stage == Stage::kWaiting || stage == Stage::kRejected; }
bool MayReject(Stage stage) { return stage == Stage::kWaiting || stage == Stage::kApproved; }
bool MaySelect(Stage stage) { return MayApprove(stage) || MayReject(stage); }
bool ShowsDecision(Stage stage) {
  return stage == Stage::kApproved || stage == Stage::kRejected || stage == Stage::kExpired;
}

bool IsFiltered(const OfficeRegistrationsView& view) {
  return !view.query.empty() || view.website_id != 0;
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
  if (view.total > 0 || IsFiltered(view)) {
    body.SetValueAndShowSection(kr_RESULTS, Results(frame.language, view.total), kr_COUNTED);
  }
  const std::string website = view.website_id == 0 ? "" : std::to_string(view.website_id);
  AddPager(page, body, frame.language,
           Address(frame.base + kPath,
                   {{"stage", WordOf(view.stage)}, {"q", view.query}, {"website", website}}),
           view.page, view.has_next);
}

void FillTime(ctemplate::TemplateDictionary& row, const Frame& frame,
              const OfficeRegistrationsView& view, std::int64_t at) {
  const bool waits = view.stage == Stage::kWaiting || view.stage == Stage::kUnverified;
  row.SetValue(kr_DATETIME, base::Rfc3339(at));
  row.SetValue(kr_SINCE,
               waits ? Since(frame.language, at, view.now) : base::Date(frame.language, at));
}

void FillEvidence(ctemplate::TemplateDictionary& row, const Frame& frame,
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
  FillTime(row, frame, view, access.status_at);
  FillEvidence(row, frame, line);
  FillWords(row, view, access);
  if (view.stage == Stage::kExpired && access.valid_until) {
    const std::string date = base::Date(frame.language, *access.valid_until);
    row.SetValueAndShowSection(
        kr_UNTIL, Say(frame.language, Text::kOfficeRegistrationsUntil, {{"DATE", date}}), kr_ENDED);
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
  ShowIf(list, MayApprove(view.stage), kr_BULK_APPROVE);
  ShowIf(list, MayReject(view.stage), kr_BULK_REJECT);
  page.AddForm(list, kDecide, fields, view.errors);
  for (const model::AccessLine& line : view.accesses) AddRow(list, frame, view, line);
}

void AddUnverified(Page& page, const Frame& frame, const OfficeRegistrationsView& view) {
  auto& list = *page.body().AddSectionDictionary(kr_UNVERIFIED);
  for (const model::RegistrationLine& line : view.registrations) {
    const model::Registration& registration = line.registration;
    const std::string name = registration.name.empty() ? registration.email : registration.name;
    const std::string path = "/admin/registration/" + std::to_string(registration.id);
    auto& row = *list.AddSectionDictionary(kr_REGISTRATION);
    row.SetIntValue(kr_ID, registration.id);
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
    const Text empty =
        IsFiltered(view) ? Text::kOfficeRegistrationsEmptySearch : TextOf(view.stage).empty;
    page.body().SetValueAndShowSection(kr_EMPTY_TEXT, Say(frame.language, empty), kr_EMPTY);
  }
  return page.Html();
}

}  // namespace view
