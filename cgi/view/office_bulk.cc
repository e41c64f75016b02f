#include "view/office_bulk.h"

#include <numeric>

#include "marker/office/bulk.tpl.h"

namespace view {

namespace {

using base::Say;
using base::Text;
using model::BulkOutcome;

struct ActText {
  Text word, will, did;
};
// By model::BulkAct.
constexpr ActText kActs[] = {
    {Text::kOfficeRegistrationsApprove, Text::kOfficeBulkWillApprove, Text::kOfficeBulkDidApprove},
    {Text::kOfficeAccessReject, Text::kOfficeBulkWillReject, Text::kOfficeBulkDidReject},
    {Text::kOfficeRegistrationsResend, Text::kOfficeBulkWillResend, Text::kOfficeBulkDidResend},
    {Text::kOfficeRegistrationsDelete, Text::kOfficeBulkWillPurge, Text::kOfficeBulkDidPurge},
};
// By BulkOutcome.
constexpr Text kOutcomes[] = {Text::kOfficeBulkOpen, Text::kOfficeBulkDone, Text::kOfficeBulkChanged,
                              Text::kOfficeBulkNotAllowed, Text::kOfficeBulkGone, Text::kOfficeBulkUndone};
static_assert(std::size(kOutcomes) == model::kBulkOutcomeCount);

const ActText& TextOf(const OfficeBulkView& view) { return kActs[static_cast<std::size_t>(view.bulk.act)]; }
std::int64_t CountOf(const OfficeBulkView& view, BulkOutcome outcome) {
  return view.counts[static_cast<std::size_t>(outcome)];
}
std::int64_t CountAll(const OfficeBulkView& view) {
  return std::accumulate(view.counts.begin(), view.counts.end(), std::int64_t{0});
}
bool IsDecision(const OfficeBulkView& view) {
  return view.bulk.act == model::BulkAct::kApprove || view.bulk.act == model::BulkAct::kReject;
}

std::string Title(const Frame& frame, const OfficeBulkView& view) {
  const std::int64_t all = CountAll(view), open = CountOf(view, BulkOutcome::kOpen);
  const base::TextValues values = {{"ACT", Say(frame.language, TextOf(view).word)},
                                   {"NUMBER", std::to_string(all - open)},
                                   {"ALL", std::to_string(all)}};
  if (!view.bulk.started_at) return Say(frame.language, Text::kOfficeBulkPreviewTitle, values);
  return Say(frame.language, open > 0 ? Text::kOfficeBulkProgressTitle : Text::kOfficeBulkResultTitle, values);
}

// What would come of an item, or came of it.
std::string Comes(const Frame& frame, const OfficeBulkView& view, const BulkRow& row) {
  switch (row.outcome) {
    case BulkOutcome::kDone:
      return Say(frame.language, view.outcome == BulkOutcome::kOpen ? TextOf(view).will : TextOf(view).did);
    case BulkOutcome::kChanged:
      if (row.access_id == 0 || !IsDecided(row.status)) return Say(frame.language, Text::kOfficeBulkStaysChanged);
      return Say(frame.language, Text::kOfficeBulkStaysDecided,
                 {{"STATUS", StandingWord(frame.language, StandingOf(row.status, false))},
                  {"NAME", ActorWord(frame.language, row.decided_by)}});
    case BulkOutcome::kNotAllowed: return Say(frame.language, Text::kOfficeBulkStaysNotAllowed);
    case BulkOutcome::kGone: return Say(frame.language, Text::kOfficeBulkStaysGone);
    case BulkOutcome::kUndone: return Say(frame.language, Text::kOfficeBulkTakenBack);
    case BulkOutcome::kOpen: break;
  }
  return Say(frame.language, Text::kOfficeBulkOpen);
}

void AddRows(ctemplate::TemplateDictionary& body, const Frame& frame, const OfficeBulkView& view) {
  if (view.rows.empty()) return;
  auto& list = *body.AddSectionDictionary(kb_LIST);
  for (const BulkRow& each : view.rows) {
    auto& row = *list.AddSectionDictionary(kb_ROW);
    const std::string name = each.name.empty() ? Say(frame.language, Text::kOfficeBulkNobody) : each.name;
    if (each.access_id != 0) {
      auto& link = *row.AddSectionDictionary(kb_LINKED);
      link.SetIntValue(kb_ID, each.access_id);
      link.SetValue(kb_NAME, name);
    } else {
      row.SetValueAndShowSection(kb_NAME, name, kb_PLAIN);
    }
    SetIfAny(row, kb_COMPANY, each.company, kb_FIRM);
    SetIfAny(row, kb_EMAIL, each.email, kb_ADDRESSED);
    row.SetValue(kb_WEBSITE, each.website);
    row.SetValue(kb_COMES, Comes(frame, view, each));
    ShowIf(row, each.outcome != BulkOutcome::kDone && each.outcome != BulkOutcome::kUndone, kb_STAYS);
  }
}

// As long as mails wait; each decision is asked on its own whether it is too late.
void AddUndo(Page& page, const Frame& frame, const OfficeBulkView& view) {
  if (!IsDecision(view) || view.bulk.mail == 0 || CountOf(view, BulkOutcome::kDone) == 0) return;
  const std::string path = "/admin/bulk/" + std::to_string(view.bulk.id) + "/undo";
  auto& undo = *page.body().AddSectionDictionary(kb_UNDO);
  undo.SetIntValue(kb_ID, view.bulk.id);
  undo.SetValue(kb_UNDO_CSRF, frame.csrf(path));
  undo.SetIntValue(kb_AFTER, view.undo_after.value_or(0));
  if (!view.undo_after) return;
  undo.ShowSection(kb_GOES_ON);
  page.UseScript();
}

void AddRun(Page& page, const Frame& frame, const OfficeBulkView& view) {
  auto& run = *page.body().AddSectionDictionary(view.bulk.started_at ? kb_PROGRESS : kb_PREVIEW);
  page.AddForm(run, "/admin/bulk/" + std::to_string(view.bulk.id) + "/run", {}, {});
  run.SetIntValue(kb_ID, view.bulk.id);
  run.SetIntValue(kb_DONE, CountAll(view) - CountOf(view, BulkOutcome::kOpen));
  run.SetIntValue(kb_ALL, CountAll(view));
  run.SetValue(kb_RUN, Say(frame.language, Text::kOfficeBulkRun,
                           {{"ACT", Say(frame.language, TextOf(view).word)},
                            {"NUMBER", std::to_string(CountOf(view, BulkOutcome::kOpen))}}));
  if (view.bulk.started_at) page.UseScript();
  if (!IsDecision(view) || view.bulk.started_at) return;
  run.SetValueAndShowSection(
      kb_MAIL_TEXT,
      view.bulk.mail != 0 ? Say(frame.language, Text::kOfficeBulkMail, {{"NUMBER", std::to_string(view.grace_seconds)}})
                          : Say(frame.language, Text::kOfficeNoticeNoMail),
      kb_MAIL);
  SetIfAny(run, kb_REASON_TEXT, view.bulk.reason, kb_REASON);
}

}  // namespace

std::string OfficeBulk(const Frame& frame, const OfficeBulkView& view) {
  Page page(frame, "office/bulk.tpl", Title(frame, view));
  auto& body = page.body();
  const std::string address = frame.base + "/admin/bulk/" + std::to_string(view.bulk.id);
  if (CountOf(view, BulkOutcome::kOpen) > 0) {
    AddRun(page, frame, view);
  } else {
    AddUndo(page, frame, view);
  }
  ShowIf(body, CountAll(view) == 0, kb_EMPTY);
  if (view.bulk.started_at) {
    std::vector<OfficeTab> tabs;
    for (std::size_t i = 0; i < view.counts.size(); ++i) {
      const auto outcome = static_cast<BulkOutcome>(i);
      if (view.counts[i] == 0 && outcome != view.outcome) continue;
      tabs.push_back({Say(frame.language, kOutcomes[i]), view.counts[i],
                      Address(address, {{"outcome", std::string(model::Word(outcome))}}), outcome == view.outcome});
    }
    AddTabs(page, body, frame.language, Text::kOfficeBulkOutcomes, tabs);
  }
  AddRows(body, frame, view);
  std::string next;
  if (view.next) {
    next = Address(address,
                   {{"outcome", std::string(model::Word(view.outcome))}, {"after", std::to_string(*view.next)}});
  }
  AddPager(page, body, "", next);
  return page.Html();
}

}  // namespace view
